/// A document's path as build services and SARIF want it.
enum ReportPath {
  /// The path without `./`, under which a repository knows the file.
  static func relative(_ source: String) -> String {
    var path = source[...]
    while path.hasPrefix("./") {
      path = path.dropFirst(2).drop { $0 == "/" }
    }
    return String(path)
  }

  /// The path as a relative reference, an absolute one as a `file` URI (RFC 3986, RFC 8089).
  static func uri(_ source: String) -> String {
    let path = relative(source)
    if path.hasPrefix("/") {
      return "file:///" + encoded(path.drop { $0 == "/" })
    }
    return path.isEmpty ? "." : encoded(path[...])
  }

  /// Only unreserved characters and slashes stay; a colon would make a scheme of what is before it.
  private static func encoded(_ path: Substring) -> String {
    var output = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        output.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        output += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return output
  }
}
