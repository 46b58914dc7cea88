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
    if let id, let secret, isSwapped(id, secret) { return swapped }
    let slips = [id.flatMap(slip(ofID:)), secret.flatMap(slip(ofSecret:))].compactMap(\.self)
    return slips.first { if case .broken = $0.outcome { true } else { false } } ?? slips.first
      ?? .ok
  }

  /// A document of the time before December 2022, when nobody was asked for credentials.
  private static var older: CheckResult {
    .warning(
      .entry(
        "marketo-credentials-missing",
        said: "a Server ID is entered, but no Client ID and no Client Secret"
      ).blaming(Key.clientID))
  }

  private static func isSwapped(_ id: String, _ secret: String) -> Bool {
    GlobalIdentifier(within: secret) != nil && GlobalIdentifier(within: id) == nil
  }

  private static var swapped: CheckResult {
    .broken(
      .entry(
        "marketo-credentials-swapped", said: "the Client ID and the Client Secret are swapped"))
  }

  /// The text itself is not shown: it may be a secret in the wrong box.
  private static func slip(ofID text: String) -> CheckResult? {
    guard GlobalIdentifier(text) == nil else { return nil }
    guard GlobalIdentifier(text.trimmingBlanks) == nil else {
      return .warning(malformed("the Client ID has a blank at its beginning or end", Key.clientID))
    }
    let isInside = GlobalIdentifier(within: text) != nil
    let what = isInside ? "has something around it" : "is no GUID"
    return .broken(malformed("the Client ID \(what)", Key.clientID))
  }

  private static func slip(ofSecret text: String) -> CheckResult? {
    MarketoSecret.trouble(of: text).map { .broken(malformed($0, Key.clientSecret)) }
  }

  private static func malformed(_ said: String, _ key: String) -> Observation {
    .entry("marketo-credentials-malformed", said: said, parameters: [.key: key]).blaming(key)
  }
}
