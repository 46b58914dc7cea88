import Diagnosis
import Testing
import Text

@Suite("Evidence") struct EvidenceTests {
  private static let code = "AADSTS7000215"

  @Test(arguments: [
    ("on the first line", "AADSTS7000215: Invalid client secret provided.", 1, 1),
    ("behind words", "The answer was AADSTS7000215.", 1, 16),
    ("on a later line", "one\ntwo\nthree AADSTS7000215\nfour", 3, 7),
    ("behind CRLF", "one\r\ntwo\r\n  AADSTS7000215", 3, 3),
    ("behind letters of several bytes", "användaren 无法 😀 AADSTS7000215", 1, 17),
    ("behind marks that combine", "e\u{301}e\u{301} AADSTS7000215", 1, 6),
    ("in JSON", "{\"error\":\"\\u00e5\\n AADSTS7000215\"}", 1, 20),
    ("in HTML", "<p>&aring;<b>AADSTS7000215</b></p>", 1, 14),
    ("in an address", "https://a.example/?e=%C3%A5+AADSTS7000215&x=1", 1, 29),
    ("in colour", "\u{1B}[31mAADSTS7000215\u{1B}[0m", 1, 6),
    ("quoted", "> one\n> AADSTS7000215", 2, 3),
    ("behind a byte order mark", "\u{FEFF}AADSTS7000215", 1, 2),
  ]) func pointsAtACode(_ place: (String, text: String, line: Int, column: Int)) throws {
    let result = Embedded.diagnose(place.text)
    let finding = try #require(result.findings.first)
    let evidence = try #require(
      finding.evidence.first { $0.text.contains(Self.code) }, "\(finding.evidence)")
    let offset = evidence.text.distance(
      from: evidence.text.startIndex,
      to: try #require(evidence.text.firstRange(of: Self.code)).lowerBound)
    #expect(evidence.line == place.line)
    #expect(evidence.column + offset == place.column)
    #expect(EvidenceCheck.problems(result, in: place.text) == [])
  }

  @Test func pointsAtACodeThatALineEndParts() throws {
    let text = "error AADSTS70\n00215: Invalid client"
    let result = Embedded.diagnose(text)
    #expect(result.first == "aad-invalid-client-secret")
    let evidence = try #require(result.findings.first?.evidence.first)
    #expect(evidence.text.hasPrefix("AADSTS70\n00215"))
    #expect((evidence.line, evidence.column) == (1, 7))
  }

  @Test(arguments: [
    ("in JSON", "AADSTS9000\\u0032", "AADSTS9000\\u0032"),
    ("in an address", "e=AADSTS9000%32&x", "AADSTS9000%32"),
    ("in HTML", "AADSTS9000&#50;: x", "AADSTS9000&#50;"),
    ("escaped twice", "AADSTS9000\\\\u0032, x", "AADSTS9000\\\\u0032"),
    ("behind an escaped line feed", "{\"e\":\"x\\nAADSTS90002\"}", "AADSTS90002"),
  ]) func coversTheWholeSourceOfItsLetters(_ escaped: (String, text: String, shown: String)) throws
  {
    let result = Embedded.diagnose(escaped.text)
    #expect(result.first == "aad-tenant-not-found")
    #expect(result.findings.first?.evidence.map(\.text) == [escaped.shown])
    #expect(EvidenceCheck.problems(result, in: escaped.text) == [])
  }

  @Test func coversTheMarksOfItsLastLetter() throws {
    let text = "\u{1103}\u{1166}\u{110B}\u{1175} AADSTS90002e\u{301}: x"
    let evidence = try #require(Embedded.diagnose(text).findings.first?.evidence.first)
    #expect(Array(evidence.text.unicodeScalars) == Array("AADSTS90002e\u{301}".unicodeScalars))
  }

  @Test func isInReadingOrderAndFew() {
    for (sample, result) in Embedded.results {
      for finding in result.findings {
        let places = finding.evidence.map { ($0.line, $0.column) }
        let isOrdered = zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
        #expect(isOrdered, "\(sample.id)")
        #expect(places.count <= 6, "\(sample.id)")
      }
    }
  }

  @Test func ofUnknownCodesPointsAtThem() throws {
    let text = "one\ntwo AADSTS1234567: no such thing"
    let sighting = try #require(Embedded.diagnose(text).unknownCodes.first)
    #expect(sighting.code == "AADSTS1234567")
    #expect(sighting.evidence.text == "AADSTS1234567")
    #expect((sighting.evidence.line, sighting.evidence.column) == (2, 5))
  }

  @Test func ofUnknownCodesIsShownOnceAndNotForAll() {
    let codes = (0..<40).map { "AADSTS79999\(10 + $0)" }
    let text = (codes + codes).joined(separator: "\n")
    let unknown = Embedded.diagnose(text).unknownCodes
    #expect(unknown.map(\.code) == Array(codes.prefix(8)))
    #expect(unknown.map(\.evidence.line) == Array(1...8))
  }

  @Test func neverShowsASecret() {
    let secret = "Qx7~8fK2mLp9.vR4tW6yZ1aB3cD5eF7gH9jK0s"
    let texts = [
      "AADSTS7000215: Invalid client secret provided client_secret=\(secret)",
      "client_secret=\(secret)&error=AADSTS7000215",
      "{\"client_secret\":\"\(secret)\",\"error\":\"AADSTS7000215: Invalid client secret provided\"}",
      "Invalid client secret is provided. password: \(secret) Error validating credentials",
    ]
    for text in texts {
      let result = Embedded.diagnose(text)
      #expect(result.first == "aad-invalid-client-secret")
      let shown = result.findings.flatMap(\.evidence).map(\.text) + result.parameterValues
      #expect(!shown.contains { $0.contains(secret.prefix(6)) || $0.contains(secret.suffix(6)) })
      #expect(EvidenceCheck.problems(result, in: text) == [])
    }
  }
}

extension DiagnosisResult {
  /// The values of all parameters of all findings.
  var parameterValues: [String] { findings.flatMap(\.parameters.values) }
}
