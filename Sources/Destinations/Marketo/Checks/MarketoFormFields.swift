import Knowledge
import Text

/// Whether what Marketplace sends fits into the form.
enum MarketoFormFields {
  private typealias Key = MarketoFields.Key

  static let checks: [Check] = [
    Check(
      "marketo.form-fields", "the form has the fields that leads fill",
      needs: ["marketo.form-approved"], field: Key.formID, uses: Key.form,
      judges: ["marketo.sign-in"], applies: MarketoSignIn.applies, look: fields),
    Check(
      "marketo.lead-source", "the form has a Lead Source field", needs: ["marketo.form-fields"],
      field: Key.formID, uses: [], judges: ["marketo.form-fields"],
      applies: MarketoSignIn.applies, look: leadSource),
    Check(
      "marketo.required-fields", "every required field is one that Marketplace fills",
      needs: ["marketo.form-fields"], field: Key.formID, uses: [],
      judges: ["marketo.form-fields"], applies: MarketoSignIn.applies, look: requiredFields),
  ]

  @Sendable private static func fields(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try MarketoLook(context)
    let form = try look.form()
    let path = "/rest/asset/v1/form/\(form.text)/fields.json"
    let records = try await look.get(
      path, [(name: "status", value: "approved")], needing: .readAssets)
    guard let records else {
      return .notEstablished(.said("Marketo does not tell the fields of the form"))
    }
    let fields = MarketoFormField.all(in: records)
    let facts = Facts(MarketoFact.fields, fields)
    let missing = MarketplaceField.allCases.filter { wanted in
      !fields.contains { wanted.isTaken(by: $0) }
    }
    guard !missing.isEmpty else { return .ok(learned: facts) }
    let names = missing.map(\.rawValue).joined(separator: ", ")
    let observation = Observation.entry(
      "marketo-form-fields-missing",
      said: "form \(form.text) lacks fields that leads have: \(names)",
      parameters: [.fields: names])
    // Marketo knows people by their address; without the others a lead only tells less.
    return missing.contains(.email)
      ? .broken(observation) : .warning(observation, learned: facts)
  }

  @Sendable private static func leadSource(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    guard let fields = context.facts[MarketoFact.fields] else { return .ok }
    if fields.contains(where: isLeadSource) { return .ok }
    guard let similar = fields.first(where: isSource) else {
      return .broken(
        .entry("marketo-lead-source-missing", said: "\(name(context)) has no field Lead Source"))
    }
    return .warning(
      .entry(
        "marketo-lead-source-missing",
        said: "\(name(context)) has no field Lead Source; '\(similar.shownName)' comes near",
        parameters: [.field: similar.shownName]))
  }

  private static func name(_ context: CheckContext) -> String {
    context.facts[MarketoFact.form].map { "form \($0.id.text)" } ?? "the form"
  }

  private static func isLeadSource(_ field: MarketoFormField) -> Bool {
    field.names.contains { $0.contains("leadsource") || $0.contains("sourcesystem") }
  }

  /// A field of somebody's own may be meant for it.
  private static func isSource(_ field: MarketoFormField) -> Bool {
    field.names.contains { $0.contains("source") }
  }

  @Sendable private static func requiredFields(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let fields = context.facts[MarketoFact.fields] ?? []
    // One that comes near is taken for it only where there is no other.
    let isForSource = fields.contains(where: isLeadSource) ? isLeadSource : isSource
    let unfilled = fields.filter { field in
      field.isRequired && !field.isHidden && !isForSource(field)
        && !MarketplaceField.allCases.contains { $0.isTaken(by: field) }
    }
    guard let first = unfilled.first else { return .ok }
    let shown = unfilled.prefix(10).map(\.shownName).joined(separator: ", ")
    let more = unfilled.count > 10 ? " and \(unfilled.count - 10) more" : ""
    return .broken(
      .entry(
        "marketo-required-field",
        said: "\(name(context)) requires what Marketplace does not send: \(shown)\(more)",
        parameters: [.field: first.shownName, .fields: shown]))
  }
}
