import Knowledge
import Text

/// Whether the fields of leads let in what Marketplace sends. Those of another organisation say
/// nothing of it.
enum SalesforceLeadFields {
  static let checks: [Check] = [
    Check(
      "salesforce.required-fields", "no field is required that Marketplace does not send",
      needs: ["salesforce.sign-in"], unlessBroken: ["salesforce.organisation"],
      judges: ["salesforce.sign-in"], applies: SalesforceLook.hasSession, look: requiredFields),
    Check(
      "salesforce.picklists", "no list of values stands in the way of leads",
      needs: ["salesforce.sign-in"], unlessBroken: ["salesforce.organisation"],
      judges: ["salesforce.sign-in"], applies: SalesforceLook.hasSession, look: picklists),
  ]

  @Sendable private static func requiredFields(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try SalesforceLook(context)
    let fields = try await look.leadFields().filter {
      $0.isRequired && !$0.isSent && !$0.isPicklist
    }
    guard !fields.isEmpty else { return .ok }
    return .broken(
      look.observation(
        "salesforce-required-field", of: fields,
        said: "leads need a field that Marketplace does not send"))
  }

  @Sendable private static func picklists(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try SalesforceLook(context)
    let fields = try await look.leadFields()
    let required = fields.filter { $0.isRequired && !$0.isSent && $0.isPicklist }
    guard required.isEmpty else {
      return .broken(
        look.observation(
          "salesforce-required-picklist", of: required,
          said: "leads need a choice that Marketplace does not send"))
    }
    // The field is there only while the lists of states and countries are on.
    if let country = fields.first(where: { $0.name == "CountryCode" }) {
      return .warning(
        look.observation(
          "salesforce-country-picklist", of: [country],
          said:
            "state and country picklists are on, so a lead with another word for its country is lost"
        ))
    }
    let restricted = fields.filter { $0.isSent && $0.isRestricted }
    guard !restricted.isEmpty else { return .ok }
    return .warning(
      look.observation(
        "salesforce-restricted-picklist", of: restricted,
        said: "the picklist takes no values but its own, and Marketplace sends others"))
  }
}

extension SalesforceLook {
  /// The fields of leads, or why they are not to be seen.
  func leadFields() async throws(CheckStop) -> [LeadField] {
    switch try await service.get("sobjects/Lead/describe") {
    case .refused(let refusal): throw CheckStop(verdict(on: refusal).outcome)
    case .found(let body):
      let fields = (body["fields"]?.array ?? []).compactMap { LeadField($0) }
      guard !fields.isEmpty else {
        throw CheckStop(
          .notEstablished(
            .entry(
              "network-unexpected-answer", said: "\(service.host) describes leads without a field",
              parameters: parameters)))
      }
      return fields
    }
  }

  /// What is to be said of some fields.
  func observation(_ entry: String, of fields: [LeadField], said: String) -> Observation {
    let names = fields.map(\.shown)
    var parameters = parameters
    parameters[.field] = names.first
    parameters[.fields] = LeadField.list(names)
    parameters[.count] = "\(names.count)"
    return .entry(entry, said: "\(said): \(LeadField.list(names))", parameters: parameters)
  }
}
