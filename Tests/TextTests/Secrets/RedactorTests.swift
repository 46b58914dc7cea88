import TestSupport
import Testing
import Text

@Suite("Redactor") struct RedactorTests {
  /// Holds what every encoding treats specially.
  static let canary = "Kn0w/n+Secr3t =&\"\\<~åż"

  struct Form: Sendable, CustomTestStringConvertible {
    let name: String
    let encode: @Sendable (String) -> String
    var testDescription: String { name }

    init(_ name: String, _ encode: @escaping @Sendable (String) -> String) {
      self.name = name
      self.encode = encode
    }
  }

  static let forms: [Form] = [
    Form("raw") { $0 },
    Form("percent") { PercentEncoding.encode($0) },
    Form("percent, lower case") { PercentEncoding.encode($0).lowerPercent },
    Form("percent, twice") { PercentEncoding.encode(PercentEncoding.encode($0)) },
    Form("percent, in part") { $0.replacing(" ", with: "%20").replacing("\"", with: "%22") },
    Form("percent, every byte") { $0.utf8.map { "%" + hexadecimal($0) }.joined() },
    Form("form") { PercentEncoding.encode($0).replacing("%20", with: "+") },
    Form("JSON") { $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") },
    Form("JSON, slashes") {
      $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("/", with: "\\/")
    },
    Form("JSON, all escaped") {
      $0.utf16.map { "\\u" + hexadecimal(UInt8($0 >> 8)) + hexadecimal(UInt8($0 & 0xFF)) }.joined()
    },
    Form("JSON of .NET") {
      $0.replacing("\\", with: "\\u005C").replacing("&", with: "\\u0026")
        .replacing("\"", with: "\\u0022").replacing("+", with: "\\u002b")
    },
    Form("XML") {
      $0.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    },
    Form("XML, numbers") {
      $0.unicodeScalars.map { "&#\($0.value);" }.joined()
    },
    Form("XML, hexadecimal") {
      $0.unicodeScalars.map { "&#x\(String($0.value, radix: 16));" }.joined()
    },
    Form("hexadecimal") { $0.utf8.map(hexadecimal).joined() },
    Form("hexadecimal, lower case") { $0.utf8.map(hexadecimal).joined().lowercased() },
    Form("base64") { Base64.encode($0.utf8) },
    Form("base64, one before") { Base64.encode(("u" + $0 + "x").utf8) },
    Form("base64, two before") { Base64.encode(("u:" + $0 + "x").utf8) },
    Form("base64 for addresses") { Base64.encode($0.utf8, alphabet: .url) },
    Form("base64 for addresses, one before") { Base64.encode((":" + $0).utf8, alphabet: .url) },
    Form("base64, percent") { PercentEncoding.encode(Base64.encode(("ab" + $0).utf8)) },
    Form("base64, JSON") { Base64.encode($0.utf8).replacing("/", with: "\\/") },
    Form("wrapped") { $0.prefix(9) + "\r\n    " + $0.dropFirst(9) },
    Form("base64, wrapped") { text in
      let text = Base64.encode(text.utf8)
      return text.prefix(16) + "\n" + text.dropFirst(16)
    },
    Form("base64, wrapped in JSON") { text in
      let text = Base64.encode(text.utf8)
      return text.prefix(16) + "\\r\\n" + text.dropFirst(16)
    },
  ]

  @Test(arguments: forms) func masks(_ form: Form) {
    let encoded = form.encode(Self.canary)
    for frame in ["", " ", "=", "\"", "xx", "\n", "%", "\\", "&", "é"] {
      let text = Redactor([Secret(Self.canary)]).redacted("before\(frame)\(encoded) after")
      #expect(text.hasPrefix("before"), "\(text)")
      #expect(text.hasSuffix(" after"), "\(text)")
      #expect(text.contains(Secret.mask), "\(text)")
      #expect(longestShared(text, encoded) < 5, "\(text) holds a part of \(encoded)")
    }
  }

  @Test(arguments: forms) func masksAgainAndAgain(_ form: Form) {
    let encoded = form.encode(Self.canary)
    let text = Redactor([Secret(Self.canary)])
      .redacted(Array(repeating: encoded, count: 20).joined(separator: ", "))
    #expect(text.components(of: Secret.mask) == 20)
  }

  @Test func leavesEverythingElse() {
    let text = "%41+b &amp; \\u0041 \r\n \u{0} å "
    #expect(Redactor([Secret("not-there")]).redacted(text) == text)
    #expect(Redactor([]).redacted(text) == text)
    #expect(Redactor([Secret("")]).redacted(text) == text)
  }

  @Test func masksOverlappingSecretsWhole() {
    let redactor = Redactor(["abcdef", "defghi", "cde1"].map { Secret($0) })
    #expect(redactor.redacted("<abcdefghi>") == "<\(Secret.mask)>")
    #expect(redactor.redacted("<abcdef-defghi>") == "<\(Secret.mask)-\(Secret.mask)>")
  }

  @Test func masksTheLongerOfTwo() {
    #expect(Redactor([Secret("abcd"), Secret("abcdefgh")]).redacted("abcdefgh") == Secret.mask)
  }

  @Test func aStartThatRepeatsDoesNotHideASecret() {
    let redactor = Redactor([Secret("aaaab")])
    #expect(redactor.redacted("aaaaaaab!") == "aaa\(Secret.mask)!")
    #expect(redactor.redacted("aaaa") == "aaaa")
  }

  @Test func knowsWhatAnEncodedSecretMeans() {
    let key = (0..<64).map { UInt8($0 * 5 & 0xFF) }
    let redactor = Redactor([Secret(Base64.encode(key))])
    #expect(redactor.redacted(key.map(hexadecimal).joined()) == Secret.mask)
    let url = Redactor([Secret("abc%2Bdef%3D")])
    #expect(url.redacted("sig is abc+def=, or abc%2bdef%3d.").components(of: Secret.mask) == 2)
  }

  @Test(arguments: ["a", "ab", "abc"]) func masksAShortSecretOnlyAlone(_ secret: String) {
    let redactor = Redactor([Secret(secret)])
    #expect(redactor.redacted("password=\(secret);") == "password=\(Secret.mask);")
    #expect(redactor.redacted(secret) == Secret.mask)
    let words = "x\(secret) \(secret)x é\(secret) \(secret)1"
    #expect(redactor.redacted(words) == words)
  }

  @Test func masksSecretsThatAreNoText() {
    let secret = Secret(bytes: [0xFF, 0x00, 0xC3, 0x28, 0x80, 0x01])
    let redactor = Redactor([secret])
    #expect(redactor.redacted("<ff00c3288001>") == "<\(Secret.mask)>")
    #expect(redactor.redacted("<%FF%00%C3(%80%01>") == "<\(Secret.mask)>")
  }

  @Test func showsNothingOfItself() {
    let redactor = Redactor([Secret(Self.canary)])
    var dumped = ""
    dump(redactor, to: &dumped)
    for text in ["\(redactor)", String(reflecting: redactor), dumped] {
      #expect(!text.contains("Kn0w"))
      #expect(!text.contains("75"))
    }
  }

  @Test func unfinishedEncodingsAtTheEndAreText() {
    let redactor = Redactor([Secret("abcd")])
    for end in ["%", "%4", "\\", "\\u", "\\u004", "&", "&#", "&#x", "&amp", "+", "\r", "abc", "a%"]
    {
      #expect(redactor.redacted("x" + end) == "x" + end)
      #expect(redactor.redacted("abcd" + end) == Secret.mask + end)
    }
  }

  @Test func tricksDoNotMakeItSlow() {
    let secrets = [
      "%%%%%%%%%%%%%%%%", String(repeating: "a", count: 40), "\\\\\\\\\\\\", "&&&&++++",
    ]
    let redactor = Redactor(secrets.map { Secret($0) })
    for piece in ["%25", "%", "\\", "a", "&amp;", "+", "\\\\u005c", "\n"] {
      let text = String(repeating: piece, count: 500)
      _ = redactor.redacted(text)
    }
  }

  private func longestShared(_ text: String, _ other: String) -> Int {
    let text = Array(text.utf8)
    let other = Array(other.utf8)
    var longest = 0
    var lengths = [Int](repeating: 0, count: other.count + 1)
    for byte in text {
      for index in other.indices.reversed() {
        lengths[index + 1] = other[index] == byte ? lengths[index] + 1 : 0
        longest = max(longest, lengths[index + 1])
      }
    }
    return longest
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}

extension String {
  fileprivate func components(of part: String) -> Int { self.ranges(of: part).count }

  /// With the digits after each `%` in lower case.
  fileprivate var lowerPercent: String {
    var digits = 0
    return String(
      map { character in
        if character == "%" { digits = 3 }
        digits -= 1
        return digits >= 0 ? Character(character.lowercased()) : character
      })
  }
}
