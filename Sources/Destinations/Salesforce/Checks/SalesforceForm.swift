import Knowledge
import Text

/// What can be seen of what was entered without asking anybody.
enum SalesforceForm {
  typealias Key = SalesforceFields.Key

  static let checks: [Check] = [
    Check(
      "salesforce.organisation-id", "the organization id is one of an organization", kind: .form,
      field: Key.organisationID, look: organisationID),
    Check(
      "salesforce.session", "what the organization is looked into with is complete", kind: .form,
      field: Key.myDomain, uses: Key.session, applies: SalesforceLook.hasSession, look: session),
    ContactForm.check(of: "salesforce"),
  ]

  @Sendable private static func organisationID(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    _ = try SalesforceLook.organisation(context.configuration)
    return .ok
  }

  @Sendable private static func session(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let entered = SalesforceCredentials(context.configuration)
    let slip = try entered.slip()
    _ = try entered.way()
    return slip.map { .warning($0) } ?? .ok
  }
}

/// What was entered to look into the organisation with.
struct SalesforceCredentials: Sendable {
  private typealias Key = SalesforceFields.Key

  /// How a session is opened.
  enum Way: Sendable {
    case token(Secret)
    case client(String, secret: Secret)
  }

  private let configuration: Configuration

  init(_ configuration: Configuration) { self.configuration = configuration }

  /// The organisation's host; `nil` where nothing is entered that could be one.
  var host: SalesforceHost? {
    guard let text = configuration.text(Key.myDomain) else { return nil }
    let entered = EnteredDomain(text)
    return entered.host ?? (configuration.isTrusted ? entered.foreign : nil)
  }

  /// What is wrong with My Domain, and does not matter; where it does, the check ends.
  func slip() throws(CheckStop) -> Observation? {
    guard isEntered(Key.myDomain) else {
      if isAwaited(Key.myDomain) { return nil }
      let what = isEntered(Key.accessToken) ? "an access token" : "a consumer key or secret"
      throw incomplete("\(what) is entered, and no My Domain", blaming: Key.myDomain)
    }
    let entered = EnteredDomain(
      try RequiredValue(Key.myDomain, in: configuration).text())
    if entered.isPlain { return nil }
    let observation = Observation.entry(
      "salesforce-my-domain-malformed", said: entered.said,
      parameters: host.map { [.host: $0.text] } ?? [:]
    ).blaming(Key.myDomain)
    if host != nil { return observation }
    guard isReference, let foreign = entered.foreign else { throw CheckStop(.broken(observation)) }
    throw CheckStop(
      .broken(
        .entry(
          "document-secret-to-foreign-host",
          said: "the secret would go to a host that is not one of Salesforce's: '\(foreign.text)'",
          parameters: [.host: foreign.text, .key: Key.myDomain]
        ).blaming(Key.myDomain)))
  }

  /// How a session is to be opened; `nil` where that will yet be asked for.
  func way() throws(CheckStop) -> Way? {
    if isEntered(Key.accessToken) { return .token(try secret(Key.accessToken)) }
    if isEntered(Key.clientID), isEntered(Key.clientSecret) {
      let client = try RequiredValue(Key.clientID, in: configuration).text()
      try check(client, of: Key.clientID, "the consumer key")
      return .client(client, secret: try secret(Key.clientSecret))
    }
    let missing = [Key.clientID, Key.clientSecret].filter { !isEntered($0) }
    let isBegun = missing.count == 1
    if isBegun ? isAwaited(missing[0]) : Key.session.contains(where: isAwaited) { return nil }
    switch missing {
    case [Key.clientSecret]:
      throw incomplete("the consumer key has no consumer secret beside it", blaming: missing[0])
    case [Key.clientID]:
      throw incomplete("the consumer secret has no consumer key beside it", blaming: missing[0])
    default:
      throw incomplete(
        "for a look into Salesforce there is neither an access token nor a consumer key and secret",
        blaming: Key.accessToken)
    }
  }

  private func secret(_ key: String) throws(CheckStop) -> Secret {
    let secret = try RequiredValue(key, in: configuration).secret()
    let name = key == Key.accessToken ? "the access token" : "the consumer secret"
    try check(secret.exposedText, of: key, name)
    return secret
  }

  private func check(_ text: String, of key: String, _ name: String) throws(CheckStop) {
    guard let what = Self.trouble(of: text) else { return }
    throw CheckStop(
      .broken(
        .entry("salesforce-token-malformed", said: "\(name) \(what)", parameters: [.key: key])
          .blaming(key)))
  }

  /// What no token, key or secret has; the sentence holds nothing of it.
  private static func trouble(of text: String) -> String? {
    if text.lowercased().hasPrefix("bearer ") { return "begins with 'Bearer'" }
    if text.trimmingBlanks != text { return "has blanks around it" }
    let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"'<>`".utf8.contains($0) }
    return isPlain ? nil : "has blanks, quotes or other signs that belong to none"
  }

  private var isReference: Bool {
    [Key.accessToken, Key.clientSecret].contains {
      configuration.entries[$0]?.isReference ?? false
    }
  }

  private func isEntered(_ key: String) -> Bool { configuration.isEntered(key) }

  private func isAwaited(_ key: String) -> Bool {
    configuration.awaited.contains(key) && !isEntered(key)
  }

  /// Leads arrive all the same; nothing can be seen of it.
  private func incomplete(_ what: String, blaming key: String) -> CheckStop {
    CheckStop(
      .notEstablished(
        .entry("salesforce-session-incomplete", said: what, parameters: [.key: key])
          .blaming(key)))
  }
}
