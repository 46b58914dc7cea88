import Testing
import Text

struct DataSample: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]

  init(_ testDescription: String, _ bytes: [UInt8], then text: String = "", zeros: Int = 0) {
    self.testDescription = testDescription
    self.bytes = bytes + Array(text.utf8) + [UInt8](repeating: 0, count: zeros)
  }
}

private func randomBytes(_ count: Int) -> [UInt8] {
  var generator = SeededGenerator()
  return (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
}

@Suite("Text or data") struct BinaryDataTests {
  @Test(arguments: [
    DataSample("random", randomBytes(4096)), DataSample("little random", randomBytes(256)),
    DataSample(
      "ELF, 64 bits",
      [
        0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0x3E, 0, 1, 0, 0, 0, 0x40,
        0x10, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0,
      ]),
    DataSample(
      "PE", [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0xB8], zeros: 40),
    DataSample(
      "Mach-O", [0xCF, 0xFA, 0xED, 0xFE, 7, 0, 0, 1, 3, 0, 0, 0, 2, 0, 0, 0, 16, 0, 0, 0]),
    DataSample(
      "PNG",
      [
        0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0, 0,
        0, 1, 0, 8, 6, 0, 0, 0, 0x5C, 0x72, 0xA8, 0x66,
      ]),
    DataSample(
      "JPEG", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1]),
    DataSample("GIF", [], then: "GIF89a", zeros: 12),
    DataSample(
      "gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + randomBytes(400)),
    DataSample(
      "zip", [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0] + randomBytes(16), then: "word/document.xml",
      zeros: 8),
    DataSample(
      "SQLite", [], then: "SQLite format 3\0\u{10}\0\u{1}\u{1}\0@  \0\0\0\u{5}", zeros: 20),
    DataSample("database page", [], then: "AADSTS90002", zeros: 500),
    DataSample("PDF with streams", Array("%PDF-1.7\n".utf8) + randomBytes(600)),
    DataSample("NULs", [], zeros: 1000), DataSample("one NUL", [0]),
    DataSample("bells", [UInt8](repeating: 7, count: 10)),
  ]) func isData(_ sample: DataSample) {
    #expect(Decoding.text(from: sample.bytes).isBinary)
  }

  @Test(arguments: [
    DataSample("nothing", []), DataSample("one letter", [0x61]), DataSample("line feed", [0x0A]),
    DataSample("CSV", [], then: "a;b\r\n1;2\r\n"),
    DataSample("form feed", [], then: "a\u{C}b\u{C}"),
    DataSample("backspaces of a manual", [], then: "N\u{8}NA\u{8}AM\u{8}ME\u{8}E"),
    DataSample("colours", [], then: String(repeating: "\u{1B}[1;31mx\u{1B}[0m", count: 50)),
    DataSample("base64", [], then: String(repeating: "aB3/dE6+", count: 500)),
    DataSample("two NULs", [], then: "AADSTS90002: \0 tenant \0 not found"),
    DataSample(
      "separators of a record", [],
      then: String(repeating: "AADSTS90002: tenant not found\u{1F}", count: 9)),
    DataSample(
      "Latin-1", Array("f".utf8) + [0xF6, 0x72, 0x20, 0xE5, 0x20, 0xE4] + Array("r".utf8)),
    DataSample("Windows-1251", [UInt8](repeating: 0xCA, count: 300), then: " AADSTS90002"),
    DataSample(
      "Shift JIS", [0x83, 0x65, 0x83, 0x69, 0x83, 0x93, 0x83, 0x67], then: " AADSTS90002"),
    DataSample("GB 18030", [0xD5, 0xD2, 0xB2, 0xBB, 0xB5, 0xBD], then: " AADSTS90002"),
    DataSample("JSON", [], then: #"{"error":"invalid_client","error_codes":[7000215]}"#),
  ]) func isText(_ sample: DataSample) {
    let decoded = Decoding.text(from: sample.bytes)
    #expect(!decoded.isBinary)
    #expect(decoded.encoding == .utf8)
  }

  /// One control in twenty bytes is the border, and three must be there at least.
  @Test(arguments: [
    (3, 60, false), (3, 59, true), (50, 1000, false), (51, 1000, true), (2, 3, false), (3, 3, true),
    (2, 2, true),
  ]) func controlsAreCounted(_ controls: Int, _ total: Int, _ isBinary: Bool) {
    let bytes = (0..<total).map { $0 < controls ? UInt8(1) : UInt8(ascii: "a") }
    #expect(Decoding.text(from: bytes).isBinary == isBinary)
    #expect(Decoding.text(from: [0xFE, 0xFF] + bytes.flatMap { [0, $0] }).isBinary == isBinary)
  }

  @Test func everythingDecodesToSomething() {
    var generator = SeededGenerator()
    for _ in 0..<5000 {
      let count = Int.random(in: 0...40, using: &generator)
      let alphabet: [UInt8] = [0, 0x41, 0xFF, 0xFE, 0xEF, 0xBB, 0xBF, 0xD8, 0xDC, 0xF0, 0x9F, 0x0A]
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      let decoded = Decoding.text(from: bytes)
      #expect(decoded.text.unicodeScalars.count <= bytes.count)
      let marks =
        [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0, 0, 0xFE, 0xFF]] as [[UInt8]]
      #expect(decoded.hasByteOrderMark == marks.contains { bytes.starts(with: $0) })
    }
  }

  @Test func wellFormedUTF8IsReadAsItIs() {
    var random = RandomText(
      [
        "a", " ", "\n", "\u{E5}", "\u{7528}", "\u{1F525}", Noncharacter.last, "\u{FFFD}", "\u{80}",
        "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", Noncharacter.endOfPlane, "\u{10000}",
      ])
    for _ in 0..<3000 {
      let text = random.next(0...20)
      let decoded = Decoding.text(from: Array(text.utf8))
      #expect(Array(decoded.text.utf8) == Array(text.utf8), "\(text.spelled)")
      #expect(!decoded.isBinary, "\(text.spelled)")
    }
  }
}
