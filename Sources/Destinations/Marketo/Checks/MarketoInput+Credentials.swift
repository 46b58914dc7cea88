import Knowledge
import Text

extension MarketoInput {
  /// The Client ID and the Client Secret are looked at together: they stand side by side where they
  /// are copied from, and are often taken for one another.
  @Sendable static func credentials(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let configuration = context.configuration
    let entered = MarketoConfiguration(configuration)
    if !entered.hasCredentials, !entered.awaitsCredentials, entered.hasServer { return older }
    let id = try RequiredValue(Key.clientID, in: configuration).textUnlessAwaited()
    let secret: String?
    do throws(CheckStop) {
      secret = try RequiredValue(Key.clientSecret, in: configuration).secretUnlessAwaited()?
        .exposedText
    } catch {
      // What is wrong with the id is seen whether the secret can be looked at or not.
      if let slip = id.flatMap(slip(ofID:)), case .broken = slip.outcome { return slip }
      throw error
    }
    guard id != nil || secret != nil else {
      throw RequiredValue(Key.clientID, in: configuration).missing
    }
    if let id, let secret, let swapped = Self.swapped(id, secret) { return swapped }
    let slips = [id.flatMap(slip(ofID:)), secret.flatMap(slip(ofSecret:))].compactMap(\.self)
    return slips.first { if case .broken = $0.outcome { true } else { false } } ?? slips.first
      ?? .ok
  }

  /// A document of the time before December 2022, when nobody was asked for credentials.
  private static var older: CheckResult {
    .warning(
      .entry(
        "marketo-credentials-missing",
        said: "the document has a server ID, as before December 2022, "
          + "and neither client ID nor client secret"
      ).blaming(Key.clientID))
  }

  /// A client secret is no GUID, so what is one in its place is the other's.
  private static func swapped(_ id: String, _ secret: String) -> CheckResult? {
    guard let other = GlobalIdentifier(within: secret) else { return nil }
    let own = GlobalIdentifier(within: id)
    guard own == nil || own == other else { return nil }
    return .broken(
      .entry(
        "marketo-credentials-swapped",
        said: "the client ID and the client secret are \(own == nil ? "swapped" : "the same")"))
  }

  /// The text itself is not shown: it may be a secret in the wrong box.
  private static func slip(ofID text: String) -> CheckResult? {
    guard GlobalIdentifier(text) == nil else { return nil }
    guard GlobalIdentifier(text.trimmingBlanks) == nil else {
      return .warning(malformed("the client ID has a blank at its beginning or end", Key.clientID))
    }
    let isInside = GlobalIdentifier(within: text) != nil
    let what = isInside ? "has something around it" : "is not a GUID"
    return .broken(malformed("the client ID \(what)", Key.clientID))
  }

  private static func slip(ofSecret text: String) -> CheckResult? {
    MarketoSecret.trouble(of: text).map { .broken(malformed($0, Key.clientSecret)) }
  }

  private static func malformed(_ said: String, _ key: String) -> Observation {
    .entry("marketo-credentials-malformed", said: said, parameters: [.key: key]).blaming(key)
  }
}
