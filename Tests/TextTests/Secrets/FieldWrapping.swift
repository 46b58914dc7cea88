import Testing

/// A way in which a field, a name and its value, comes in what people paste.
struct FieldWrapping: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let wrap: @Sendable (_ name: String, _ value: String) -> String

  private init(
    _ testDescription: String, _ wrap: @escaping @Sendable (String, String) -> String
  ) {
    self.testDescription = testDescription
    self.wrap = wrap
  }

  /// What stands after the field in every wrapping, and must stay.
  static let tail = "AADSTS90002"

  static let all = [
    FieldWrapping("plain") { "\($0)=\($1) \(tail)" },
    FieldWrapping("colon") { "\($0): \($1) \(tail)" },
    FieldWrapping("quoted") { "\($0) = \"\($1)\"; \(tail)" },
    FieldWrapping("JSON") { #"{"a":1,"\#($0)":"\#($1)","error":"\#(tail)"}"# },
    FieldWrapping("pretty JSON") { "{\n  \"\($0)\": \"\($1)\",\n  \"error\": \"\(tail)\"\n}" },
    FieldWrapping("JSON in JSON") {
      #"{"body":"{\"\#($0)\":\"\#($1)\",\"error\":\"\#(tail)\"}"}"#
    },
    FieldWrapping("JSON in JSON in JSON") {
      #"{"b":"{\"b\":\"{\\\"\#($0)\\\":\\\"\#($1)\\\",\\\"e\\\":\\\"\#(tail)\\\"}\"}"}"#
    },
    FieldWrapping("JSON of .NET") {
      #""{\u0022\#($0)\u0022:\u0022\#($1)\u0022,\u0022e\u0022:\u0022\#(tail)\u0022}""#
    },
    FieldWrapping("name and value") { #"[{"name":"\#($0)","value":"\#($1)"},"\#(tail)"]"# },
    FieldWrapping("XML") { "<r><\($0)>\($1)</\($0)><e>\(tail)</e></r>" },
    FieldWrapping("XML in HTML") {
      "&lt;\($0)&gt;\($1)&lt;/\($0)&gt;&lt;e&gt;\(tail)&lt;/e&gt;"
    },
    FieldWrapping("XML attributes") { #"<add key="\#($0)" value="\#($1)"/> \#(tail)"# },
    FieldWrapping("JSON in HTML") {
      "{&quot;\($0)&quot;:&quot;\($1)&quot;,&quot;e&quot;:&quot;\(tail)&quot;}"
    },
    FieldWrapping("address") { "GET https://a.test/b?x=1&\($0)=\(encoded($1))&e=\(tail)" },
    FieldWrapping("form") { "x=1&\($0)=\(encoded($1))&e=\(tail)" },
    FieldWrapping("form in a form") {
      "x=1&body=\(encoded("\($0)=\(encoded($1))&e=\(tail)"))&y=2"
    },
    FieldWrapping("header") { "Host: a\r\n\($0): \($1)\r\nX-Error: \(tail)\r\n" },
    FieldWrapping("header of curl") { "curl -v -H '\($0): \($1)' https://a # \(tail)" },
    FieldWrapping("PowerShell variable") { "PS C:\\> $\($0) = '\($1)'\n\(tail)" },
    FieldWrapping("PowerShell table") { "\($0)\t\($1)\t\(tail)" },
    FieldWrapping("shell") { "$ export \($0)='\($1)'\n\(tail)" },
    FieldWrapping("option") { "tool --\($0) '\($1)' --tag \(tail)" },
    FieldWrapping("option with a sign") { "tool --\($0)=\($1) --tag \(tail)" },
    FieldWrapping("YAML") { "env:\n  - x: 1\n    \($0): \($1)\n    e: \(tail)\n" },
    FieldWrapping("YAML, quoted") { "env:\n  \($0): \"\($1)\"\n  e: \(tail)\n" },
    FieldWrapping(".env") { "# settings\nX=1\n\($0)=\($1)\nE=\(tail)\n" },
    FieldWrapping("INI") { "[a]\r\n\($0) = \($1)\r\ne = \(tail)\r\n" },
    FieldWrapping("Markdown table") { "| a | b |\n|---|---|\n| \($0) | \($1) | \(tail) |" },
    FieldWrapping("log line") {
      "2026-11-20T04:05:20.123Z INFO  [worker-3] c.e.Client - sent \($0)=\($1) got \(tail)"
    },
    FieldWrapping("log line of brackets") { "[04:05:20 ERR] {\($0)=\($1), e=\(tail)}" },
    FieldWrapping("Python") { "{'\($0)': '\($1)', 'e': '\(tail)'}" },
    FieldWrapping("Ruby") { "{:\($0)=>\"\($1)\", :e=>\"\(tail)\"}" },
    FieldWrapping("quoted mail") { "> text\n> \($0): \($1)\n> \(tail)" },
    FieldWrapping("wrapped at 80") {
      // Eight characters of the value are in the first line.
      let lead = String(repeating: "x ", count: 40).suffix(71 - $0.count)
      return broken(lead + "\($0)=\($1) \(tail)", at: 80)
    },
    FieldWrapping("coloured name") { "\u{1B}[1;34m\($0)\u{1B}[0m=\($1) \(tail)" },
    FieldWrapping("coloured value") { "\($0)=\u{1B}[31m\($1)\u{1B}[0m \(tail)" },
    FieldWrapping("match of a search") {
      "\($0)=\($1.prefix(5))\u{1B}[01;31m\u{1B}[K\($1.dropFirst(5))\u{1B}[m\u{1B}[K \(tail)"
    },
  ]

  /// A value as it stands in a form (RFC 3986, 2.3).
  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isUnreserved =
        scalar.properties.isAlphabetic || "0123456789-._~".unicodeScalars.contains(scalar)
      guard byte >= 0x80 || !isUnreserved else { return String(scalar) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.utf8.count < 2 ? "0" : "") + digits
    }.joined()
  }

  private static func broken(_ text: String, at width: Int) -> String {
    var lines: [Substring] = []
    var rest = text[...]
    while !rest.isEmpty {
      lines.append(rest.prefix(width))
      rest = rest.dropFirst(width)
    }
    return lines.joined(separator: "\n")
  }
}
