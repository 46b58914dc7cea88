import Destinations
@testable import Reports
import Testing
import Text

@Suite("Validation as SARIF") struct SarifReportTests {
  private func run(
    _ subjects: [SubjectReport] = ValidationSample.all,
    _ adjust: (inout ReportSetting) -> Void = { _ in }
  ) throws -> JSONValue {
    let json = try JSONParser.parse(ValidationSample.render(.sarif, subjects, adjust))
    return try #require(json["runs"]?[0])
  }

  private func results(_ run: JSONValue) -> [JSONValue] { run["results"]?.array ?? [] }

  @Test func documentLooksAsRecorded() throws {
    let value = try JSONParser.parse(ValidationSample.render(.sarif))
    try expectSnapshot(JSONWriter.pretty(value) + "\n", "validation.sarif.json")
  }

  @Test func statusesBecomeKindsAndLevels() throws {
    var pairs: [String: String] = [:]
    for result in results(try run()) {
      let check = result["properties"]?["check"]?.string ?? ""
      pairs[check] = "\(result["kind"]?.string ?? "") \(result["level"]?.string ?? "")"
    }
    #expect(pairs["dynamics.url"] == "pass none")
    #expect(pairs["dynamics.tenant"] == "fail error")
    #expect(pairs["dynamics.solution"] == "fail warning")
    #expect(pairs["table.sign-in"] == "open none")
    #expect(pairs["dynamics.role"] == "notApplicable none")
  }

  @Test func everyResultHasItsRule() throws {
    let run = try run()
    let driver = run["tool"]?["driver"]
    #expect(driver?["name"]?.string == "leadline")
    #expect(driver?["semanticVersion"]?.string == "0.1.0")
    for result in results(run) {
      let index = try #require(result["ruleIndex"]?.integer)
      #expect(driver?["rules"]?[index]?["id"] == result["ruleId"])
    }
    let ids = driver?["rules"]?.array?.compactMap { $0["id"]?.string } ?? []
    #expect(Set(ids).count == ids.count)
  }

  @Test func everyResultHasAPlace() throws {
    for result in results(try run()) {
      let location = result["locations"]?[0]?["physicalLocation"]
      #expect(location?["artifactLocation"]?["uri"]?.string?.isEmpty == false)
      #expect((location?["region"]?["startLine"]?.integer ?? 0) > 0)
    }
    let broken = results(try run([ValidationSample.broken]))
      .first { $0["level"]?.string == "error" }
    let location = broken?["locations"]?[0]?["physicalLocation"]
    #expect(location?["artifactLocation"]?["uri"]?.string == "offers/contoso%20offer.json")
    #expect(location?["region"] == ["startLine": 12, "startColumn": 22])
  }

  /// A rule is shared: it tells nobody's values.
  @Test func helpSpeaksOfNobody() throws {
    let rule = try #require(
      try run()["tool"]?["driver"]?["rules"]?.array?
        .first { $0["id"]?.string == "sample-tenant" })
    #expect(rule["name"]?.string == "SampleTenant")
    #expect(rule["helpUri"]?.string == "https://example.com/errors")
    #expect(rule["defaultConfiguration"]?["level"]?.string == "error")
    #expect(rule["properties"]?["tags"]?.array?.prefix(2) == ["dynamics", "AADSTS90002"])
    #expect(!JSONWriter.compact(rule).contains("fabrikam"))
    #expect(rule["help"]?["markdown"]?.string?.contains("<strong>Entra ID</strong>") == true)
    #expect(rule["help"]?["text"]?.string?.contains("1. Open `https://login") == true)
  }

  @Test func fingerprintsAreTheSameInEveryRun() throws {
    let later = SubjectReport(
      name: "contoso-offer", source: "elsewhere/contoso.json", destination: "dynamics",
      checks: [
        ValidationSample.line(
          "dynamics.tenant", "the directory exists", .broken,
          said: "AADSTS90002: Trace ID: 9f9f Timestamp: 2027-01-01", entry: "sample-tenant",
          milliseconds: 7, position: TextPosition(line: 99, column: 1, offset: 1))
      ])
    let one = fingerprints(try run([ValidationSample.broken])).first
    let other = fingerprints(try run([later])).first
    #expect(one == other)
    #expect(one?["leadline/v1"]?.string == "0c6cca4020b2b82f:1")
    #expect(one?["primaryLocationLineHash"] == one?["leadline/v1"])
  }

  @Test func fingerprintsOfDifferentFindingsDiffer() throws {
    let twice = [ValidationSample.broken, ValidationSample.broken, ValidationSample.doubtful]
    let all = fingerprints(try run(twice)).compactMap { $0["leadline/v1"]?.string }
    #expect(all.count == 7)
    #expect(Set(all).count == 7)
  }

  private func fingerprints(_ run: JSONValue) -> [JSONValue] {
    results(run).compactMap { $0["partialFingerprints"] }
  }

  /// GitHub shows a result of the kind `pass` as an alert all the same.
  @Test func whatIsWellCanBeLeftOut() throws {
    let run = try run { $0.isProblemsOnly = true }
    #expect(Set(results(run).compactMap { $0["kind"]?.string }) == ["fail", "open"])
    #expect(run["properties"] == nil)
  }

  @Test func worstAreKeptWhereThereIsNoRoom() throws {
    var subjects = Array(repeating: ValidationSample.doubtful, count: 10)
    subjects += Array(repeating: ValidationSample.warned, count: 10)
    subjects += Array(repeating: ValidationSample.broken, count: 4)
    let renderer = SARIFReportRenderer(ValidationSample.setting(), limit: 20, idleLimit: 5)
    let json = try JSONParser.parse(ValidationSample.render(renderer, subjects))
    let run = try #require(json["runs"]?[0])
    let levels = results(run).compactMap { $0["level"]?.string }
    #expect(levels.count == 20)
    #expect(levels.count { $0 == "error" } == 8)
    #expect(levels.count { $0 == "warning" } == 7)
    #expect(levels.count { $0 == "none" } == 5)
    let all = subjects.reduce(0) { $0 + $1.checks.count }
    #expect(run["properties"]?["omittedResults"]?.integer == all - 20)
    #expect(run["properties"]?["note"]?.string == "and \(all - 20) more")
  }

  @Test func limitIsThatOfGitHub() throws {
    #expect(SARIFReportRenderer.limit == 25_000)
    let subject = SubjectReport(
      name: "a", source: "a.json", destination: "table",
      checks: Array(repeating: ValidationSample.line("table.host"), count: 6_000))
    let run = try run([subject])
    #expect(results(run).count == 5_000)
    #expect(run["properties"]?["omittedResults"]?.integer == 1_000)
  }

  @Test func nothingCheckedIsADocumentToo() throws {
    let run = try run([])
    #expect(run["results"]?.array == [])
    #expect(run["tool"]?["driver"]?["rules"]?.array == [])
  }

  @Test(arguments: [
    ("offers/a.json", "offers/a.json"), ("./a b.json", "a%20b.json"), (".//a.json", "a.json"),
    ("/srv/ä#?.json", "file:///srv/%C3%A4%23%3F.json"), ("a:b.json", "a%3Ab.json"), ("", "."),
    ("//host/x", "file:///host/x"), ("../x\n.json", "../x%0A.json"), ("100%.json", "100%25.json"),
  ]) func pathsBecomeReferences(_ path: String, _ uri: String) {
    #expect(ReportPath.uri(path) == uri)
  }

  @Test func foreignWordsMakeNoLink() throws {
    let subject = SubjectReport(
      name: "a", source: "a.json", destination: "table",
      checks: [ValidationSample.line("t.h", "t", .broken, said: "see [here](https://evil.example)")]
    )
    let text = results(try run([subject]))[0]["message"]?["text"]?.string ?? ""
    #expect(text.contains("see [here] (https://evil.example)"))
  }
}
