import Testing
import Text

@Suite("Secret scanner on wrapped text") struct WrappedSecretTests {
  /// Breaks a text as a terminal of some width does.
  private func wrapped(_ text: String, _ width: Int, with feed: String = "\n") -> String {
    var output = ""
    for (index, character) in text.enumerated() {
      if index > 0, index % width == 0 { output += feed }
      output.append(character)
    }
    return output
  }

  @Test(arguments: [72, 80, 100, 132]) func findsTheRestOnTheNextLine(_ width: Int) {
    let values = [SecretSamples.entra, SecretSamples.accountKey, SecretSamples.webToken]
    for value in values {
      for lead in 0..<width {
        let text = String(repeating: "x ", count: lead) + " client_secret=" + value + " AADSTS90002"
        for feed in ["\n", "\r\n"] {
          let redacted = SecretScanner.redacted(wrapped(text, width, with: feed))
          let plain = redacted.filter { !$0.isNewline }
          #expect(plain.hasSuffix(Secret.mask + " AADSTS90002"), "\(lead)")
          #expect(!plain.contains(value.suffix(6)))
        }
      }
    }
  }

  @Test func findsANameThatIsBroken() {
    let lead = String(repeating: "a=b&", count: 19)
    let text = wrapped(lead + "client_secret=s3cret&x=1", 80)
    #expect(SecretScanner.redacted(text).hasSuffix(Secret.mask + "&x=1"))
  }

  @Test func findsTheRestInAQuotedMail() {
    let line = String(repeating: "a", count: 50) + " client_secret=" + SecretSamples.entra
    let text = line.prefix(80) + "\n> " + line.dropFirst(80) + " end"
    #expect(SecretScanner.redacted("> " + text).hasSuffix(Secret.mask + " end"))
  }

  @Test(arguments: [
    "Trace ID: 8d1f2a4e", "AADSTS7000215: Invalid", "2026-11-20T04:05:20Z start", "0x80042F09",
    "at Foo.Bar(String x)", "client_id=abc123", "  indented 123", "\"error\": 1", "403", "The end",
    "Foo.Bar.Exception", "[2026-11-20] x",
  ]) func keepsTheNextLine(_ next: String) {
    let text = String(repeating: "x", count: 37) + " client_secret=abc123\n" + next
    #expect(SecretScanner.redacted(text).hasSuffix("client_secret=\(Secret.mask)\n" + next))
  }
}

@Suite("Secret scanner on hostile text") struct HostileTextTests {
  @Test(arguments: [
    "password=", "password=\"", "password='", "password=\\\"", "password: ", "?code=", "&code=1",
    "password=${", "pwd=/", "authorization: ", "bearer ", "eyJ.", "eyJ", "://", "%3A%2F%2F", "==",
    "%3D",
    "-----BEGIN PRIVATE KEY-----", "8Q~", "\\", "\\\"", "&amp;", "%25", "<password ", "\"secret\",",
    "secret:{", "cookie: ", "\u{1b}]", "\u{1b}[", "_", "token ", "-u a", "a\n", "a!",
    "client_secret=a\n",
    "\\u001b[", "password=\n", "secret\"", "password=xxxx",
  ]) func takesLinearTime(_ part: String) {
    expectLinearTime(of: part, small: 20_000) { _ = SecretScanner.redacted($0) }
  }

  @Test func spansAreInOrderAndApart() {
    let parts = [
      "client_secret=", "\"", "\\", "abc1", "\n", "\u{1b}[1m", "eyJhbGciOi", "Bearer ", "==", "%3D",
      ":",
      "//", "@", "&", "'", ";", "password", " ", "用", "8Q~", "\u{200b}",
      "-----BEGIN PRIVATE KEY-----",
    ]
    var state: UInt64 = 99
    for _ in 0..<5_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(contentsOf: parts[Int(state >> 33) % parts.count].unicodeScalars)
      }
      let spans = SecretScanner.spans(in: Array(text))
      var end = 0
      for span in spans {
        #expect(span.lowerBound >= end && !span.isEmpty && span.upperBound <= text.count)
        end = span.upperBound + 1
      }
    }
  }
}
