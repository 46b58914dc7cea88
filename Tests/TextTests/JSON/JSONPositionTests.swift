import Testing
import Text

@Suite("JSON positions") struct JSONPositionTests {
  private static func allValues(of value: JSONValue) -> [JSONValue] {
    let below = (value.array ?? []) + (value.object ?? []).map(\.value)
    return [value] + below.flatMap(allValues)
  }

  private static func allMembers(of value: JSONValue) -> [JSONValue.Member] {
    allValues(of: value).flatMap { $0.object ?? [] }
  }

  /// What a value's text begins with.
  private static func opening(of value: JSONValue) -> String {
    switch value.content {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let number): number
    case .string: "\""
    case .array: "["
    case .object: "{"
    }
  }

  @Test(arguments: ["", "\u{FEFF}"]) func everyValuePointsAtItsText(_ mark: String) throws {
    var documents = RandomDocument()
    for _ in 0..<800 {
      let text = mark + documents.text(of: documents.value())
      let scalars = Array(text.unicodeScalars)
      for value in Self.allValues(of: try JSONParser.parse(text)) {
        let position = try #require(value.position)
        #expect(
          scalars[position.offset...].starts(with: Self.opening(of: value).unicodeScalars),
          "\(position): \(text.spelled)")
        #expect(position == TextPosition(counting: position.offset, in: text), "\(text.spelled)")
      }
    }
  }

  @Test func everyKeyPointsAtItsQuote() throws {
    var documents = RandomDocument()
    for _ in 0..<800 {
      let text = documents.text(of: documents.value())
      let scalars = Array(text.unicodeScalars)
      for member in Self.allMembers(of: try JSONParser.parse(text)) {
        let position = try #require(member.keyPosition)
        #expect(scalars[position.offset] == "\"", "\(text.spelled)")
        #expect(position == TextPosition(counting: position.offset, in: text), "\(text.spelled)")
        let value = try #require(member.value.position)
        #expect(position.offset < value.offset)
      }
    }
  }

  @Test func positionsDoNotCountInEquality() throws {
    let first = try JSONParser.parse("[1, {\"a\": 2}]")
    let second = try JSONParser.parse("[1,\n{\"a\":2}]")
    #expect(first == second)
    #expect(first.hashValue == second.hashValue)
    #expect(first[1]?.position != second[1]?.position)
  }
}

@Suite("JSON error positions") struct JSONErrorPositionTests {
  private static let sample = """
    {
      "offers": [{"id": "contoso", "x": null}, 12.5e-3],\r\n "n\u{E4}me": "\u{7528}\\u00e5\u{1F525}",
    \t"flag": true, "empty": {}, "none": [],\r "text": "\\"\\n"
    }
    """

  /// The error, when there is one, with its place counted anew.
  private static func check(_ bytes: [UInt8]) -> JSONError? {
    do throws(JSONError) {
      _ = try JSONParser.parse(bytes)
      return nil
    } catch {
      let text = String(decoding: bytes, as: UTF8.self)
      let position = error.position
      #expect((0...text.unicodeScalars.count).contains(position.offset), "\(text.spelled)")
      #expect(
        position == TextPosition(counting: position.offset, in: text),
        "\(error.problem): \(text.spelled)")
      return error
    }
  }

  @Test func theSampleIsSound() throws {
    #expect(Self.check(Array(Self.sample.utf8)) == nil)
  }

  @Test func everyCutIsAnErrorAtAPlaceInTheText() {
    let bytes = Array(Self.sample.utf8)
    for length in bytes.indices {
      let error = Self.check(Array(bytes[..<length]))
      #expect(error != nil, "cut at \(length)")
    }
  }

  @Test func everyCutBehindAMarkIsAnErrorAtAPlaceInTheText() {
    let bytes = Array(("\u{FEFF}" + Self.sample).utf8)
    for length in 3..<bytes.count {
      #expect(Self.check(Array(bytes[..<length])) != nil, "cut at \(length)")
    }
  }

  @Test(arguments: [0x00, 0x22, 0x2C, 0x5C, 0x7B, 0x5D, 0x80, 0xC0, 0xE5, 0xF8, 0xFF] as [UInt8])
  func damageAtEveryByteIsToldAtItsPlaceOrHarmless(_ byte: UInt8) {
    let bytes = Array(Self.sample.utf8)
    var errors = 0
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] = byte
      if Self.check(damaged) != nil { errors += 1 }
    }
    #expect(errors > bytes.count / 4)
  }

  @Test func aByteTooManyAnywhereIsToldAtItsPlaceOrHarmless() {
    let bytes = Array(Self.sample.utf8)
    for index in bytes.indices {
      var damaged = bytes
      damaged.insert(0xFE, at: index)
      #expect(Self.check(damaged)?.problem == .invalidUTF8, "at \(index)")
    }
  }

  @Test(arguments: [
    ("[\n\"a\u{FFFD}\"]", 2, 3), ("{\r\n\r\n\"a\": \"\u{FFFD}\"}", 3, 7),
    ("\u{FEFF}\u{FFFD}", 1, 1),
    ("\u{FEFF}[\r\u{FFFD}", 2, 1), ("\u{FFFD}", 1, 1), ("\"\u{E5}\u{7528}\u{FFFD}", 1, 4),
  ]) func invalidBytesAreToldWithLineAndColumn(_ text: String, _ line: Int, _ column: Int) {
    // The replacement character marks the place of a byte that no text has.
    let bytes = text.unicodeScalars.flatMap { scalar -> [UInt8] in
      scalar == "\u{FFFD}" ? [0xFF] : Array(String(scalar).utf8)
    }
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(bytes) }
    #expect(error?.problem == .invalidUTF8)
    #expect(error?.position.line == line)
    #expect(error?.position.column == column)
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":[", "[[],", "{\"\":{\"\":"])
  func aMegabyteOfBracketsIsAnErrorAtTheLimit(_ part: String) {
    let text = String(repeating: part, count: (1 << 20) / part.utf8.count)
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(text) }
    #expect(error?.problem == .tooDeep(limit: JSONParser.depthLimit))
    #expect((error?.position.offset ?? .max) < 512 * part.utf8.count + 1)
  }

  @Test func wideDocumentsAreNotDeep() throws {
    let text = "[" + String(repeating: "[],{\"a\":[]},", count: 100_000) + "0]"
    #expect(try JSONParser.parse(text).array?.count == 200_001)
  }
}
