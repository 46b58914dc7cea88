import Knowledge
import Text
import Transport

/// What a check of Salesforce looks with.
struct SalesforceLook: Sendable {
  typealias Key = SalesforceFields.Key

  let context: CheckContext
  /// The session that signing in has opened.
  let service: SalesforceService

  /// Ends the check where no session was opened.
  init(_ context: CheckContext) throws(CheckStop) {
    guard let session = context.facts[SalesforceFact.session] else {
      throw CheckStop(.notEstablished(.said("no session was opened")))
    }
    self.context = context
    service = SalesforceService(session, over: context.transport)
  }

  var parameters: [Parameter: String] { [.host: service.host] }

  /// The organisation that was entered, or why a check ends without it.
  static func organisation(
    _ configuration: Configuration
  ) throws(CheckStop) -> OrganisationIdentifier {
    let text = try RequiredValue(Key.organisationID, in: configuration).text()
    let entered = EnteredOrganisation(text)
    if let organisation = entered.organisation { return organisation }
    let slip = entered.slip
    throw CheckStop(
      .broken(.entry(slip?.entry ?? "salesforce-id-malformed", said: slip?.said)))
  }

  /// Whether anything is entered by which the organisation could be looked into.
  @Sendable static func hasSession(_ configuration: Configuration) -> Bool {
    Key.session.contains { configuration.isEntered($0) }
  }
}

/// What the checks of Salesforce learn from one another.
enum SalesforceFact {
  /// What came of asking the servlet without naming an organisation.
  static let emptyAnswer = FactKey<Result<HTTPResponse, TransportError>>("emptyAnswer")
  /// The session that was opened.
  static let session = FactKey<SalesforceSession>("session")
  /// The organisation's own row, or why it is not to be seen.
  static let organisation = FactKey<Result<[JSONValue], SalesforceRefusal>>("organisation")
}

extension SalesforceLook {
  /// What a refusal means. None of them says anything about leads, which need no session.
  static func verdict(
    on refusal: SalesforceRefusal, from host: String, blaming field: String? = nil
  ) -> CheckResult {
    let parameters = [Parameter.host: host]
    let observation: Observation
    if refusal.words == nil {
      observation = .entry("network-unexpected-answer", said: refusal.said, parameters: parameters)
    } else if let entry = refusal.status == 401 ? expired : entries[refusal.code] {
      observation = .entry(entry, said: refusal.said, parameters: parameters)
    } else if withoutRight.contains(refusal.code) {
      observation = .entry(notPermitted, said: refusal.said, parameters: parameters)
    } else {
      observation = .said(refusal.said, else: EntryID(notPermitted), parameters: parameters)
    }
    return .notEstablished(field.map(observation.blaming) ?? observation)
  }

  func verdict(on refusal: SalesforceRefusal) -> CheckResult {
    Self.verdict(on: refusal, from: service.host)
  }

  private static let expired = "salesforce-session-expired"
  private static let notPermitted = "salesforce-look-not-permitted"

  /// What is answered to who may not look; much is said not to be there.
  private static let withoutRight: Set<String> = [
    "INVALID_TYPE", "INSUFFICIENT_ACCESS", "INSUFFICIENT_ACCESS_OR_READONLY", "NOT_FOUND",
  ]

  /// Refusals that come whatever is asked.
  static let entries: [String: String] = [
    "INVALID_SESSION_ID": expired,
    "API_DISABLED_FOR_ORG": "salesforce-api-not-enabled",
    "API_CURRENTLY_DISABLED": "salesforce-api-not-enabled",
    "REQUEST_LIMIT_EXCEEDED": "salesforce-api-limit",
    "SERVER_UNAVAILABLE": "salesforce-unavailable",
  ]
}
