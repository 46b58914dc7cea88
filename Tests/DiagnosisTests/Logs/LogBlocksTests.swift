import Diagnosis
import Testing

@Suite("Logs cut into blocks") struct LogBlocksTests {
  private static let failures = [
    "2026-05-01 10:22:07 ERROR AADSTS7000215: Invalid client secret provided.",
    "10:22:08 AADSTS90002: Tenant 'litware.example' not found.",
    "LastCRMError: The request channel timed out while waiting\n for a reply after 00:02:00. Increase "
      + "the timeout value passed\n to the call to Request or increase the SendTimeout value on the "
      + "Binding.",
    "{\"error\":{\"code\":\"0x80042f09\",\"message\":\"no roles are assigned to user\"}}",
    "无法将潜在顾客保存到 Dynamics CRM。LastCRMError：无法登录 Dynamics CRM，LastCRMException:",
    "Det gick inte att spara ditt lead till Dynamics CRM. Användaren har inte skapa behörigheter för "
      + "attributet leadsourcecode i entiteten lead",
  ]

  /// A log of short and long lines with failures here and there.
  private func log(_ dice: inout Dice, longest: Int) -> [UInt8] {
    var text = ""
    for _ in 0..<16 {
      for _ in 0..<Int.random(in: 0...4, using: &dice) {
        let length = Int.random(in: 0...longest, using: &dice)
        text += String(repeating: "lead was written; ", count: length / 18) + "\n"
      }
      let failure = Self.failures.randomElement(using: &dice) ?? ""
      let before = Int.random(in: 0...longest / 2, using: &dice)
      text += String(repeating: "x ", count: before / 2) + failure
      text += Bool.random(using: &dice) ? "\r\n" : "\n"
    }
    return Array(text.utf8)
  }

  @Test(arguments: [60, 900, 7000, 20000]) func giveWhatOneBlockGives(_ longest: Int) {
    var dice = Dice(seed: UInt64(longest))
    let bytes = log(&dice, longest: longest)
    let whole = LogFeed.occurrences(in: bytes)
    #expect(!whole.isEmpty)
    for sizes in [[4096], [65536], [8191, 1, 77], [Int.random(in: 1...9999, using: &dice)]] {
      let parts = LogFeed.occurrences(in: bytes, blocks: sizes)
      #expect(parts == whole, "\(sizes) \(parts.map(\.place)) \(whole.map(\.place))")
    }
  }

  @Test func giveTheSameAtEveryCut() {
    let text = "one\ntwo " + Self.failures[0] + "\nthree\n" + Self.failures[2] + "\nfour\n"
    let bytes = Array(text.utf8)
    let whole = LogFeed.occurrences(in: bytes)
    #expect(whole.count == 2)
    for cut in stride(from: 1, to: bytes.count, by: 7) {
      #expect(LogFeed.occurrences(in: bytes, blocks: [cut, bytes.count]) == whole, "\(cut)")
    }
  }

  @Test func ofOneByte() {
    let text = "one\n" + Self.failures[1] + "\ntwo"
    #expect(LogFeed.occurrences(in: text, blocks: [1]) == LogFeed.occurrences(in: text))
  }

  @Test func emptyOnesChangeNothing() {
    var scanner = LogScanner(Embedded.diagnoser)
    var lines: [Int] = []
    for part in ["", "one\n", "", Self.failures[0], "", "\n", ""] {
      scanner.scan(Array(part.utf8).span) { lines.append($0.line) }
    }
    scanner.finish { lines.append($0.line) }
    #expect(lines == [2])
  }
}

@Suite("Hostile logs") struct HostileLogTests {
  private static let failure = "AADSTS7000215: Invalid client secret provided."

  @Test func bytesThatAreNoText() {
    var bytes: [UInt8] = []
    for value in 0..<2000 { bytes += [0xFF, 0xC3, UInt8(value % 251), 0x80, 0x00] }
    let feeds = bytes.count { $0 == 0x0A }
    bytes += Array("\n\(Self.failure)\n".utf8) + [0xE2, 0x82]
    let found = LogFeed.occurrences(in: bytes, blocks: [333])
    #expect(found.map(\.place) == ["\(feeds + 2)-\(feeds + 2) aad-invalid-client-secret"])
  }

  @Test func invalidBytesWithinTheLine() {
    let bytes = [0xFF, 0xFE, 0x80] + Array(" \(Self.failure) ".utf8) + [0xC3, 0x0A]
    let found = LogFeed.occurrences(in: bytes + bytes)
    #expect(
      found.map(\.place) == [
        "1-1 aad-invalid-client-secret", "2-2 aad-invalid-client-secret",
      ])
    #expect(found.allSatisfy { $0.finding.evidence.first?.text.hasPrefix("AADSTS7000215") == true })
  }

  @Test func aLineThatDoesNotEnd() {
    let megabytes = 50
    let filler = Array(String(repeating: "lead was written; ", count: 58_254).utf8)
    var scanner = LogScanner(Embedded.diagnoser)
    var found: [LogOccurrence] = []
    for part in 0..<megabytes {
      scanner.scan(filler.span) { found.append($0) }
      if part == 2 { scanner.scan(Array(Self.failure.utf8).span) { found.append($0) } }
    }
    scanner.scan(Array("\n\(Self.failure)".utf8).span) { found.append($0) }
    scanner.finish { found.append($0) }
    #expect(
      found.map(\.place) == [
        "1-1 aad-invalid-client-secret", "2-2 aad-invalid-client-secret",
      ])
  }

  @Test func aPlaceFarOutOnALine() throws {
    let text = String(repeating: "lös ", count: 60_000) + Self.failure + "\n"
    let column = 4 * 60_000 + 1
    for sizes in [[], [65536], [9999]] {
      let evidence = LogFeed.occurrences(in: text, blocks: sizes).flatMap(\.finding.evidence)
      let first = try #require(evidence.first)
      #expect(first.text.hasPrefix("AADSTS7000215"))
      #expect((first.line, first.column) == (1, column))
    }
  }

  @Test func manyFailuresOnOneLine() {
    let text = String(repeating: "\(Self.failure) ", count: 4000)
    let found = LogFeed.occurrences(in: text, blocks: [65536])
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.line == 1 && $0.endLine == 1 })
  }

  @Test func emptyLines() {
    let text = String(repeating: "\n", count: 300_000) + Self.failure
    #expect(LogFeed.occurrences(in: text, blocks: [65536]).map(\.line) == [300_001])
  }
}

@Suite("Memory of the log scanner") struct LogMemoryTests {
  /// In a process of its own, so that nothing else counts.
  @Test func staysConstant() async {
    await #expect(processExitsWith: .success) {
      let line = "2026-05-01 10:22:07 INFO lead 4711 was written to the table of the offer\n"
      let failure = "10:22:08 AADSTS7000215: Invalid client secret provided.\n"
      let block = Array((String(repeating: line, count: 900) + failure).utf8)
      var scanner = LogScanner(Embedded.diagnoser)
      var count = 0
      for _ in 0..<40 { scanner.scan(block.span) { _ in count += 1 } }
      let before = ProcessMemory.peak()
      let rounds = (256 << 20) / block.count
      for _ in 0..<rounds { scanner.scan(block.span) { _ in count += 1 } }
      scanner.finish { _ in count += 1 }
      let growth = ProcessMemory.peak() - before
      #expect(before > 0)
      #expect(count == rounds + 40)
      #expect(growth < 4 << 20, "\(growth) bytes")
    }
  }
}
