import Text

/// The calls about forms.
struct MarketoAssetCalls: Sendable {
  /// What was ordered to be wrong.
  let faults: FaultSet

  /// The most forms that a page holds, and how many it holds unless asked.
  private static let pageSizes = (most: 200, usual: 20)

  /// Answers a request.
  ///
  /// - Parameters:
  ///   - path: What stands behind `/rest/asset/v1/`, without `.json`.
  ///   - fields: The query.
  /// - Returns: The answer.
  /// - Throws: `MarketoRefusal` where there is none.
  func answer(
    _ path: [Substring], _ fields: FormFields
  ) throws(MarketoRefusal) -> MarketoAnswer {
    if faults.contains("marketo-access-denied") { throw .denied }
    switch (path.first, path.dropFirst().first, path.count) {
    case ("forms", nil, 1): return try forms(fields)
    case ("form", "byName", 2): return try form(named: fields["name"], fields)
    case ("form", "fields", 2): return .assets(Self.availableFields)
    case ("form", let id?, 2): return try form(id, fields)
    case ("form", let id?, 3) where path[2] == "fields": return try formFields(id, fields)
    default: throw .notFound
    }
  }

  private func form(
    _ id: Substring, _ fields: FormFields
  ) throws(MarketoRefusal) -> MarketoAnswer {
    guard let found = try version(id, fields) else { return .assets([]) }
    return .assets([found.form.json(found.version, found.status)])
  }

  private func formFields(
    _ id: Substring, _ fields: FormFields
  ) throws(MarketoRefusal) -> MarketoAnswer {
    guard let found = try version(id, fields) else { return .assets([]) }
    return .assets(MarketoForm.fields(of: found.version).array ?? [])
  }

  private func form(
    named name: String?, _ fields: FormFields
  ) throws(MarketoRefusal) -> MarketoAnswer {
    guard let name, !name.isEmpty else { throw .blank("name") }
    let status = try Self.status(fields)
    let found = MarketoForm.all(faults).first { $0.name == name }
    return .assets(
      found.flatMap { form in form.version(status).map { form.json($0.version, $0.status) } }
        .map { [$0] } ?? [])
  }

  private func forms(_ fields: FormFields) throws(MarketoRefusal) -> MarketoAnswer {
    let status = try Self.status(fields)
    let size = try MarketoLeadCalls.number("maxReturn", fields) ?? Self.pageSizes.usual
    guard (1...Self.pageSizes.most).contains(size) else {
      throw .invalidValue("Integer", String(size))
    }
    let found = MarketoForm.all(faults).compactMap { form in
      form.version(status).map { form.json($0.version, $0.status) }
    }
    let offset = try MarketoLeadCalls.number("offset", fields) ?? 0
    return .assets(Array(found.dropFirst(offset).prefix(size)))
  }

  private func version(
    _ id: Substring, _ fields: FormFields
  ) throws(MarketoRefusal) -> (
    form: MarketoForm, version: MarketoForm.Version, status: MarketoForm.Status
  )? {
    guard let number = Int(id) else { throw .invalidValue("Integer", String(id)) }
    if faults.contains("marketo-form-missing-702"), id == World.marketoFormID { throw .noData }
    let status = try Self.status(fields)
    guard let form = MarketoForm.all(faults).first(where: { $0.id == number }),
      let found = form.version(status)
    else { return nil }
    return (form, found.version, found.status)
  }

  private static func status(
    _ fields: FormFields
  ) throws(MarketoRefusal) -> MarketoForm.Status? {
    guard let text = fields["status"], !text.isEmpty else { return nil }
    guard let status = MarketoForm.Status(rawValue: text.lowercased()) else {
      throw .invalidValue("status", text)
    }
    return status
  }

  /// What could be put into a form.
  private static let availableFields = MarketoField.all
    .filter { !MarketoField.readOnly.contains($0.name) }
    .map { field -> JSONValue in
      [
        "id": JSONValue(field.formID), "isRequired": false, "dataType": JSONValue(field.type),
        "maxLength": 255,
      ]
    }
}
