import Storage
import Testing

struct ReferenceCase: Sendable, CustomTestStringConvertible {
  let text: String
  let reading: SecretReference.Reading

  init(_ text: String, _ reading: SecretReference.Reading) {
    self.text = text
    self.reading = reading
  }

  var testDescription: String { text }
}

private func words(_ line: String) -> [String]? {
  line.contains("'") ? nil : line.split(separator: " ").map(String.init)
}

@Suite("Secret references") struct SecretReferenceTests {
  static let cases: [ReferenceCase] = [
    .init("plain", .literal("plain")),
    .init("", .literal("")),
    .init("${env:NAME}", .reference(.environment("NAME"))),
    .init("${env:_A1}", .reference(.environment("_A1"))),
    .init("${file:/run/secrets/key}", .reference(.file("/run/secrets/key"))),
    .init("${file:C:\\odd}", .reference(.file("C:\\odd"))),
    .init("${cmd:pass show leads}", .reference(.command(["pass", "show", "leads"]))),
    .init("$${env:NAME}", .literal("${env:NAME}")),
    .init("a$${b", .literal("a${b")),
    .init("$$$", .literal("$$$")),
    .init("pa$$word", .literal("pa$$word")),
    .init("price: $5", .literal("price: $5")),
  ]

  @Test("Reads what a text stands for", arguments: cases)
  func reads(_ row: ReferenceCase) {
    #expect(SecretReference.read(row.text, split: words) == row.reading)
  }

  @Test(
    "Says what is wrong with what only looks like a reference",
    arguments: [
      "${env:}", "${env:1A}", "${env:A B}", "${NAME}", "${vault:x}", "x${env:NAME}",
      "${env:NAME}x", "${env:NAME", "${cmd:it's}", "${cmd: }", "${file:}", "${",
    ])
  func isMalformed(_ text: String) {
    guard case .malformed(let reason) = SecretReference.read(text, split: words) else {
      Issue.record("was taken for something")
      return
    }
    #expect(!reason.isEmpty)
  }
}
