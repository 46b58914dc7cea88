import Destinations
import Testing
import Text

/// A file that cannot be read, and what is said of it.
struct UnreadableDocument: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let entry: String
  let words: String
  let line: Int?
  let column: Int?

  init(
    _ description: String, _ text: String, entry: String = "document-not-json", says words: String,
    line: Int? = nil, column: Int? = nil
  ) {
    self.init(description, Array(text.utf8), entry: entry, says: words, line: line, column: column)
  }

  init(
    _ description: String, _ bytes: [UInt8], entry: String = "document-not-json",
    says words: String, line: Int? = nil, column: Int? = nil
  ) {
    testDescription = description
    self.bytes = bytes
    self.entry = entry
    self.words = words
    self.line = line
    self.column = column
  }
}

private let unreadable: [UnreadableDocument] = [
  UnreadableDocument("nothing", "", says: "empty", line: 1, column: 1),
  UnreadableDocument("blanks", " \r\n\t", says: "empty"),
  UnreadableDocument(
    "a comment", "{\n  // the table\n  \"a\": 1}", says: "comment", line: 2, column: 3),
  UnreadableDocument("a block comment", "{\"a\": /* x */ 1}", says: "comment", line: 1),
  UnreadableDocument(
    "a comma too many", "{\r\n\"a\": 1,\r\n}", says: "comma stands before", line: 3, column: 1),
  UnreadableDocument("a comma too many in a list", "[1, ]", says: "comma stands before"),
  UnreadableDocument(
    "a comma too few", "{\"OfferTitle\": \"x\"\n \"Description\": \"y\"}", says: "comma is missing",
    line: 2, column: 2),
  UnreadableDocument("single quotes", "{'a': 1}", says: "single quotes", column: 2),
  UnreadableDocument("truncated", String(SampleDocument.table().dropLast(5)), says: "ends before"),
  UnreadableDocument("two documents", "{} {}", says: "more follows", column: 4),
  UnreadableDocument("a web page", "<!DOCTYPE html><html>", says: "HTML"),
  UnreadableDocument("a line break in a text", "{\"a\": \"b\nc\"}", says: "line break"),
  UnreadableDocument("deep", String(repeating: "[", count: 600), says: "within one another"),
  UnreadableDocument(
    "other bytes", [0x7B, 0x22, 0xE4, 0x22, 0x7D], says: "not text in UTF-8", line: 1, column: 3),
  UnreadableDocument(
    "a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], says: "not text in UTF-8"),
  UnreadableDocument(
    "an object of nothing", "{}", entry: "document-no-lead-destination",
    says: "no lead destination",
    line: 1, column: 1),
  UnreadableDocument(
    "a number", "17", entry: "document-no-lead-destination", says: "no lead destination"),
  UnreadableDocument(
    "a tree without leads", #"{"$schema": "https://schema.mp.microsoft.com/schema/configure/1"}"#,
    entry: "document-no-lead-destination", says: "no lead destination"),
  UnreadableDocument(
    "a resource that names none", "[\n{\"$schema\": \"\(SampleDocument.schema)\"}]",
    entry: "document-no-lead-destination", says: "leadDestination", line: 2, column: 1),
  UnreadableDocument(
    "another resource", #"{"$schema": "https://schema.mp.microsoft.com/schema/listing/1"}"#,
    entry: "document-wrong-schema", says: "another schema", column: 13),
  UnreadableDocument(
    "a foreign schema", #"{"$schema": "https://json-schema.org/draft-04/schema#", "id": "x"}"#,
    entry: "document-wrong-schema", says: "json-schema.org", column: 13),
]

@Suite("Documents that cannot be read") struct DocumentErrorTests {
  @Test(arguments: unreadable) func says(_ document: UnreadableDocument) throws {
    let error = try #require(throws: DocumentError.self) {
      _ = try DocumentReader.documents(in: document.bytes, named: "offer.json")
    }
    #expect(error.entry == document.entry)
    #expect(error.reason.contains(document.words), "said: \(error.reason)")
    if let line = document.line { #expect(error.position?.line == line) }
    if let column = document.column { #expect(error.position?.column == column) }
  }

  @Test func refusesALargeFileWithoutReadingIt() throws {
    let bytes = [UInt8](repeating: 0x20, count: DocumentReader.maximumBytes + 1)
    let error = try #require(throws: DocumentError.self) {
      _ = try DocumentReader.documents(in: bytes, named: "offer.json")
    }
    #expect(error == DocumentReader.tooLarge)
    #expect(error.entry == "document-too-large")
    #expect(error.reason.contains("64 MiB"))
  }
}
