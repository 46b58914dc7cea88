import TestSupport
import Testing
import Text

@Suite("diagnose: JSON") struct DiagnoseJSONTests {
  private let user: Installation

  init() throws { user = try Installation() }

  @Test func keepsTheContract() throws {
    let json = try user.diagnose(Sample.noise + "\n  " + Sample.tenantNotFound, "--format", "json")
      .json()
    #expect(json.keys == ["schemaVersion", "verdict", "language", "textLanguage", "matches"])
    #expect(json["schemaVersion"]?.integer == 1)
    #expect(json["verdict"]?.string == "known")
    #expect(json["language"]?.string == "en")
    #expect(json["textLanguage"]?.string == "en")
    let match = try #require(json["matches"]?[0])
    #expect(
      match.keys.prefix(9) == [
        "id", "tier", "title", "codes", "confidence", "destination", "field", "evidence",
        "parameters",
      ])
    #expect(match.keys.dropFirst(9).starts(with: ["cause", "resolution", "verify"]))
    #expect(match["id"]?.string == "aad-tenant-not-found")
    #expect(match["tier"]?.string == "documented")
    #expect(match["codes"]?.strings == ["AADSTS90002"])
    #expect(match["destination"]?.string == "dynamics")
    #expect(match["field"]?.string == "directoryId")
    #expect(match["parameters"]?["tenantId"]?.string == Sample.tenantID)
    let confidence = try #require(match["confidence"]?.double)
    #expect((0.9...1).contains(confidence))
  }

  @Test func holdsTheWholeExplanation() throws {
    let json = try user.diagnose(Sample.tenantNotFound, "--format", "json").json()
    let match = try #require(json["matches"]?[0])
    #expect(match["title"]?.string?.isEmpty == false)
    #expect(match["cause"]?.string?.isEmpty == false)
    #expect(match["verify"]?.string?.isEmpty == false)
    #expect(match["who"]?.string?.isEmpty == false)
    let steps = try #require(match["resolution"]?.array)
    #expect(steps.count > 2)
    #expect(steps.allSatisfy { $0.string?.isEmpty == false })
    let sources = try #require(match["sources"]?.strings)
    #expect(!sources.isEmpty)
    #expect(sources.allSatisfy { $0.hasPrefix("https://") })
  }

  /// Each place is looked up in the text again.
  @Test(arguments: [
    "Zażółć gęślą jaźń 👩‍💻\n\t\(Sample.tenantNotFound)", "\r\n\r\n  \(Sample.tenantNotFound)",
    "<p>AADSTS90002:&nbsp;Tenant&#39;s name</p>\n{\"error\":\"x\\n\(Sample.invalidSecret)\"}",
  ])
  func pointsIntoTheTextAsItWasGiven(_ text: String) throws {
    let json = try user.diagnose(text, "--format", "json").json()
    let places = (json["matches"]?.array ?? []).flatMap { $0["evidence"]?.array ?? [] }
    #expect(!places.isEmpty)
    // A carriage return before the line feed belongs to the line's end.
    let lines = text.unicodeScalars.split(
      separator: "\n", maxSplits: .max, omittingEmptySubsequences: false)
    for place in places {
      let line = try #require(place["line"]?.integer)
      let column = try #require(place["column"]?.integer)
      let length = try #require(place["length"]?.integer)
      try #require(lines.indices.contains(line - 1) && column >= 1 && length >= 1)
      let found = String(
        String.UnicodeScalarView(
          lines[(line - 1)...].joined(separator: "\n".unicodeScalars).dropFirst(column - 1)
            .prefix(length)))
      #expect(place["text"]?.string == found)
    }
  }

  @Test func listsSeveralTexts() throws {
    try user.folder.write("one.txt", text: Sample.tenantNotFound)
    try user.folder.write("two.txt", text: Sample.unknown)
    let result = try user.run("diagnose", "--format", "json", "one.txt", "two.txt")
    #expect(result.status == 1)
    let json = try result.json()
    #expect(json.keys == ["schemaVersion", "texts"])
    let texts = try #require(json["texts"]?.array)
    #expect(texts.compactMap { $0["source"]?.string } == ["one.txt", "two.txt"])
    #expect(texts.compactMap { $0["verdict"]?.string } == ["known", "unknown"])
  }

  @Test func writesALineForEachText() throws {
    try user.folder.write("one.txt", text: Sample.tenantNotFound)
    try user.folder.write("two.txt", text: Sample.unknown)
    let result = try user.run("diagnose", "--format=jsonl", "one.txt", "two.txt")
    #expect(result.output.hasSuffix("}\n"))
    let lines = try result.jsonLines()
    #expect(lines.count == 2)
    for (line, verdict) in zip(lines, ["known", "unknown"]) {
      #expect(line.keys.prefix(4) == ["schemaVersion", "source", "verdict", "language"])
      #expect(line["verdict"]?.string == verdict)
    }
  }

  @Test func saysUnknownWithoutAMatch() throws {
    let result = try user.diagnose(Sample.unknown, "--format", "json")
    #expect(result.status == 1)
    let json = try result.json()
    #expect(json["verdict"]?.string == "unknown")
    #expect(json["matches"]?.array == [])
  }

  @Test func namesUnknownCodes() throws {
    let json = try user.diagnose("It said AADSTS7000245 today.", "--format", "json").json()
    #expect(json["verdict"]?.string == "unknown")
    let code = try #require(json["unknownCodes"]?[0])
    #expect(code["code"]?.string == "AADSTS7000245")
    #expect(code["evidence"]?["line"]?.integer == 1)
    #expect(code["evidence"]?["column"]?.integer == 9)
    #expect(code["evidence"]?["length"]?.integer == 13)
    #expect(code["nearest"]?.array?.contains("AADSTS7000215") == true)
  }

  @Test(arguments: Sample.documented.map(\.text))
  func agreesWithTheTextInVerdictAndStatus(_ text: String) throws {
    let asText = try user.diagnose(text)
    let asJSON = try user.diagnose(text, "--format", "json")
    #expect(asText.status == asJSON.status)
    #expect(asJSON.status == 0)
    let json = try asJSON.json()
    let id = try #require(json["matches"]?[0]?["id"]?.string)
    #expect(Sample.documented.first { $0.text == text }?.id == id)
    #expect(asText.output.contains(id))
  }

  @Test func startsWithoutAByteOrderMarkAndEndsWithALineFeed() throws {
    for format in ["json", "jsonl"] {
      let result = try user.diagnose(Sample.invalidSecret, "--format", format)
      #expect(result.outputBytes.first == UInt8(ascii: "{"))
      #expect(result.output.hasSuffix("}\n"))
    }
  }
}
