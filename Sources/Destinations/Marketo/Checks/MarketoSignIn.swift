import Knowledge
import Text
import Transport

/// Whether Marketo lets the custom service in, and how much of the day's calls is left.
enum MarketoSignIn {
  private typealias Key = MarketoFields.Key

  static let checks: [Check] = [
    Check(
      "marketo.sign-in", "the Client ID and the Client Secret are accepted",
      needs: ["marketo.instance", "marketo.credentials"], field: Key.clientSecret,
      uses: Key.access, applies: applies, look: signIn)
  ]

  static let quotaChecks: [Check] = [
    Check(
      "marketo.quota", "enough calls are left for today", needs: ["marketo.sign-in"],
      uses: Key.access, judges: ["marketo.sign-in"], applies: applies, look: quota)
  ]

  /// The interface is asked where there is something to enter it by.
  @Sendable static func applies(_ configuration: Configuration) -> Bool {
    MarketoConfiguration(configuration).hasCredentials
  }

  @Sendable private static func signIn(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let token = try await MarketoLook(context).freshToken()
    return .ok(learned: Facts(MarketoFact.token, token))
  }

  /// What an instance has a day unless more was bought
  /// (experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/rest-api).
  private static let callsADay = 50_000
  /// From how much of it on somebody ought to know.
  private static let alarmingPercentage = 90

  @Sendable private static func quota(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try MarketoLook(context)
    let days = try await look.get(MarketoService.usagePath, needing: .anything)
    // Before the first call of a day there is no day to tell of.
    guard let day = days?.first else { return .ok }
    guard let total = day["total"]?.integer else {
      return .notEstablished(.said("Marketo does not tell how many calls were made"))
    }
    guard total >= callsADay / 100 * alarmingPercentage else { return .ok }
    return .warning(
      .entry(
        "marketo-quota-nearly-reached",
        said: "the Marketo instance has used \(total) of \(callsADay) calls today",
        parameters: [.count: "\(total)", .limit: "\(callsADay)"]))
  }
}
