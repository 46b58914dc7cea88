import Leads
import Testing

@Suite("Limits of a stream of leads") struct LeadStreamLimitTests {
  private static let filler = String(repeating: "x", count: LeadStream.recordLimit + 10)

  @Test func skipsALineThatIsTooLong() {
    let json = [
      StreamSample.json("a"), "{\"Email\":\"\(Self.filler)\"}", StreamSample.json("b"),
    ]
    let table = [
      StreamSample.header, StreamSample.row("a"), "\(Self.filler),,,,", StreamSample.row("b"),
    ]
    let lines = ["SPZA-INS|c.d", Self.filler, "SPZA-INS|c.d"]
    #expect(StreamReading(json.joined(separator: "\n")).outline == "1:a 2! 3:b")
    #expect(StreamReading(table.joined(separator: "\n")).outline == "2:a 3! 4:b")
    let reading = StreamReading(lines.joined(separator: "\n"))
    #expect(reading.outline == "1: 2! 3:")
    #expect(reading.faults == [.tooLong(limit: LeadStream.recordLimit)])
  }

  /// A quotation mark that nothing closes costs one row, however many follow.
  @Test func readsOnBehindAQuoteThatNothingCloses() {
    let count = 20_000
    let rows = (0..<count).map { StreamSample.row("n\($0)") }
    let text = ([StreamSample.header, "\"\(StreamSample.row("a"))"] + rows).joined(separator: "\n")
    #expect(text.utf8.count > LeadStream.recordLimit)
    let reading = StreamReading(text)
    #expect(reading.faults == [.unclosedQuote])
    #expect(reading.leads.count == count)
    #expect(reading.found.last?.line == count + 2)
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"value\":"])
  func survivesBracketsWithoutEnd(_ bracket: String) {
    let text = StreamSample.json("a") + "\n" + String(repeating: bracket, count: 400_000)
    let reading = StreamReading(text)
    #expect(reading.leads.count == 1)
    #expect(!reading.faults.isEmpty)
  }

  @Test func readsWindows1252AmidUTF8() {
    let latin = Array("b@x.com,Zo".utf8) + [0xEB, 0x80] + Array(",Ek,,SPZA-INS|c.d\n".utf8)
    let bytes =
      Array("\(StreamSample.header)\na@x.com,Zoë,Ek,,SPZA-INS|c.d\n".utf8) + latin
      + Array(StreamSample.row("c").utf8)
    let reading = StreamReading(bytes)
    #expect(reading.leads.map(\.lead.customer.firstName) == ["Zoë", "Zoë€", "A"])
    #expect(reading.mendedRecords == 1)
    #expect(reading.firstMendedLine == 3)
  }

  @Test func readsWindows1252InJSON() {
    let bytes = Array(
      StreamSample.json("å").unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    let reading = StreamReading(bytes + [0x0A] + Array(StreamSample.json("ö").utf8))
    #expect(reading.outline == "1:å 2:ö")
    #expect(reading.mendedRecords == 1)
  }
}
