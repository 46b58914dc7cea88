import Testing
import Text

@Suite("Decoding of every script") struct DecodingScriptsTests {
  @Test(arguments: ScriptSample.all, DecodedText.Encoding.allCases)
  func markedTextIsRead(_ sample: ScriptSample, _ encoding: DecodedText.Encoding) {
    let decoded = Decoding.text(from: Encoder.bytes(of: "\u{FEFF}" + sample.text, encoding))
    #expect(Array(decoded.text.utf8) == Array(sample.text.utf8))
    #expect(decoded.encoding == encoding)
    #expect(decoded.hasByteOrderMark)
    #expect(!decoded.isBinary)
  }

  @Test(
    arguments: ScriptSample.all,
    [.utf8, .utf16LittleEndian, .utf16BigEndian] as [DecodedText.Encoding])
  func unmarkedTextIsRead(_ sample: ScriptSample, _ encoding: DecodedText.Encoding) {
    let decoded = Decoding.text(from: Encoder.bytes(of: sample.text, encoding))
    #expect(Array(decoded.text.utf8) == Array(sample.text.utf8))
    #expect(decoded.encoding == encoding)
    #expect(!decoded.hasByteOrderMark)
    #expect(!decoded.isBinary)
  }

  @Test(
    arguments: ScriptSample.all,
    [.utf32LittleEndian, .utf32BigEndian] as [DecodedText.Encoding])
  func unmarkedUTF32IsNoText(_ sample: ScriptSample, _ encoding: DecodedText.Encoding) {
    // Nobody writes it; three zeros in four bytes are data for all that can be told.
    let decoded = Decoding.text(from: Encoder.bytes(of: sample.text, encoding))
    #expect(decoded.isBinary)
    #expect(decoded.encoding == .utf8)
  }

  @Test(arguments: DecodedText.Encoding.allCases)
  func aMarkAloneIsAnEmptyText(_ encoding: DecodedText.Encoding) {
    let decoded = Decoding.text(from: Encoder.bytes(of: "\u{FEFF}", encoding))
    #expect(decoded.text.isEmpty)
    #expect(decoded.encoding == encoding)
    #expect(decoded.hasByteOrderMark && !decoded.isBinary)
  }

  @Test(arguments: DecodedText.Encoding.allCases)
  func onlyTheFirstMarkIsOne(_ encoding: DecodedText.Encoding) {
    let decoded = Decoding.text(from: Encoder.bytes(of: "\u{FEFF}\u{FEFF}a", encoding))
    #expect(decoded.text.unicodeScalars.map(\.value) == [0xFEFF, 0x61])
  }

  /// A byte of UTF-8 that is damaged costs the scalar that it belongs to and no other.
  @Test(arguments: ScriptSample.all, [0xFF, 0x80, 0xC3, 0xF0] as [UInt8])
  func damagedByteCostsItsScalarOnly(_ sample: ScriptSample, _ byte: UInt8) {
    let bytes = Array(sample.text.utf8)
    let scalars = Array(sample.text.unicodeScalars)
    var index = 0
    for (number, scalar) in scalars.enumerated() {
      let length = String(scalar).utf8.count
      for place in index..<(index + length) {
        var damaged = bytes
        damaged[place] = byte
        let decoded = Array(Decoding.text(from: damaged).text.unicodeScalars)
        #expect(decoded.starts(with: scalars[..<number]), "byte \(place)")
        // A lead byte may swallow the continuation bytes that follow it, never a whole scalar.
        let rest = scalars[(number + 1)...]
        #expect(decoded.suffix(rest.count).elementsEqual(rest), "byte \(place)")
      }
      index += length
    }
  }

  @Test(
    arguments: ScriptSample.all,
    [.utf16LittleEndian, .utf16BigEndian] as [DecodedText.Encoding])
  func damagedUnitCostsItsScalarOnly(_ sample: ScriptSample, _ encoding: DecodedText.Encoding) {
    let mark = Encoder.bytes(of: "\u{FEFF}", encoding)
    let bytes = mark + Encoder.bytes(of: sample.text, encoding)
    let scalars = Array(sample.text.unicodeScalars)
    var index = mark.count
    for (number, scalar) in scalars.enumerated() {
      for place in index..<(index + String(scalar).utf16.count * 2) {
        var damaged = bytes
        damaged[place] ^= 0x5A
        let decoded = Array(Decoding.text(from: damaged).text.unicodeScalars)
        #expect(decoded.starts(with: scalars[..<number]), "byte \(place)")
        // A unit that became half of a pair may take the next one's place at most.
        let rest = scalars.dropFirst(number + 2)
        #expect(decoded.suffix(rest.count).elementsEqual(rest), "byte \(place)")
      }
      index += String(scalar).utf16.count * 2
    }
  }

  @Test(arguments: ScriptSample.all, DecodedText.Encoding.allCases)
  func everyCutReadsWhatIsThere(_ sample: ScriptSample, _ encoding: DecodedText.Encoding) {
    let mark = Encoder.bytes(of: "\u{FEFF}", encoding)
    let bytes = Encoder.bytes(of: sample.text, encoding)
    let scalars = Array(sample.text.unicodeScalars)
    for length in bytes.indices {
      let decoded = Decoding.text(from: mark + bytes[..<length])
      let read = Array(decoded.text.unicodeScalars)
      // Half of a pair and half of its other unit are one each.
      let whole = Array(read.prefix { $0 != "\u{FFFD}" })
      #expect(scalars.starts(with: whole), "\(length)")
      let rest = length - Encoder.bytes(of: String(String.UnicodeScalarView(whole)), encoding).count
      #expect((0...3).contains(rest) && (rest == 0) == (read.count == whole.count), "\(length)")
      #expect(read.count - whole.count <= 2)
    }
  }

  @Test func longTextIsReadPastTheSample() {
    // Nothing but Chinese after the part that is looked at for an encoding.
    let head = String(repeating: "code 90002\n", count: 400)
    let text = head + String(repeating: "\u{79DF}", count: 20_000)
    for encoding in [.utf16LittleEndian, .utf16BigEndian] as [DecodedText.Encoding] {
      let decoded = Decoding.text(from: Encoder.bytes(of: text, encoding))
      #expect(decoded.text == text)
    }
  }
}
