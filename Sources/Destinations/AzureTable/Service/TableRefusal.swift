import Text
import Transport

/// An answer of the table service that is not what was asked for, as JSON or XML.
struct TableRefusal: Sendable, Hashable {
  let status: Int
  /// The service's code, such as `AuthenticationFailed`; empty where the answer has none.
  let code: String
  /// The first line of what the service says, with the code before it.
  let words: String?
  /// Whether the service speaks of the time in which a signature holds.
  let isAboutTime: Bool

  init(_ response: HTTPResponse) {
    status = response.status
    // Rows that were asked for are no refusal, however many there are.
    guard !(200...299).contains(status) else {
      code = ""
      words = nil
      isAboutTime = false
      return
    }
    let text = response.text
    let error = (try? JSONParser.parse(response.body))?["odata.error"]
    let message =
      error?["message"]?["value"]?.string ?? error?["message"]?.string
      ?? Self.element("message", in: text) ?? Self.element("Message", in: text)
    let code =
      error?["code"]?.string ?? Self.element("code", in: text) ?? Self.element("Code", in: text)
      ?? (response.isFromStorage ? response.headers["x-ms-error-code"] : nil)
    self.code = code ?? ""
    let line = message?.split(whereSeparator: \.isNewline).first.map(String.init)
    words = code.map { code in line.map { "\(code): \($0)" } ?? code } ?? line
    isAboutTime = text.contains("specified time frame")
  }

  /// The words, or what can be said without any.
  var said: String { words ?? "HTTP \(status)" }

  /// The content of an element of a small answer; the service escapes nothing but these three.
  private static func element(_ name: String, in text: String) -> String? {
    guard text.utf8.count < 1 << 16, let start = text.firstRange(of: "<\(name)"),
      let open = text[start.upperBound...].firstIndex(of: ">"),
      let end = text[open...].firstRange(of: "</\(name)>")
    else { return nil }
    return String(text[open..<end.lowerBound].dropFirst()).replacing("&lt;", with: "<")
      .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }
}

extension HTTPResponse {
  /// Whether a storage service answered, whatever it said.
  var isFromStorage: Bool {
    headers["x-ms-request-id"] != nil || headers["x-ms-version"] != nil
      || headers["Server"]?.hasPrefix("Windows-Azure-Table") ?? false
  }
}

extension ServiceTrouble {
  /// What the table service answers when it cannot say yes or no.
  static let table = ServiceTrouble(throttled: "table-busy", unavailable: "table-busy") {
    response in
    // Cosmos DB speaks the same protocol with other headers, but the same words.
    TableRefusal(response).words ?? (response.isFromStorage ? "HTTP \(response.status)" : nil)
  }
}
