import Testing

@testable import Sandbox

/// A condition and whether the row of the suite meets it.
struct FilterCase: Sendable, CustomTestStringConvertible {
  let filter: String
  let matches: Bool

  var testDescription: String { filter }

  init(_ filter: String, _ matches: Bool) {
    self.filter = filter
    self.matches = matches
  }
}

private let row: [String: ODataValue] = [
  "name": .text("O'Neil"), "city": .text("Köln"), "age": .number(42), "isNew": .bool(true),
  "none": .null, "id": .guid("8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11"),
  "textID": .text("8D1F2A4E-90A7-4B61-9A50-6F3F0F6D7C11"),
  "time": .time("2024-01-15T09:30:00.1234567Z"), "textTime": .text("2024-01-15T09:30:00Z"),
  "bytes": .binary("00ff"),
]

private let filterCases: [FilterCase] = [
  .init("name eq 'O''Neil'", true), .init("name eq 'o''neil'", false), .init("name ne 'x'", true),
  .init("age eq 42", true), .init("age eq 42.0", true), .init("age gt 41 and age lt 43", true),
  .init("age ge 43", false), .init("age le 42L", true), .init("age gt -1", true),
  .init("isNew eq true", true), .init("isNew", true), .init("not isNew", false),
  .init("not (isNew eq false)", true), .init("none eq null", true), .init("name eq null", false),
  .init("name ne null", true), .init("missing eq 'x'", false), .init("missing ne 'x'", false),
  .init("id eq 8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11", true),
  .init("id eq guid'8D1F2A4E-90A7-4B61-9A50-6F3F0F6D7C11'", true),
  .init("textID eq 8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11", true),
  .init("time gt datetime'2024-01-15T09:30:00Z'", true),
  .init("time eq datetime'2024-01-15T09:30:00.1234567Z'", true),
  .init("time lt datetime'2024-01-15'", false), .init("textTime eq 2024-01-15T09:30:00Z", true),
  .init("textTime ge 2024-01-15", true), .init("bytes eq X'00FF'", true),
  .init("contains(name,'Neil')", true), .init("contains(name,'neil')", false),
  .init("startswith(city,'Kö')", true), .init("endswith(city,'ln')", true),
  .init("substringof('eil',name)", true), .init("contains(none,'x')", false),
  .init("tolower(name) eq 'o''neil'", true), .init("toupper(city) eq 'KÖLN'", true),
  .init("age eq 1 or age eq 2 or age eq 42", true),
  .init("age eq 42 or age eq 1 and isNew eq false", true),
  .init("(age eq 42 or age eq 1) and isNew eq false", false),
  .init("name eq 'a,b(c)'", false), .init("age eq '42'", false), .init("age ne '42'", true),
]

@Suite("Filters") struct ODataFilterTests {
  @Test(arguments: filterCases) func judges(_ filterCase: FilterCase) throws {
    let filter = try ODataFilter(filterCase.filter)
    #expect(try filter.matches { row[$0] } == filterCase.matches)
  }

  @Test(arguments: ["name eq 'O''NEIL'", "contains(name,'NEIL')", "startswith(city,'kÖ')"])
  func mayIgnoreCase(_ text: String) throws {
    let filter = try ODataFilter(text)
    #expect(try filter.matches(ignoresCase: true) { row[$0] })
    #expect(try !filter.matches { row[$0] })
  }

  @Test(arguments: [
    "", "name eq", "eq 'x'", "name eq 'x", "(name eq 'x'", "name eq 'x')", "name 'x'",
    "contains(name,'x'", "guid'12' eq id", "datetime'yesterday' lt time", "name eq 'x' and",
    "name eq 'x' or or", "and", ",", "elephant'x' eq name",
  ])
  func refuses(_ text: String) {
    #expect(throws: ODataError.self) { try ODataFilter(text) }
  }

  @Test func refusesUnknownFunctions() throws {
    let filter = try ODataFilter("soundex(name) eq 'x'")
    #expect(throws: ODataError.self) { try filter.matches { row[$0] } }
  }

  @Test func namesItsProperties() throws {
    let filter = try ODataFilter("a eq 1 and (contains(b,'x') or not (c ne d))")
    #expect(filter.properties == ["a", "b", "c", "d"])
  }

  @Test func readsOptions() throws {
    let options = try ODataOptions(
      query: "$select=a,%20b&$top=5&$orderby=a%20desc,b&$count=true&$filter=a%20eq%20'x%26y'"
        + "&$expand=roles($select=name,id;$filter=name%20eq%20'a'),teams&NextRowKey=9")
    #expect(options.select == ["a", "b"])
    #expect(options.top == 5)
    #expect(options.orderBy.map(\.name) == ["a", "b"])
    #expect(options.orderBy.map(\.isDescending) == [true, false])
    #expect(options.counts)
    #expect(options.filter == .comparison("eq", .property("a"), .literal(.text("x&y"))))
    #expect(options.expand.map(\.name) == ["roles", "teams"])
    #expect(options.expand.first?.options.select == ["name", "id"])
    #expect(options.expand.first?.options.filter != nil)
    #expect(options.fields["NextRowKey"] == "9")
    let empty = try ODataOptions(query: "")
    #expect(empty.select == nil && empty.top == nil && empty.filter == nil && !empty.counts)
    #expect(throws: ODataError.self) { try ODataOptions(query: "$top=-1") }
  }

  @Test(arguments: [
    ("PartitionKey='a',RowKey='b'", ["PartitionKey=a", "RowKey=b"]),
    ("RowKey='it''s, a=(b)',PartitionKey=''", ["RowKey=it's, a=(b)", "PartitionKey="]),
    ("8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11", ["=8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11"]),
    ("'MarketplaceLeads'", ["=MarketplaceLeads"]), ("p=@x", ["p=@x"]), ("", []),
    ("a='''',b=''''''", ["a='", "b=''"]),
  ])
  func readsKeys(_ text: String, _ pairs: [String]) {
    #expect(ODataArguments(text).pairs.map { "\($0.name)=\($0.value)" } == pairs)
  }

  @Test(arguments: [
    ("a=1&b=two+words&c=%C3%BC%26&d", ["a=1", "b=two words", "c=ü&", "d="]), ("", []),
    ("a=b=c&&x=%zz%4", ["a=b=c", "x=%zz%4"]), ("a=%FF", ["a=\u{FFFD}"]),
  ])
  func readsForms(_ text: String, _ pairs: [String]) {
    #expect(FormFields(text).pairs.map { "\($0.name)=\($0.value)" } == pairs)
  }

  @Test func encodesForURLs() {
    #expect(FormFields.encoded("a b/ü~") == "a%20b%2F%C3%BC~")
    #expect(FormFields.encodedPath("T(PartitionKey='a b')") == "T(PartitionKey='a%20b')")
    #expect(FormFields.decoded("a+b%20c") == "a+b c")
  }
}
