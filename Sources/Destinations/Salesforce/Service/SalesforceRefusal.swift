import Text
import Transport

/// An answer of Salesforce that is not what was asked for: of its interface or of its sign-in.
struct SalesforceRefusal: Sendable, Hashable {
  let status: Int
  /// The code, such as `INVALID_SESSION_ID` or `invalid_client`; empty where the answer has none.
  let code: String
  /// The code and the telling line of what the service says; `nil` where it said nothing.
  let words: String?

  init(_ response: HTTPResponse) {
    status = response.status
    let body = response.status >= 400 ? try? JSONParser.parse(response.body) : nil
    let error = body?[0] ?? body
    let code = error?["errorCode"]?.string ?? error?["error"]?.string ?? ""
    let message = error?["message"]?.string ?? error?["error_description"]?.string
    self.code = code
    let line = message.flatMap(Self.line)
    words = code.isEmpty ? nil : line.map { "\(code): \($0)" } ?? code
  }

  /// The line that says something: an error in a query quotes the query first.
  private static func line(of message: String) -> String? {
    let lines = message.split(whereSeparator: \.isNewline)
    let place = lines.firstIndex { $0.hasPrefix("ERROR at Row:") }
    let line = place.flatMap { lines[($0 + 1)...].first } ?? lines.first
    return line.map(String.init)
  }

  /// The words, or what can be said without any.
  var said: String { words ?? "HTTP \(status)" }
}

extension ServiceTrouble {
  /// What Salesforce answers when it cannot say yes or no.
  static let salesforce = ServiceTrouble(
    throttled: "salesforce-api-limit", unavailable: "salesforce-unavailable"
  ) {
    SalesforceRefusal($0).words
  }

  /// What the servlet answers when it cannot be said to have taken anything. It always answers with
  /// a page, so that a page is nothing foreign unless it forbids.
  static let webToLead = ServiceTrouble(
    throttled: "salesforce-servlet-unavailable", unavailable: "salesforce-servlet-unavailable"
  ) { response in
    response.status == 403 ? nil : "HTTP \(response.status) from \(WebToLeadServlet.host)"
  }
}
