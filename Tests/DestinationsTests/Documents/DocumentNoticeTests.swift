import Destinations
import Testing
import Text

/// Something odd in a document, and what is said of it.
struct OddDocument: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let entry: String
  let words: String
  let line: Int?

  init(
    _ description: String, _ text: String, entry: String, says words: String, line: Int? = nil
  ) {
    testDescription = description
    self.text = text
    self.entry = entry
    self.words = words
    self.line = line
  }
}

private let block = SampleDocument.block(SampleDocument.connection)

private let odd: [OddDocument] = [
  OddDocument(
    "an unknown key", SampleDocument.table(block, #""colour": "blue""#),
    entry: "document-unknown-key", says: "'colour' is not known", line: 7),
  OddDocument(
    "a mistyped key in the block",
    SampleDocument.table(
      #""tableLeadConfiguration": {"storageAccountConectionString": "x=y"}"#),
    entry: "document-unknown-key", says: "the nearest is 'storageAccountConnectionString'",
    line: 6),
  OddDocument(
    "a block in another case",
    SampleDocument.table(block.replacing("tableLead", with: "TableLead")),
    entry: "document-unknown-key", says: "the nearest is 'tableLeadConfiguration'", line: 6),
  OddDocument(
    "a duplicate key", SampleDocument.table(block, #""leadDestination": "table""#),
    entry: "document-duplicate-key", says: "'leadDestination' stands again", line: 7),
  OddDocument(
    "a duplicate key in the block",
    SampleDocument.table(
      """
      "tableLeadConfiguration": {"storageAccountConnectionString": "a=b",
        "storageAccountConnectionString": "\(SampleDocument.connection)"}
      """),
    entry: "document-duplicate-key", says: "'storageAccountConnectionString' stands again",
    line: 7),
  OddDocument(
    "a second destination",
    SampleDocument.table(block, #""salesforceLeadConfiguration": {"objectIdentifier": "00D"}"#),
    entry: "document-several-destinations", says: "the destination is 'table'", line: 7),
  OddDocument(
    "an empty block", SampleDocument.table(#""tableLeadConfiguration": {}"#),
    entry: "document-empty-block", says: "is empty", line: 6),
  OddDocument(
    "no block", SampleDocument.table(#""resourceName": "leads""#), entry: "document-empty-block",
    says: "'tableLeadConfiguration' is missing", line: 5),
  OddDocument(
    "a block that is null", SampleDocument.table(#""tableLeadConfiguration": null"#),
    entry: "document-empty-block", says: "is missing"),
  OddDocument(
    "a block that is a text", SampleDocument.table(#""tableLeadConfiguration": "x""#),
    entry: "document-wrong-schema", says: "is a text, not an object", line: 6),
  OddDocument(
    "a value that is a list",
    SampleDocument.table(#""tableLeadConfiguration": {"storageAccountConnectionString": []}"#),
    entry: "document-wrong-schema", says: "is a list, not a text", line: 6),
  OddDocument(
    "addresses that are numbers",
    SampleDocument.table(
      block.replacing("{", with: #"{"contactEmail": [1], "#)),
    entry: "document-wrong-schema", says: "not a list of addresses", line: 6),
  OddDocument(
    "extras of a newer version",
    SampleDocument.table(block, #""x-leadline": {"schemaVersion": 2}"#),
    entry: "document-wrong-schema", says: "version 2", line: 7),
  OddDocument(
    "extras that are a list", SampleDocument.table(block, #""x-leadline": []"#),
    entry: "document-wrong-schema", says: "'x-leadline' is a list"),
  OddDocument(
    "an unknown extra",
    SampleDocument.table(block, #""x-leadline": {"schemaVersion": 1, "verifcation": {}}"#),
    entry: "document-unknown-key", says: "the nearest is 'verification'"),
  OddDocument(
    "a reference outside of a secret",
    SampleDocument.table(
      SampleDocument.block("AccountName=${env:NAME};AccountKey=${env:KEY}")),
    entry: "document-reference-not-allowed", says: "only plain text", line: 6),
  OddDocument(
    "a schema of the future",
    SampleDocument.table().replacing("2022-03-01-preview3", with: "2031-01-01"),
    entry: "document-wrong-schema", says: "2031-01-01", line: 2),
  OddDocument(
    "a destination that is none",
    SampleDocument.table().replacing(#""table""#, with: #""tabel""#),
    entry: "document-destination-unsupported", says: "the nearest is 'table'", line: 5),
]

@Suite("What is odd about a document") struct DocumentNoticeTests {
  @Test(arguments: odd) func notes(_ document: OddDocument) throws {
    let read = try #require(try SampleDocument.readOne(document.text))
    #expect(read.noticed == [document.entry])
    let notice = try #require(read.notices.first)
    let said = notice.observation.said ?? ""
    #expect(said.contains(document.words), "said: \(said)")
    if let line = document.line { #expect(notice.position?.line == line) }
  }

  @Test func staysSilentAboutWhatPartnerCenterAdds() throws {
    let text = SampleDocument.table(
      block, #""@odata.etag": "x", "validations": [], "resourceName": "leads""#,
      #""salesforceLeadConfiguration": {}, "blobLeadConfiguration": null"#)
    #expect(try SampleDocument.readOne(text)?.notices.isEmpty == true)
  }

  @Test func ordersNoticesByPlace() throws {
    let text = SampleDocument.table(
      #""tableLeadConfiguration": {}, "colour": 1, "marketoLeadConfiguration": {"formId": 1}"#)
    let lines = try #require(try SampleDocument.readOne(text))
    #expect(
      lines.noticed == [
        "document-empty-block", "document-unknown-key", "document-several-destinations",
      ])
  }

  @Test func keepsOfManyOddThingsTheFirstAndCountsTheRest() throws {
    let keys = (0..<150).map { "\"odd\($0)\": 1" }.joined(separator: ",")
    let notices = try #require(try SampleDocument.readOne(SampleDocument.table(block, keys)))
      .notices
    #expect(notices.count == 101)
    #expect(notices.first?.observation.said?.contains("'odd0'") == true)
    #expect(notices.last?.observation.said?.hasPrefix("and 50 more") == true)
  }

  @Test func readsTheLastOfDuplicates() throws {
    let text = SampleDocument.table(
      """
      "tableLeadConfiguration": {"storageAccountConnectionString": "AccountName=first",
        "storageAccountConnectionString": "AccountName=last"}
      """)
    let document = try #require(try SampleDocument.readOne(text))
    #expect(document.entry("storageAccountConnectionString")?.exposed == "AccountName=last")
  }
}
