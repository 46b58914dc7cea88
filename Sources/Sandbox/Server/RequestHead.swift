/// The first lines of a request.
struct RequestHead: Sendable {
  let method: String
  /// The target as it came: a path and query, a whole address, or a host and port.
  let target: String
  /// 0 or 1: HTTP/1.0 or HTTP/1.1.
  let minorVersion: Int
  let headers: [(name: String, value: String)]

  /// The values of a header field, in any case.
  func values(_ name: String) -> [String] {
    headers.filter { $0.name.lowercased() == name }.map(\.value)
  }

  /// The comma-separated parts of a header field's values, in lower case.
  func tokens(_ name: String) -> [String] {
    values(name).flatMap { $0.split(separator: ",") }.map { Self.trim($0).lowercased() }
  }

  /// Whether the client means to send another request on the connection.
  var keepsAlive: Bool {
    let wishes = tokens("connection")
    return minorVersion == 0
      ? wishes.contains("keep-alive") && !wishes.contains("close") : !wishes.contains("close")
  }

  /// Whether the client waits for leave before it sends its body.
  var awaitsContinue: Bool { minorVersion > 0 && tokens("expect").contains("100-continue") }

  /// A name and a port apart, the name in lower case and without its last dot.
  static func split(authority: some StringProtocol) -> (host: String, port: Int?)? {
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty else { return nil }
    var host = parts[0].lowercased()
    if host.hasSuffix(".") { host.removeLast() }
    guard parts.count == 2 else { return (host, nil) }
    let digits = parts[1]
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(digits),
      (1...65_535).contains(port)
    else { return nil }
    return (host, port)
  }

  static func trim(_ text: some StringProtocol) -> Substring {
    var rest = Substring(text)
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return rest
  }
}
