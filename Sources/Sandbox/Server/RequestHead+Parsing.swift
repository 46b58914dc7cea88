extension RequestHead {
  /// Reads the lines of a head, without the blank one at its end (RFC 9112, 2 to 5).
  ///
  /// - Parameter bytes: The lines.
  /// - Throws: `RequestFailure.refused` with the status to answer.
  init(_ bytes: ArraySlice<UInt8>) throws(RequestFailure) {
    var lines = Self.lines(of: bytes)
    let words = lines.removeFirst().split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count == 3, Self.isToken(words[0]), !words[1].isEmpty,
      words[1].allSatisfy({ (0x21...0x7E).contains($0) })
    else { throw .malformed("the request line is malformed") }
    method = String(decoding: words[0], as: UTF8.self)
    target = String(decoding: words[1], as: UTF8.self)
    switch String(decoding: words[2], as: UTF8.self) {
    case "HTTP/1.1": minorVersion = 1
    case "HTTP/1.0": minorVersion = 0
    case let version where version.hasPrefix("HTTP/"):
      throw .refused(505, "the version is not 1.0 or 1.1")
    default: throw .malformed("the request line is malformed")
    }
    guard lines.count <= 100 else { throw .refused(431, "more than 100 header fields") }
    var headers: [(name: String, value: String)] = []
    for line in lines { headers.append(try Self.field(line)) }
    self.headers = headers
  }

  private static func lines(of bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    for index in bytes.indices
    where bytes[index] == 0x0A && index > start && bytes[index - 1] == 0x0D {
      lines.append(bytes[start..<index - 1])
      start = index + 1
    }
    return lines + [bytes[start...]]
  }

  private static func field(_ line: ArraySlice<UInt8>) throws(RequestFailure)
    -> (name: String, value: String)
  {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), isToken(line[..<colon]) else {
      throw .malformed("a header field is malformed")
    }
    let value = line[(colon + 1)...]
    guard value.allSatisfy({ $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }) else {
      throw .malformed("a header field holds a control character")
    }
    return (
      String(decoding: line[..<colon], as: UTF8.self),
      String(trim(String(decoding: value, as: UTF8.self)))
    )
  }

  /// RFC 9110, 5.6.2.
  private static func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { tokenBytes.contains($0) }
  }

  private static let tokenBytes = Set(
    "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
}
