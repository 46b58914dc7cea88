import Testing
import Text

struct EncodedText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let text: String
  let encoding: DecodedText.Encoding
  var isBinary = false
}

private func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
  text.utf16.flatMap { unit -> [UInt8] in
    let low = UInt8(unit & 0xFF)
    let high = UInt8(unit >> 8)
    return bigEndian ? [high, low] : [low, high]
  }
}

private func utf32(_ text: String, bigEndian: Bool) -> [UInt8] {
  text.unicodeScalars.flatMap { scalar -> [UInt8] in
    let bytes = [0, 8, 16, 24].map { UInt8((scalar.value >> $0) & 0xFF) }
    return bigEndian ? bytes.reversed() : bytes
  }
}

private let swedish = "AADSTS90002: Klientorganisationen hittades inte. 🔥"
private let chinese = "AADSTS90002: 找不到租户“contoso”。"

@Suite("Decoding") struct DecodingTests {
  @Test(arguments: [
    EncodedText(testDescription: "nothing", bytes: [], text: "", encoding: .utf8),
    EncodedText(
      testDescription: "UTF-8", bytes: Array(swedish.utf8), text: swedish, encoding: .utf8),
    EncodedText(
      testDescription: "UTF-8, marked", bytes: [0xEF, 0xBB, 0xBF] + Array(chinese.utf8),
      text: chinese, encoding: .utf8),
    EncodedText(
      testDescription: "UTF-16 LE, marked", bytes: [0xFF, 0xFE] + utf16(swedish), text: swedish,
      encoding: .utf16LittleEndian),
    EncodedText(
      testDescription: "UTF-16 BE, marked", bytes: [0xFE, 0xFF] + utf16(chinese, bigEndian: true),
      text: chinese, encoding: .utf16BigEndian),
    EncodedText(
      testDescription: "UTF-16 LE", bytes: utf16(swedish), text: swedish,
      encoding: .utf16LittleEndian),
    EncodedText(
      testDescription: "UTF-16 BE", bytes: utf16(chinese, bigEndian: true), text: chinese,
      encoding: .utf16BigEndian),
    EncodedText(
      testDescription: "UTF-16, cut", bytes: utf16("error") + [0x41], text: "error\u{FFFD}",
      encoding: .utf16LittleEndian),
    EncodedText(
      testDescription: "UTF-16, lone surrogate", bytes: [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00],
      text: "\u{FFFD}A", encoding: .utf16LittleEndian),
    EncodedText(
      testDescription: "UTF-32 LE", bytes: [0xFF, 0xFE, 0, 0] + utf32("a🔥", bigEndian: false),
      text: "a🔥", encoding: .utf32LittleEndian),
    EncodedText(
      testDescription: "UTF-32 BE, cut",
      bytes: [0, 0, 0xFE, 0xFF] + utf32("a🔥", bigEndian: true) + [0], text: "a🔥\u{FFFD}",
      encoding: .utf32BigEndian),
    EncodedText(
      testDescription: "UTF-32, out of range", bytes: [0xFF, 0xFE, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF],
      text: "\u{FFFD}", encoding: .utf32LittleEndian),
    EncodedText(
      testDescription: "invalid bytes", bytes: Array("caf".utf8) + [0xE9] + Array(" fel".utf8),
      text: "caf\u{FFFD} fel", encoding: .utf8),
    EncodedText(
      testDescription: "cut sequence", bytes: Array("fel ".utf8) + [0xE5, 0xBA],
      text: "fel \u{FFFD}", encoding: .utf8),
    EncodedText(
      testDescription: "one NUL", bytes: Array("AAD\0STS90002".utf8), text: "AAD\0STS90002",
      encoding: .utf8),
    EncodedText(
      testDescription: "colours", bytes: Array("\u{1b}[31m\u{1b}[1me\u{1b}[0m".utf8),
      text: "\u{1b}[31m\u{1b}[1me\u{1b}[0m", encoding: .utf8),
    EncodedText(
      testDescription: "only NULs", bytes: [0, 0, 0, 0], text: "\0\0\0\0", encoding: .utf8,
      isBinary: true),
  ]) func decodes(_ sample: EncodedText) {
    let decoded = Decoding.text(from: sample.bytes)
    #expect(decoded.text == sample.text)
    #expect(decoded.encoding == sample.encoding)
    #expect(decoded.isBinary == sample.isBinary)
  }

  @Test func tellsOfTheMark() {
    #expect(Decoding.text(from: [0xEF, 0xBB, 0xBF, 0x41]).hasByteOrderMark)
    #expect(!Decoding.text(from: [0x41]).hasByteOrderMark)
  }

  @Test func callsRandomBytesBinary() {
    var state: UInt64 = 7
    let bytes = (0..<5000).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 40)
    }
    #expect(Decoding.text(from: bytes).isBinary)
  }

  @Test func callsAProgramBinary() {
    var bytes: [UInt8] = [
      0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0x3E, 0,
    ]
    bytes += Array("usage: tool [options]".utf8) + [UInt8](repeating: 0, count: 64)
    #expect(Decoding.text(from: bytes).isBinary)
  }

  @Test func keepsTextInAnOldNationalEncodingAsText() {
    // Chinese in GB 18030 around a code that can still be read.
    let bytes = [UInt8](repeating: 0xD5, count: 60) + Array(" AADSTS90002 ".utf8)
    let decoded = Decoding.text(from: bytes)
    #expect(!decoded.isBinary)
    #expect(decoded.text.hasSuffix(" AADSTS90002 "))
  }

  @Test func readsALongLine() {
    let bytes = [UInt8](repeating: 0x61, count: 5_000_000)
    #expect(Decoding.text(from: bytes).text.utf8.count == 5_000_000)
  }
}
