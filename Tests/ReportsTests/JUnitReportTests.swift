import Destinations
import Reports
import Testing

@Suite("Validation as JUnit XML") struct JUnitReportTests {
  private func tree(_ subjects: [SubjectReport]) throws -> XMLElement {
    try XMLChecker.parse(ValidationSample.render(.junit, subjects))
  }

  @Test func documentLooksAsRecorded() throws {
    try expectSnapshot(ValidationSample.render(.junit), "validation.junit.xml")
  }

  @Test func suitesCountTheirCases() throws {
    let suites = try tree(ValidationSample.all).children
    #expect(suites.map { $0.attributes["tests"] } == ["7", "2", "3", "1", "1"])
    #expect(suites.map { $0.attributes["failures"] } == ["2", "0", "0", "1", "0"])
    #expect(suites.map { $0.attributes["errors"] } == ["0", "0", "1", "0", "0"])
    #expect(suites.map { $0.attributes["skipped"] } == ["3", "0", "1", "0", "0"])
    #expect(suites[0].attributes["time"] == "1.145")
    for suite in suites {
      let cases = suite.children.filter { $0.name == "testcase" }
      #expect(suite.attributes["tests"] == String(cases.count))
      for (attribute, child) in [
        ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"),
      ] {
        let count = cases.count { $0.children.contains { $0.name == child } }
        #expect(suite.attributes[attribute] == String(count))
      }
    }
  }

  @Test func statusesBecomeTheElementsThatReadersKnow() throws {
    let suites = try tree(ValidationSample.all).children
    let broken = suites[0].children
    #expect(
      broken.map { $0.children.first?.name } == [
        nil, "failure", "failure", "system-out", "skipped", "skipped", "skipped",
      ])
    #expect(suites[2].children[1].children.map(\.name) == ["error"])
    #expect(broken[4].children[0].attributes["message"] == "skipped because of dynamics.tenant")
  }

  @Test func failureSaysWhatToDo() throws {
    let failure = try tree([ValidationSample.broken]).children[0].children[1].children[0]
    #expect(failure.attributes["type"] == "sample-tenant")
    #expect(
      failure.attributes["message"]
        == "The directory (tenant) `fabrikam.example` does not exist")
    #expect(failure.text.contains("AADSTS90002: Tenant 'fabrikam.example' not found."))
    #expect(failure.text.contains("2. Choose Entra ID > Overview and copy Tenant ID"))
    #expect(failure.text.hasSuffix("./offers/contoso offer.json:12:22"))
  }

  /// Readers join the runs of a test by these two.
  @Test func namesAreStable() throws {
    let cases = try tree([ValidationSample.broken]).children[0].children
    #expect(cases[1].attributes["classname"] == "leadline.dynamics.contoso-offer")
    #expect(cases.map { $0.attributes["name"] } == ValidationSample.broken.checks.map(\.id))
    let document = try tree([ValidationSample.unreadable]).children[0].children[0]
    #expect(document.attributes["classname"] == "leadline.document.notes.txt")
  }

  @Test func timesHaveThreeDecimals() throws {
    let cases = try tree([ValidationSample.broken]).children[0].children
    #expect(cases.map { $0.attributes["time"] }.prefix(3) == ["0.000", "1.063", "0.041"])
  }

  @Test func nothingCheckedIsADocumentToo() throws {
    let root = try tree([])
    #expect(root.name == "testsuites")
    #expect(root.children.isEmpty)
  }
}

/// The checker that the other tests lean on refuses what it has to.
@Suite("Strict XML checker") struct ValidationXMLCheckerTests {
  @Test(arguments: [
    "<a>", "<a></b>", "<a b=1/>", "<a b='1' b='2'/>", "<a>&nbsp;</a>", "<a>]]></a>",
    "<a>\u{1B}</a>",
    "<a>\u{FFFE}</a>", "<a b=\"<\"/>", "<a>&</a>", "<a/><b/>", "<a>&#27;</a>", "text",
    "<a b=\"1\"c=\"2\"/>",
  ]) func refuses(_ text: String) {
    #expect(throws: XMLProblem.self) { try XMLChecker.parse(text) }
  }

  @Test func reads() throws {
    let root = try XMLChecker.parse(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&lt;\">x&gt;<c/>y</a>\n")
    #expect(root.attributes == ["b": "<"])
    #expect(root.text == "x>y")
    #expect(root.children.map(\.name) == ["c"])
  }
}
