import Knowledge
import Text
import Transport

/// Whether the organisation lets itself be looked into, and which one it is.
enum SalesforceSignIn {
  private typealias Key = SalesforceFields.Key

  static let checks: [Check] = [
    Check(
      "salesforce.sign-in", "a session in the organization can be used",
      needs: ["salesforce.session"], field: Key.accessToken, uses: Key.session,
      applies: SalesforceLook.hasSession, look: signIn),
    Check(
      "salesforce.organisation", "the session is in the organization that gets the leads",
      needs: ["salesforce.organisation-id", "salesforce.sign-in"], field: Key.organisationID,
      judges: ["salesforce.sign-in"], applies: SalesforceLook.hasSession, look: organisation),
  ]

  /// The first thing that is asked in a session is which organisation it is in.
  static let query = "SELECT Id, IsSandbox, OrganizationType, InstanceName FROM Organization"

  @Sendable private static func signIn(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let credentials = SalesforceCredentials(context.configuration)
    guard let host = credentials.host, let way = try credentials.way() else {
      return .notEstablished(.said("nothing is entered yet to open a session with"))
    }
    let session: SalesforceSession
    var field = Key.accessToken
    switch way {
    case .token(let token): session = SalesforceSession(host: host, token: token)
    case .client(let client, let secret):
      field = Key.clientSecret
      switch try await SalesforceToken(host: host, transport: context.transport)
        .session(client: client, secret: secret)
      {
      case .success(let opened): session = opened
      case .failure(let refusal): return refused(refusal, at: host)
      }
    }
    let rows = try await SalesforceService(session, over: context.transport).rows(query)
    if case .failure(let refusal) = rows, isOfSession(refusal) {
      return SalesforceLook.verdict(on: refusal, from: host.text, blaming: field)
    }
    var facts = Facts(SalesforceFact.session, session)
    facts[SalesforceFact.organisation] = rows
    return .ok(learned: facts)
  }

  /// Whether a refusal would have come whatever was asked.
  private static func isOfSession(_ refusal: SalesforceRefusal) -> Bool {
    refusal.status == 401 || refusal.words == nil
      || SalesforceLook.entries[refusal.code] != nil
  }

  /// Why no token was given (RFC 6749, 5.2, and Salesforce's own words).
  private static func refused(
    _ refusal: SalesforceRefusal, at host: SalesforceHost
  ) -> CheckResult {
    let parameters = [Parameter.host: host.text]
    switch refusal.code {
    case "":
      return SalesforceLook.verdict(on: refusal, from: host.text)
    case "invalid_client_id":
      return .notEstablished(
        .entry("salesforce-client-rejected", said: refusal.said, parameters: parameters)
          .blaming(Key.clientID))
    case "invalid_client":
      return .notEstablished(
        .entry("salesforce-client-rejected", said: refusal.said, parameters: parameters)
          .blaming(Key.clientSecret))
    case "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_app_access":
      // A user who is locked out or comes from elsewhere is told with the same code.
      return .notEstablished(
        .said(
          refusal.said, else: EntryID("salesforce-client-credentials-off"), parameters: parameters
        ).blaming(Key.clientID))
    case "rate_limit_exceeded", "slow_down":
      return .notEstablished(
        .said(refusal.said, else: EntryID("salesforce-api-limit"), parameters: parameters))
    case "server_error", "temporarily_unavailable":
      return .notEstablished(
        .entry("salesforce-unavailable", said: refusal.said, parameters: parameters))
    default:
      return .notEstablished(
        .said(
          refusal.said, else: EntryID("salesforce-client-rejected"), parameters: parameters
        ).blaming(Key.clientID))
    }
  }

  @Sendable private static func organisation(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let entered = try SalesforceLook.organisation(context.configuration)
    let look = try SalesforceLook(context)
    switch context.facts[SalesforceFact.organisation] {
    case .failure(let refusal): return look.verdict(on: refusal)
    case .success(let rows): return judge(rows.first, entered, look)
    case nil: return .notEstablished(.said("the organization was not asked for"))
    }
  }

  private static func judge(
    _ row: JSONValue?, _ entered: OrganisationIdentifier, _ look: SalesforceLook
  ) -> CheckResult {
    guard let real = row?["Id"]?.string.flatMap({ OrganisationIdentifier($0) }) else {
      return .notEstablished(
        .entry(
          "network-unexpected-answer", said: "\(look.service.host) names no organization",
          parameters: look.parameters))
    }
    var parameters = look.parameters
    parameters[.organisationId] = real.text
    guard real == entered else {
      return .broken(
        .entry(
          "salesforce-organisation-mismatch",
          said: "the organization that was signed in to is '\(real.text)', and leads go to "
            + "another: '\(entered.text)'", parameters: parameters))
    }
    guard row?["IsSandbox"]?.bool != true else {
      return .broken(
        .entry(
          "salesforce-organisation-is-sandbox",
          said: "the organization '\(real.text)' is a sandbox, and Marketplace sends leads to "
            + "production", parameters: parameters))
    }
    return .ok
  }
}
