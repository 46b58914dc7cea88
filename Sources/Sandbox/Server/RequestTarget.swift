/// What a request is for.
struct RequestTarget: Sendable, Hashable {
  /// The host in lower case, without a port.
  let host: String
  /// The path as it came.
  let path: String
  /// What stood behind the question mark, as it came.
  let query: String

  /// Reads the target and the host of a request (RFC 9112, 3.2).
  ///
  /// - Parameter head: The request's first lines.
  /// - Throws: `RequestFailure.refused` where they do not say one host and one path.
  init(_ head: RequestHead) throws(RequestFailure) {
    let hosts = head.values("host")
    guard hosts.count == 1 || (hosts.isEmpty && head.minorVersion == 0) else {
      throw .malformed("there is not one Host")
    }
    var authority = hosts.first ?? ""
    var rest = Substring(head.target)
    if let scheme = rest.range(of: "://") {
      guard rest[..<scheme.lowerBound].lowercased() == "https" else {
        throw .malformed("the scheme is not https")
      }
      rest = rest[scheme.upperBound...]
      let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
      authority = String(rest[..<end])
      rest = rest[end...]
      if rest.first != "/" { rest = "/" + rest }
    }
    guard rest.first == "/" || (rest == "*" && head.method == "OPTIONS") else {
      throw .malformed("the target is no path")
    }
    guard let split = RequestHead.split(authority: authority) else {
      throw .malformed("the Host is malformed")
    }
    host = split.host
    let mark = rest.firstIndex(of: "?")
    path = String(rest[..<(mark ?? rest.endIndex)])
    query = mark.map { String(rest[rest.index(after: $0)...]) } ?? ""
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      // A scheme ends before the first slash.
      if self[start] == "/" { return nil }
      start = index(after: start)
    }
    return nil
  }
}
