import Glibc
import TestSupport
import Testing
import Text

@testable import Terminal

@Suite("Hidden line") struct HiddenLineTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let keys: String
    let text: String
  }

  private static func settings() throws -> TerminalSettings {
    let terminal = try PseudoTerminal()
    let slave = try #require(terminal.slave)
    return try #require(TerminalSettings(of: slave))
  }

  /// What becomes of keys: the text, and what the first key with an effect asked for.
  private func result(of keys: [UInt8]) throws -> (text: String, effect: HiddenLine.Effect) {
    var line = HiddenLine(settings: try Self.settings())
    var effect = HiddenLine.Effect.none
    for byte in keys where effect == .none { effect = line.take(byte) }
    let text = line.buffer.secret().withExposedValue { String(decoding: $0, as: UTF8.self) }
    return (text, effect)
  }

  static let rows = [
    Row(testDescription: "text", keys: "p@ss w~rd", text: "p@ss w~rd"),
    Row(testDescription: "Backspace", keys: "abc\u{7F}\u{08}d", text: "ad"),
    Row(testDescription: "Backspace, whole characters", keys: "pä租😀\u{7F}\u{7F}\u{7F}", text: "p"),
    Row(testDescription: "Backspace on nothing", keys: "\u{7F}\u{7F}a", text: "a"),
    Row(testDescription: "Ctrl-U", keys: "abc\u{15}d", text: "d"),
    Row(testDescription: "Ctrl-W", keys: "one 租户  \u{17}x", text: "one x"),
    Row(testDescription: "Ctrl-W on one word", keys: "one\u{17}\u{17}x", text: "x"),
    Row(testDescription: "Ctrl-D within", keys: "ab\u{04}c", text: "abc"),
    Row(testDescription: "controls", keys: "a\u{01}\u{05}\u{0C}\u{12}\u{13}\u{16}b\0", text: "ab"),
    Row(testDescription: "a tab", keys: "a\tb", text: "a\tb"),
    Row(testDescription: "arrows", keys: "a\u{1B}[A\u{1B}[1;5Db\u{1B}OHc", text: "abc"),
    Row(testDescription: "F1, all three", keys: "\u{1B}OPa\u{1B}[11~b", text: "ab"),
    Row(testDescription: "Alt and a letter", keys: "a\u{1B}bc", text: "ac"),
    Row(testDescription: "Escape twice", keys: "\u{1B}\u{1B}[Aa", text: "a"),
    Row(testDescription: "a control in a sequence", keys: "ab\u{1B}[\u{7F}c", text: "ac"),
    Row(
      testDescription: "marks of a paste", keys: "\u{1B}[200~secret\u{1B}[201~\r", text: "secret"),
    Row(testDescription: "Enter", keys: "abc\r", text: "abc"),
    Row(testDescription: "newline as Enter", keys: "abc\n", text: "abc"),
    Row(testDescription: "the line end of Windows", keys: "abc\r\n", text: "abc"),
    Row(testDescription: "empty lines around", keys: "\r\n\nabc\n\r\n", text: "abc"),
    Row(testDescription: "several lines", keys: "{\r  \"a\": 1\r}\r", text: "{\n  \"a\": 1\n}"),
    Row(testDescription: "Windows", keys: "a\r\nb\r\nc", text: "a\nb\nc"),
    Row(testDescription: "Windows, halves", keys: "a\r\rb\r\rc\r\r", text: "a\nb\nc"),
    Row(testDescription: "an empty line between", keys: "a\r\rb\rc", text: "a\n\nb\nc"),
    Row(
      testDescription: "no editing within several lines", keys: "a\rb\u{15}\u{7F}\u{17}\u{04}c",
      text: "a\nbc"),
  ]

  @Test(arguments: rows) func holds(_ row: Row) throws {
    let result = try result(of: Array(row.keys.utf8))
    #expect(result.text == row.text)
    #expect(result.effect == .none)
  }

  @Test(arguments: [
    ("\u{03}", HiddenLine.Effect.interrupt), ("abc\u{03}", .interrupt), ("a\rb\u{03}", .interrupt),
    ("\u{1B}[\u{03}", .interrupt), ("\u{04}", .endOfInput), ("abc\u{15}\u{04}", .endOfInput),
    ("abc\u{1A}", .stop), ("abc\u{1C}", .quit), ("abc\r\u{03}", .complete),
    ("abc\r\n\u{04}", .complete), ("abc\r\u{1B}[A", .complete), ("abc\r\u{7F}", .complete),
  ])
  func understands(_ keys: String, _ effect: HiddenLine.Effect) throws {
    #expect(try result(of: Array(keys.utf8)).effect == effect)
  }

  @Test func bytesThatAreNotUTF8AreKept() throws {
    var line = HiddenLine(settings: try Self.settings())
    for byte in [0x61, 0xFF, 0x80, 0xE7, 0x0D] as [UInt8] { _ = line.take(byte) }
    let secret = line.buffer.secret()
    #expect(secret == Secret(bytes: [0x61, 0xFF, 0x80, 0xE7]))
  }

  @Test func aKeyThatWasBegunOnlyIsForgotten() throws {
    var line = HiddenLine(settings: try Self.settings())
    _ = line.take(0x1B)
    let isBegun = line.isInSequence
    #expect(isBegun)
    line.endSequence()
    _ = line.take(UInt8(ascii: "["))
    let secret = line.buffer.secret()
    #expect(secret == Secret("["))
  }

  @Test func whatFindsNoRoomIsCounted() {
    var buffer = SecretBuffer(capacity: 4)
    for byte in "abcde\nf\r\n".utf8 { buffer.append(byte) }
    let full = (buffer.count, buffer.omittedBytes, buffer.last)
    #expect(full == (4, 3, UInt8(ascii: "d")))
    buffer.removeAll()
    let empty = (buffer.count, buffer.omittedBytes, buffer.last)
    #expect(empty == (0, 0, nil))
    let isEmpty = buffer.secret().isEmpty
    #expect(isEmpty)
  }

  @Test func receivedBytesAreOverwritten() {
    var bytes = Array("secret".utf8)
    bytes.overwrite(4)
    #expect(bytes == [0, 0, 0, 0] + Array("et".utf8))
    bytes.overwrite(400)
    #expect(bytes.allSatisfy { $0 == 0 })
  }

  @Test func theUsersOwnKeysHoldBesideTheUsualOnes() throws {
    let terminal = try PseudoTerminal()
    let slave = try #require(terminal.slave)
    var modes = try #require(TerminalSettings(of: slave)).modes
    unsafe withUnsafeMutableBytes(of: &modes.c_cc) { characters in
      unsafe characters[Int(VINTR)] = 0x18
      unsafe characters[Int(VERASE)] = 0x19
      unsafe characters[Int(VSUSP)] = 0
    }
    unsafe tcsetattr(slave, TCSANOW, &modes)
    for (byte, effect) in [(0x18, HiddenLine.Effect.interrupt), (0x03, .interrupt), (0, .none)] {
      var line = HiddenLine(settings: try #require(TerminalSettings(of: slave)))
      let taken = line.take(UInt8(byte))
      #expect(taken == effect)
    }
    var line = HiddenLine(settings: try #require(TerminalSettings(of: slave)))
    for byte in [0x61, 0x62, 0x19, 0x63, 0x7F, 0x64] as [UInt8] { _ = line.take(byte) }
    let secret = line.buffer.secret()
    #expect(secret == Secret("ad"))
  }
}
