import Diagnosis
import Knowledge
import Reports
import Testing
import Text

@Suite("Diagnosis as JSON") struct DiagnosisReportJSONTests {
  @Test func documentsLookAsRecorded() throws {
    for (name, result) in [
      ("known", SampleReport.known), ("likely", SampleReport.likely),
      ("unknown", SampleReport.unknown),
    ] {
      let value = SampleReport.report(result).json()
      try expectSnapshot(JSONWriter.pretty(value) + "\n", "\(name).json")
    }
  }

  @Test func linesLookAsRecorded() throws {
    let results = [SampleReport.known, SampleReport.likely, SampleReport.unknown]
    let lines = results.enumerated().map { number, result in
      JSONWriter.compact(
        SampleReport.report(result, in: SampleReport.chinese).json(source: "paste-\(number).txt"))
    }
    #expect(lines.allSatisfy { !$0.contains("\n") })
    try expectSnapshot(lines.joined(separator: "\n") + "\n", "reports.jsonl")
  }

  @Test func keysAreThoseOfTheContractInItsOrder() {
    let json = SampleReport.report(SampleReport.likely).json(source: "a.txt")
    #expect(
      json.object?.map(\.key) == [
        "schemaVersion", "source", "verdict", "language", "textLanguage", "matches", "unknownCodes",
      ])
    let match = json["matches"]?[0]
    #expect(
      match?.object?.map(\.key) == [
        "id", "tier", "title", "codes", "confidence", "destination", "field", "evidence",
        "parameters", "cause", "resolution", "verify", "who", "sources",
      ])
    #expect(match?["evidence"]?[0]?.object?.map(\.key) == ["line", "column", "length", "text"])
  }

  @Test func valuesAreThoseOfTheContract() {
    let json = SampleReport.report(SampleReport.known).json()
    let match = json["matches"]?[0]
    #expect(json["schemaVersion"]?.integer == 1)
    #expect(json["verdict"]?.string == "known")
    #expect(json["language"]?.string == "en")
    #expect(json["textLanguage"] == nil)
    #expect(json["source"] == nil)
    #expect(json["unknownCodes"] == nil)
    #expect(json["matches"]?.array?.count == 2)
    #expect(match?["tier"]?.string == "documented")
    #expect(match?["codes"] == JSONValue(["AADSTS90002", "TenantMissing", "0x80040220"]))
    #expect(match?["parameters"] == ["tenantId": "fabrikam.example", "userId": "4711"])
    #expect(match?["sources"]?.array?.count == 2)
    #expect(match?["resolution"]?.array?.count == 3)
  }

  @Test func confidenceHasThreeDecimals() {
    let json = SampleReport.report(SampleReport.likely).json()
    #expect(json["matches"]?[0]?["confidence"]?.number == "0.735")
  }

  @Test func whatIsNotKnownIsLeftOut() {
    let json = SampleReport.report(SampleReport.unknown).json()
    #expect(json["matches"]?[0]?["field"] == nil)
    #expect(json["matches"]?[0]?["codes"]?.array == [])
    #expect(json["unknownCodes"]?[0]?["code"]?.string == "AADSTS90003")
    #expect(json["unknownCodes"]?[0]?["nearest"] == JSONValue(["AADSTS90002", "AADSTS900023"]))
    #expect(json["unknownCodes"]?[0]?["evidence"]?["line"]?.integer == 2)
  }

  @Test func obstacleIsAnUnknownText() {
    let json = DiagnosisReport(obstacle: .binary).json(source: "a.png")
    #expect(json["verdict"]?.string == "unknown")
    #expect(json["matches"]?.array == [])
    #expect(json["language"]?.string == "en")
  }
}
