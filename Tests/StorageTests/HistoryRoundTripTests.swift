import Glibc
import Storage
import TestSupport
import Testing

@Suite("History there and back") struct HistoryRoundTripTests {
  private let folder: TemporaryDirectory
  private let path: String

  init() throws {
    folder = try TemporaryDirectory()
    path = folder.file("history")
  }

  /// The same texts in every run, so that a failure can be repeated.
  private static func randomEntries(_ count: Int) -> [String] {
    let parts = [
      "a", " ", "\\", "\\n", "\\r", "\\0", "n", "\n", "\r", "\r\n", "\t", "\0", "\u{1B}", "\u{E5}",
      "\u{7528}", "\u{1F525}", "\u{2028}", "\u{85}", "e\u{301}", "\"", "'", "\\\\",
    ]
    var state: UInt64 = 42
    return (0..<count).map { number in
      // A number at the end keeps neighbours apart, of which equal ones are stored once.
      var text = "x"
      for _ in 0..<(number % 9) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.unicodeScalars.append(contentsOf: parts[Int(state >> 33) % parts.count].unicodeScalars)
      }
      return text + "\\\(number)"
    }
  }

  @Test func everyEntryIsReadBackAsItWas() throws {
    let entries = Self.randomEntries(400)
    let history = HistoryFile(path: path)
    for entry in entries { #expect(try history.append(entry)) }
    let loaded = try HistoryFile(path: path).load()
    #expect(loaded.map { Array($0.utf8) } == entries.map { Array($0.utf8) })
    let bytes = try folder.read("history")
    #expect(bytes.filter { $0 == UInt8(ascii: "\n") }.count == entries.count)
    #expect(!bytes.contains(0) && !bytes.contains(UInt8(ascii: "\r")))
  }

  @Test func aFileCutAnywhereKeepsItsWholeEntries() throws {
    let entries = ["first \u{79DF}\u{6237}", "two\nlines", "back\\slash", "last \u{1F525}"]
    let history = HistoryFile(path: path)
    for entry in entries { try history.append(entry) }
    let bytes = try folder.read("history")
    for length in bytes.indices {
      try folder.write("history", bytes[..<length])
      let whole = bytes[..<length].filter { $0 == UInt8(ascii: "\n") }.count
      let loaded = try history.load()
      #expect(loaded.starts(with: entries[..<whole]), "cut at \(length)")
      #expect(loaded.count <= whole + 1, "cut at \(length)")
      try history.append("next")
      let after = try history.load()
      #expect(after.starts(with: entries[..<whole]) && after.last == "next", "cut at \(length)")
    }
  }

  @Test func aDamagedByteCostsItsEntryOnly() throws {
    let entries = ["first", "second \u{79DF}", "third"]
    let history = HistoryFile(path: path)
    for entry in entries { try history.append(entry) }
    let bytes = try folder.read("history")
    let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
    for index in bytes.indices where !ends.contains(index) {
      for byte in [0, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[index] = byte
        try folder.write("history", damaged)
        let own = ends.filter { $0 < index }.count
        let expected = entries.enumerated().filter { $0.offset != own }.map(\.element)
        #expect(try history.load() == expected, "byte \(index)")
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4, 10, 100]) func neverHoldsMoreThanAQuarterTooMany(_ bound: Int)
    throws
  {
    let history = HistoryFile(path: path, maximumEntries: bound)
    for number in 0..<(bound * 3) {
      try history.append("line \(number)")
      let lines = try folder.read("history").filter { $0 == UInt8(ascii: "\n") }.count
      #expect(lines <= bound + bound / 4)
      let first = max(0, number + 1 - bound)
      #expect(try history.load() == (first...number).map { "line \($0)" })
    }
  }

  @Test func aBoundBelowOneIsOne() throws {
    let history = HistoryFile(path: path, maximumEntries: -3)
    for entry in ["a", "b", "c"] { try history.append(entry) }
    #expect(try history.load() == ["c"])
  }

  @Test func equalEntriesApartAreBothKept() throws {
    let history = HistoryFile(path: path)
    for entry in ["a", "a", "b", "a", "a"] { try history.append(entry) }
    #expect(try history.load() == ["a", "b", "a"])
  }

  @Test func theBoundOfAnEntryCountsEscapedBytes() throws {
    let history = HistoryFile(path: path, maximumEntryBytes: 10)
    #expect(try history.append("12345678\n"))
    #expect(try !history.append("123456789\n"))
    #expect(try history.append("\u{79DF}\u{6237}abcd"))
    #expect(try !history.append("\u{79DF}\u{6237}abcde"))
    #expect(try history.load() == ["12345678\n", "\u{79DF}\u{6237}abcd"])
  }

  @Test(arguments: ["\u{A0}secret", "\u{3000}x", "\nx", "\r\nx", "\u{2028}x"])
  func anEntryThatBeginsWithAnyBlankIsNotStored(_ entry: String) throws {
    #expect(try !HistoryFile(path: path).append(entry))
    #expect(access(path, F_OK) != 0)
  }
}
