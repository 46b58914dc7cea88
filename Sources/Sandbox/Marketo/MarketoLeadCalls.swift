import Text

/// The calls about people: finding, sending a form, adding, removing.
struct MarketoLeadCalls: Sendable {
  let people: MarketoPeople
  /// What was ordered to be wrong.
  let faults: FaultSet

  /// The most people that a call takes or a page holds.
  static let maximumCount = 300
  /// What every place in a list begins with.
  private static let placeMark = "PS5VL5WD4UOWGOUC"
  /// What is told of somebody unless something else is asked for.
  private static let usual = ["id", "firstName", "lastName", "email", "updatedAt", "createdAt"]

  // MARK: Finding

  /// `GET /rest/v1/leads.json`, or `POST` with `_method=GET` and the rest in a form.
  func find(_ fields: FormFields) throws(MarketoRefusal) -> MarketoAnswer {
    guard let type = fields["filterType"], !type.isEmpty else { throw .blank("filterType") }
    guard let list = fields["filterValues"], !list.isEmpty else { throw .blank("filterValues") }
    guard MarketoField.named(type) != nil else {
      throw .invalidData("Invalid filterType '\(type)'")
    }
    let values = list.split(separator: ",").map {
      String(RequestHead.trim($0)).lowercased()
    }
    guard values.count <= Self.maximumCount else {
      throw .invalidData("Too many values: at most \(Self.maximumCount)")
    }
    let names = try Self.names(fields["fields"])
    let found = people.rows(type, among: Set(values))
    let size = try Self.number("batchSize", fields) ?? Self.maximumCount
    let start = try Self.place(fields["nextPageToken"])
    let page = found.dropFirst(start).prefix(max(1, min(size, Self.maximumCount)))
    let next = start + page.count
    return .people(
      page.map { Self.shown($0, names) },
      next: next < found.count ? "\(Self.placeMark)\(next)====" : nil)
  }

  /// `GET /rest/v1/lead/ID.json`.
  func lead(_ id: String, _ fields: FormFields) throws(MarketoRefusal) -> MarketoAnswer {
    guard Int(id) != nil else { throw .invalidValue("Integer", id) }
    let names = try Self.names(fields["fields"])
    let rows = people.rows("id", among: [id])
    guard !rows.isEmpty else { throw .leadNotFound }
    return .people(rows.map { Self.shown($0, names) })
  }

  // MARK: Writing

  /// `POST /rest/v1/leads/submitForm.json`.
  func submit(_ content: JSONValue) throws(MarketoRefusal) -> MarketoAnswer {
    if faults.contains("marketo-submit-denied") { throw .denied }
    guard let id = content["formId"]?.integer else { throw .blank("formId") }
    guard let form = MarketoForm.all(faults).first(where: { $0.id == id }),
      let version = form.version(.approved)?.version
    else { throw .invalidData("Form \(id) not found") }
    return .list(try each(content) { submit($0, to: version) })
  }

  private func submit(_ record: JSONValue, to version: MarketoForm.Version) -> JSONValue {
    guard let values = record["leadFormFields"], let members = values.object else {
      return Self.skipped(.valueMissing("leadFormFields"))
    }
    if faults.contains("marketo-lead-skipped") { return Self.skipped(.multipleMatches) }
    let names = Set(version.fields.map(\.name))
    if let stranger = members.first(where: { !names.contains($0.key) }) {
      return Self.skipped(.fieldNotFound(stranger.key))
    }
    let sent = members.filter { !($0.value.string ?? $0.value.number ?? "").isEmpty }
    let missing = ["email"] + version.required.map(\.name).sorted()
    if let name = missing.first(where: { name in !sent.contains { $0.key == name } }) {
      return Self.skipped(.valueMissing(name))
    }
    if faults.contains("marketo-lead-lost") {
      return ["id": JSONValue(people.lose()), "status": "created"]
    }
    return stored(values)
  }

  /// `POST /rest/v1/leads.json`.
  func synchronise(_ content: JSONValue) throws(MarketoRefusal) -> MarketoAnswer {
    let action = content["action"]?.string ?? "createOrUpdate"
    guard ["createOrUpdate", "createOnly", "updateOnly"].contains(action) else {
      throw .invalidValue("action", action)
    }
    return .list(
      try each(content) { record in
        guard let members = record.object else { return Self.skipped(.valueMissing("email")) }
        if let stranger = members.first(where: { MarketoField.named($0.key) == nil }) {
          return Self.skipped(.fieldNotFound(stranger.key))
        }
        guard let email = record["email"]?.string, !email.isEmpty else {
          return Self.skipped(.valueMissing("email"))
        }
        let isThere = !people.rows("email", among: [email.lowercased()]).isEmpty
        if action == "createOnly", isThere {
          return Self.skipped(MarketoRefusal(1005, "Lead already exists"))
        }
        if action == "updateOnly", !isThere { return Self.skipped(.leadNotFound) }
        return stored(record.keeping { !MarketoField.readOnly.contains($0) })
      })
  }

  /// `POST /rest/v1/leads/delete.json` and `DELETE /rest/v1/leads.json`.
  func delete(_ content: JSONValue) throws(MarketoRefusal) -> MarketoAnswer {
    if faults.contains("marketo-delete-denied") { throw .denied }
    return .list(
      try each(content) { record in
        guard let id = record["id"]?.integer ?? record["id"]?.string.flatMap({ Int($0) }),
          people.delete(id)
        else { return Self.skipped(.leadNotFound) }
        return ["id": JSONValue(id), "status": "deleted"]
      })
  }

  private func stored(_ values: JSONValue) -> JSONValue {
    let (id, isNew) = people.upsert(values)
    return ["id": JSONValue(id), "status": isNew ? "created" : "updated"]
  }

  private func each(
    _ content: JSONValue, _ answer: (JSONValue) -> JSONValue
  ) throws(MarketoRefusal) -> JSONValue {
    guard let records = content["input"]?.array, !records.isEmpty else { throw .blank("input") }
    guard records.count <= Self.maximumCount else {
      throw .invalidData("Too many records: at most \(Self.maximumCount)")
    }
    return JSONValue(.array(records.map(answer)))
  }

  private static func skipped(_ reason: MarketoRefusal) -> JSONValue {
    ["status": "skipped", "reasons": JSONValue(.array([reason.json]))]
  }

  // MARK: Parts

  private static func names(_ list: String?) throws(MarketoRefusal) -> [String] {
    guard let list, !list.isEmpty else { return usual }
    let names = list.split(separator: ",").map { String(RequestHead.trim($0)) }
    for name in names where MarketoField.named(name) == nil { throw .fieldNotFound(name) }
    return ["id"] + names.filter { $0 != "id" }
  }

  private static func shown(_ row: JSONValue, _ names: [String]) -> JSONValue {
    JSONValue(.object(names.map { .init(key: $0, value: row[$0] ?? nil) }))
  }

  /// A number among the fields of a query.
  static func number(_ name: String, _ fields: FormFields) throws(MarketoRefusal) -> Int? {
    guard let text = fields[name], !text.isEmpty else { return nil }
    guard let number = Int(text), number >= 0 else { throw .invalidValue("Integer", text) }
    return number
  }

  private static func place(_ token: String?) throws(MarketoRefusal) -> Int {
    guard let token, !token.isEmpty else { return 0 }
    guard token.hasPrefix(placeMark),
      let place = Int(token.dropFirst(placeMark.utf8.count).prefix { $0 != "=" }), place >= 0
    else { throw .invalidValue("nextPageToken", token) }
    return place
  }
}
