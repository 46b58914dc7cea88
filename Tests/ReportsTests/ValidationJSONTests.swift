import Destinations
import Reports
import Testing
import Text

@Suite("Validation as JSON") struct ValidationJSONTests {
  private func json(_ subjects: [SubjectReport]) throws -> JSONValue {
    try JSONParser.parse(ValidationSample.render(.json, subjects))
  }

  @Test func documentLooksAsRecorded() throws {
    try expectSnapshot(ValidationSample.render(.json), "validation.json")
  }

  @Test func layoutIsThatOfTheWriter() throws {
    let text = ValidationSample.render(.json)
    let value = try JSONParser.parse(text)
    #expect(JSONWriter.pretty(value) + "\n" == text)
  }

  @Test func nothingCheckedIsADocumentToo() throws {
    let text = ValidationSample.render(.json, [])
    let value = try JSONParser.parse(text)
    #expect(JSONWriter.pretty(value) + "\n" == text)
    #expect(value["subjects"]?.array == [])
    #expect(value["summary"] == ["ok": 0, "broken": 0, "notEstablished": 0])
  }

  @Test func keysAreThoseOfTheContractInItsOrder() throws {
    let value = try json([ValidationSample.broken])
    #expect(value.object?.map(\.key) == ["schemaVersion", "tool", "subjects", "summary"])
    #expect(value["tool"] == ["name": "leadline", "version": "0.1.0"])
    let subject = value["subjects"]?[0]
    #expect(
      subject?.object?.map(\.key) == ["name", "source", "destination", "verdict", "checks"])
    #expect(
      subject?["checks"]?[1]?.object?.map(\.key) == [
        "id", "title", "status", "durationMs", "said", "diagnosis", "field", "position",
      ])
    #expect(
      subject?["checks"]?[4]?.object?.map(\.key) == ["id", "title", "status", "because"])
  }

  @Test func valuesAreThoseOfTheChecks() throws {
    let value = try json(ValidationSample.all)
    let checks = value["subjects"]?[0]?["checks"]
    #expect(checks?[0]?["durationMs"]?.integer == 0)
    #expect(checks?[1]?["durationMs"]?.integer == 1_063)
    #expect(checks?[1]?["said"]?.string == ValidationSample.tenantWords)
    #expect(checks?[1]?["diagnosis"]?["id"]?.string == "sample-tenant")
    #expect(checks?[1]?["diagnosis"]?["parameters"]?["tenantId"]?.string == "fabrikam.example")
    #expect(checks?[1]?["position"] == ["line": 12, "column": 22])
    #expect(checks?[4]?["because"]?.string == "dynamics.tenant")
    #expect(value["subjects"]?[3]?["destination"]?.isNull == true)
    #expect(value["summary"] == ["ok": 2, "broken": 2, "notEstablished": 1])
  }

  @Test func statusesAreWrittenAsTheContractNamesThem() throws {
    let value = try json(ValidationSample.all)
    let statuses = (value["subjects"]?.array ?? []).flatMap { subject in
      (subject["checks"]?.array ?? []).compactMap { $0["status"]?.string }
    }
    #expect(Set(statuses) == ["ok", "broken", "warning", "notEstablished", "skipped"])
  }

  @Test(arguments: [(400, 0), (500, 1), (1_499, 1), (60_000_000, 60_000)])
  func durationsAreRounded(_ microseconds: Int, _ expected: Int) {
    let check = Check("a.b", "t") { _ in .ok }
    let line = CheckLine(
      CheckReport(check, outcome: .ok, duration: .microseconds(microseconds)), explanation: nil,
      position: nil)
    #expect(line.json["durationMs"]?.integer == expected)
  }
}
