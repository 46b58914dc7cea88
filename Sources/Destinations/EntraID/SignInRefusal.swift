import Text
import Transport

/// An answer of the sign-in service that is no token (RFC 6749, 5.2).
struct SignInRefusal: Sendable, Hashable {
  /// The status of the answer.
  let status: Int
  /// The word that the protocol defines, such as `invalid_client`.
  let error: String
  /// The service's own words.
  let description: String
  /// The numbers that the service adds, such as 7000215.
  let codes: [Int]

  /// Reads an answer; `nil` where it is none of the sign-in service's.
  init?(_ response: HTTPResponse) {
    guard response.status >= 400, let body = try? JSONParser.parse(response.body),
      let error = body["error"]?.string
    else { return nil }
    self.status = response.status
    self.error = error
    self.description = body["error_description"]?.string ?? "\(error) (HTTP \(response.status))"
    self.codes = body["error_codes"]?.array?.compactMap(\.integer) ?? []
  }

  /// Whether the service asks to be asked later. Such an answer comes with a status of 400, too.
  var isTemporary: Bool {
    ["temporarily_unavailable", "server_error", "slow_down"].contains(error)
      || !Self.throttlingCodes.isDisjoint(with: codes)
  }

  /// AADSTS50196: a client asks in a loop; AADSTS90055: too many requests.
  private static let throttlingCodes: Set<Int> = [50196, 90055]
}

extension ServiceTrouble {
  /// What the sign-in service answers when it cannot say yes or no.
  static let signIn = ServiceTrouble(throttled: "aad-throttled", unavailable: "aad-unavailable") {
    SignInRefusal($0)?.description
  }
}
