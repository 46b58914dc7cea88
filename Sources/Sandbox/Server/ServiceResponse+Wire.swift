import Text

extension ServiceResponse {
  /// The bytes to send.
  ///
  /// - Parameters:
  ///   - head: What is answered; `nil` where it could not be read.
  ///   - keepsAlive: Whether another request may follow.
  /// - Returns: The head of the answer, and what goes along.
  func wire(answering head: RequestHead?, keepsAlive: Bool) -> (head: [UInt8], body: [UInt8]) {
    var text = "HTTP/1.1 \(status) \(Self.reason(status))\r\n"
    for (name, value) in headers where !Self.ours.contains(name.lowercased()) {
      text += "\(name): \(Self.line(value))\r\n"
    }
    if !headers.contains(where: { $0.name.lowercased() == "date" }) {
      text += "Date: \(Timestamp.now.httpDate)\r\n"
    }
    let hasBody = status >= 200 && status != 204 && status != 304
    if isEndless {
      text += "Transfer-Encoding: chunked\r\n"
    } else if hasBody {
      text += "Content-Length: \(body.count)\r\n"
    }
    if !keepsAlive {
      text += "Connection: close\r\n"
    } else if head?.minorVersion == 0 {
      text += "Connection: keep-alive\r\n"
    }
    text += "\r\n"
    return (Array(text.utf8), hasBody && !isEndless && head?.method != "HEAD" ? body : [])
  }

  /// What the server alone knows.
  private static let ours: Set<String> = ["content-length", "connection", "transfer-encoding"]

  /// A value that says what the client sent must not begin a line of its own.
  private static func line(_ value: String) -> String {
    guard value.unicodeScalars.contains(where: { $0 == "\r" || $0 == "\n" }) else { return value }
    return String(
      String.UnicodeScalarView(value.unicodeScalars.map { $0 == "\r" || $0 == "\n" ? " " : $0 }))
  }

  /// RFC 9110, 15.
  private static func reason(_ status: Int) -> String { reasons[status] ?? "Unknown" }

  private static let reasons: [Int: String] = [
    200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 301: "Moved Permanently",
    302: "Found", 304: "Not Modified", 307: "Temporary Redirect", 308: "Permanent Redirect",
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 406: "Not Acceptable", 407: "Proxy Authentication Required",
    408: "Request Timeout", 409: "Conflict", 411: "Length Required", 412: "Precondition Failed",
    413: "Content Too Large", 415: "Unsupported Media Type", 417: "Expectation Failed",
    421: "Misdirected Request", 429: "Too Many Requests", 431: "Request Header Fields Too Large",
    500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
    503: "Service Unavailable", 504: "Gateway Timeout", 505: "HTTP Version Not Supported",
  ]
}
