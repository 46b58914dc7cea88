import Glibc
import Storage
import TestSupport
import Testing
import Text

@Suite("Record of sent leads") struct SentLeadFileTests {
  private let home: TemporaryDirectory
  private let file: SentLeadFile

  init() throws {
    home = try TemporaryDirectory()
    file = try #require(SentLeadFile(Places(environment: ["XDG_STATE_HOME": home.path])))
  }

  private func lead(_ number: Int, place: String? = "marketplaceleads") -> SentLead {
    SentLead(
      marker: "MSFT_TEST_\(639_308_045_931_457_000 + number)",
      time: Timestamp(seconds: 1_793_606_400),
      destination: "table", host: "contosoleads.table.core.windows.net", place: place)
  }

  private var text: String {
    (try? home.read("leadline/sent/leads.jsonl")).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  @Test func isEmptyWhereThereIsNone() throws {
    #expect(try file.leads() == [])
    try file.update(forgetting: [lead(1).marker])
    #expect(try file.leads() == [])
  }

  @Test func keepsWhatWasSentForTheUserAlone() throws {
    let mask = umask(0)
    defer { umask(mask) }
    var first = lead(1)
    try file.add([first, lead(2, place: nil)])
    first.state = .sent
    first.id = "(PartitionKey='a',RowKey='b')"
    try file.update([first])
    #expect(try file.leads() == [first, lead(2, place: nil)])
    #expect(bits(file.path)?.mode == 0o600)
    #expect(bits("\(home.path)/leadline/sent")?.mode == 0o700)
  }

  @Test func forgetsWhatIsGoneAndNothingElse() throws {
    try file.add((1...5).map { lead($0) })
    try file.update(forgetting: [lead(2).marker, lead(5).marker, "MSFT_TEST_1"])
    #expect(try file.leads() == [lead(1), lead(3), lead(4)])
  }

  @Test func doesNotAddByNotingWhatBecameOfIt() throws {
    try file.add([lead(1)])
    try file.update([lead(2)])
    #expect(try file.leads() == [lead(1)])
  }

  /// A newer program may have written more, and an editor anything.
  @Test func keepsLinesThatItDoesNotUnderstand() throws {
    try file.add([lead(1)])
    let strange = [#"{"marker":"MSFT_TEST_2","state":"flown","host":"x"}"#, "half a li"]
    let whole = text + strange.joined(separator: "\n")
    _ = try home.write("leadline/sent/leads.jsonl", text: whole)
    #expect(try file.leads() == [lead(1)])
    try file.add([lead(3)])
    try file.update(forgetting: [lead(1).marker])
    #expect(try file.leads() == [lead(3)])
    for line in strange { #expect(text.contains(line + "\n")) }
  }

  @Test func isReadWithABlankLineInIt() throws {
    try file.add([lead(1)])
    _ = try home.write("leadline/sent/leads.jsonl", text: "\n\r\n" + text + "\n")
    #expect(try file.leads() == [lead(1)])
  }

  @Test func isRefusedWhereItIsNoFile() throws {
    try file.add([lead(1)])
    unlink(file.path)
    mkdir(file.path, 0o700)
    #expect(throws: PlaceError.notAFile(file.path)) { try file.leads() }
    #expect(throws: PlaceError.notAFile(file.path)) { try file.add([lead(2)]) }
  }

  @Test func loosesNothingBetweenManyThatWrite() throws {
    let file = file
    let threads = try (0..<8).map { number in
      try TestThread {
        for index in 0..<10 {
          let lead = lead(number * 100 + index)
          try? file.add([lead])
          if index % 2 == 0 { try? file.update(forgetting: [lead.marker]) }
        }
      }
    }
    for thread in threads { thread.join() }
    let markers = Set(try file.leads().map(\.marker))
    let expected = (0..<8).flatMap { number in
      stride(from: 1, to: 10, by: 2).map { lead(number * 100 + $0).marker }
    }
    #expect(markers == Set(expected))
  }

  @Test func hasNoPlaceWithoutAHome() {
    #expect(SentLeadFile(Places(environment: ["XDG_STATE_HOME": "relative"])) == nil)
  }
}
