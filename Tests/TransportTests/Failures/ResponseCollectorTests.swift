import Testing

@testable import Transport

@Suite("Response collector") struct ResponseCollectorTests {
  private func collected(_ lines: [String]) -> ResponseCollector {
    var collector = ResponseCollector(maximumBodyBytes: 10)
    for line in lines {
      let goesOn = collector.take(headerLine: Array((line + "\r\n").utf8))
      #expect(goesOn)
    }
    return collector
  }

  @Test func keepsTheFieldsInOrder() {
    let fields = collected(["HTTP/1.1 200 OK", "B:  two  ", "A: one", "b: three: four", ""]).fields
    #expect(fields.map(\.name) == ["B", "A", "b"])
    #expect(fields.map(\.value) == ["two", "one", "three: four"])
  }

  @Test func forgetsEarlierBlocks() {
    let fields = collected(["HTTP/1.1 100 Continue", "A: 1", "", "HTTP/2 200", "B: 2", ""]).fields
    #expect(fields.map(\.name) == ["B"])
  }

  @Test func leavesTrailersOut() {
    let fields = collected(["HTTP/1.1 200 OK", "A: 1", "", "B: 2"]).fields
    #expect(fields.map(\.name) == ["A"])
  }

  @Test func joinsAFoldedField() {
    let fields = collected(["HTTP/1.1 200 OK", "A: one", "\ttwo", "B: 3", ""]).fields
    #expect(fields.map(\.value) == ["one two", "3"])
  }

  @Test func passesOverLinesThatAreNoFields() {
    #expect(collected(["A: before", "HTTP/1.1 200 OK", "nonsense", "A: 1"]).fields.count == 1)
  }

  @Test func repairsBytesThatAreNotText() {
    var collector = collected(["HTTP/1.1 200 OK"])
    _ = collector.take(headerLine: [0x41, 0x3A, 0xFF, 0xFE])
    #expect(collector.fields.first?.value == "\u{FFFD}\u{FFFD}")
  }

  @Test func endsABodyThatIsTooLong() {
    var collector = collected(["HTTP/1.1 200 OK", ""])
    let taken = [6, 4].map { collector.take(bodyPiece: Array(repeating: 1, count: $0)) }
    #expect(taken == [true, true])
    #expect(!collector.isTooLarge)
    let goesOn = collector.take(bodyPiece: [3])
    #expect(!goesOn)
    #expect(collector.isTooLarge)
    #expect(collector.body.count == 10)
  }

  @Test func endsAHeaderThatIsTooLong() {
    var collector = collected(["HTTP/1.1 200 OK"])
    let line = Array(("A: " + String(repeating: "x", count: 997)).utf8)
    var count = 0
    while collector.take(headerLine: line) { count += 1 }
    #expect(collector.isTooLarge)
    #expect(count * line.count <= ResponseCollector.maximumHeaderBytes)
  }
}
