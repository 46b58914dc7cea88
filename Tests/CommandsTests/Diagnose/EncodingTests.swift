import TestSupport
import Testing
import Text

@Suite("diagnose: encodings") struct EncodingTests {
  private let user: Installation

  init() throws { user = try Installation() }

  struct Encoded: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    /// Where the code must be found.
    var line = 2
    var column = 4
  }

  private static let text = "żółć\n>> \(Sample.tenantNotFound)\nEnd."

  static let encodings = [
    Encoded(testDescription: "UTF-8", bytes: Array(text.utf8)),
    Encoded(testDescription: "UTF-8 with a mark", bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
    Encoded(testDescription: "UTF-16LE", bytes: text.utf16Bytes(isLittleEndian: true)),
    Encoded(testDescription: "UTF-16BE", bytes: text.utf16Bytes(isLittleEndian: false)),
    Encoded(
      testDescription: "UTF-16LE without a mark",
      bytes: Array(text.utf16Bytes(isLittleEndian: true).dropFirst(2))),
    Encoded(
      testDescription: "UTF-16LE, cut in a unit",
      bytes: text.utf16Bytes(isLittleEndian: true).dropLast()),
    Encoded(
      testDescription: "CRLF",
      bytes: Array(text.split(separator: "\n").joined(separator: "\r\n").utf8)),
    Encoded(
      testDescription: "UTF-16LE and CRLF",
      bytes: text.split(separator: "\n").joined(separator: "\r\n").utf16Bytes(isLittleEndian: true)),
    Encoded(
      testDescription: "invalid UTF-8",
      bytes: [0xC3, 0x28, 0xFF, 0x0A] + Array(">> ".utf8) + Array(Sample.tenantNotFound.utf8)
        + [0xE2, 0x82]),
    Encoded(
      testDescription: "Windows-1252",
      bytes: Array("Fehler: ung".utf8) + [0xFC] + Array("ltig\n>> ".utf8)
        + Array(Sample.tenantNotFound.utf8)),
  ]

  @Test(arguments: encodings)
  func isRead(_ encoded: Encoded) throws {
    try user.folder.write("error.txt", encoded.bytes)
    let result = try user.run("diagnose", "--format", "json", "error.txt")
    #expect(result.status == 0)
    let json = try result.json()
    let match = try #require(json["matches"]?[0])
    #expect(match["id"]?.string == "aad-tenant-not-found")
    #expect(match["parameters"]?["tenantId"]?.string == Sample.tenantID)
    let place = try #require(match["evidence"]?[0])
    #expect(place["line"]?.integer == encoded.line)
    #expect(place["column"]?.integer == encoded.column)
    #expect(place["text"]?.string?.hasPrefix("AADSTS90002") == true)
  }

  @Test(arguments: encodings)
  func isReadAsALogAlike(_ encoded: Encoded) throws {
    let call = ["diagnose", "--all", "--format", "jsonl", "-"]
    let found = try user.run(call, input: .bytes(encoded.bytes)).jsonLines()
    #expect(found.map { $0["id"]?.string } == ["aad-tenant-not-found"])
    let occurrence = try #require(found.first)
    #expect(occurrence["line"]?.integer == encoded.line)
    #expect(occurrence["parameters"]?["tenantId"]?.string == Sample.tenantID)
    #expect(occurrence["evidence"]?[0]?["column"]?.integer == encoded.column)
  }

  /// The blocks in which a log is read part the two halves of a letter.
  @Test(arguments: [true, false]) func isReadAcrossBlocks(_ isLittleEndian: Bool) throws {
    let count = 400_000
    let text = String(repeating: "😀", count: count) + " \(Sample.tenantNotFound)"
    try user.folder.write("log", text.utf16Bytes(isLittleEndian: isLittleEndian))
    let found = try user.run("diagnose", "--all", "--format", "jsonl", "log").jsonLines()
    #expect(found.map { $0["evidence"]?[0]?["column"]?.integer } == [count + 2])
  }

  @Test(arguments: encodings)
  func isReadFromAPipeAlike(_ encoded: Encoded) throws {
    try user.folder.write("error.txt", encoded.bytes)
    let fromFile = try user.run("diagnose", "error.txt")
    let fromPipe = try user.run(["diagnose"], input: .bytes(encoded.bytes))
    #expect(fromPipe.outputBytes == fromFile.outputBytes)
    #expect(OutputSafety.violations(in: fromPipe).isEmpty)
  }
}
