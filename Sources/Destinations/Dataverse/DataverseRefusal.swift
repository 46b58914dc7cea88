import Text
import Transport

/// An answer of an environment that is not what was asked for.
struct DataverseRefusal: Sendable, Hashable {
  /// The status of the answer.
  let status: Int
  /// The code, such as `0x80040220`; empty where the answer has none.
  let code: String
  /// The environment's own words, with the code before them.
  let words: String?

  /// Reads an answer.
  init(_ response: HTTPResponse) {
    status = response.status
    let error = (try? JSONParser.parse(response.body))?["error"]
    let message = error?["message"]?.string
    code = error?["code"]?.string ?? ""
    words = message.map { [code] in code.isEmpty ? $0 : "\(code): \($0)" }
  }

  /// The words, or what can be said without any.
  var said: String { words ?? "HTTP \(status)" }

  /// Whether the environment itself does not let the user in. A refusal without its words is
  /// somebody else's, and one of the environment's firewall (`IpAddressNotAllowed`) is of this
  /// machine's address.
  var isOfUser: Bool {
    status == 403 && words != nil && code.lowercased() != "0x80095ffe"
  }

  /// Whether the environment knows the user, who has no role at all (UserNotAssignedRoles).
  var isWithoutRoles: Bool { ["0x80042f09", "-2147209463"].contains(code.lowercased()) }
}

extension ServiceTrouble {
  /// What an environment answers when it cannot say yes or no.
  static let dataverse = ServiceTrouble(
    throttled: "dynamics-throttled", unavailable: "dynamics-unavailable"
  ) { response in
    DataverseRefusal(response).words ?? serverWords(response)
  }

  /// The environment's web server answers with a page of its own when there is nothing behind it;
  /// its name tells it from whatever else stands on the way.
  private static func serverWords(_ response: HTTPResponse) -> String? {
    let isOwn = response.headers["Server"]?.hasPrefix("Microsoft-") ?? false
    return isOwn && response.status >= 500 ? "HTTP Error \(response.status)" : nil
  }
}
