import Destinations
import Reports
import Testing

@Suite("Validation for Azure Pipelines") struct AzureDevOpsReportTests {
  private func commands(_ subjects: [SubjectReport]) -> [Substring] {
    ValidationSample.render(.azureDevOps, subjects).split(separator: "\n")
      .filter { $0.hasPrefix("##vso[") }
  }

  private static let partial = "##vso[task.complete result=SucceededWithIssues;]"

  @Test func outputLooksAsRecorded() throws {
    try expectSnapshot(ValidationSample.render(.azureDevOps), "validation.azure-devops.txt")
  }

  @Test func issuePointsAtTheField() {
    let first = commands([ValidationSample.broken])[0]
    #expect(
      first.hasPrefix(
        "##vso[task.logissue type=error;sourcepath=offers/contoso offer.json;linenumber=12;"
          + "columnnumber=22;code=sample-tenant;]contoso-offer: dynamics.tenant, the directory"))
    #expect(first.contains("%0A1. Open `https://login.example.com/"))
  }

  @Test func brokenIsAnErrorAndAllElseAWarning() {
    let types = commands(ValidationSample.all).map {
      $0.contains("type=error;") ? "error" : $0.contains("type=warning;") ? "warning" : "none"
    }
    #expect(types == ["error", "error", "warning", "warning", "error", "warning"])
  }

  @Test func taskSucceedsWithIssuesWhereNothingIsBroken() {
    #expect(commands([ValidationSample.ok, ValidationSample.warned]).last == Self.partial[...])
    #expect(commands([ValidationSample.doubtful]).last == Self.partial[...])
    #expect(commands([ValidationSample.ok]).isEmpty)
    #expect(commands([]).isEmpty)
    let all = commands([ValidationSample.warned, ValidationSample.broken, ValidationSample.ok])
    #expect(!all.contains(Self.partial[...]))
  }

  @Test func commandsOfForeignTextAreBroken() {
    let subject = SubjectReport(
      name: "##vso[task.complete result=Succeeded]", source: "##[error].json", destination: nil,
      checks: [
        ValidationSample.line(
          "t.h", "t", .broken, said: "a ##vso[task.setvariable variable=x]y\n##[error]z")
      ])
    let text = ValidationSample.render(.azureDevOps, [subject])
    #expect(text.split(separator: "##vso[", omittingEmptySubsequences: false).count == 2)
    #expect(!text.contains("##["))
    #expect(text.contains("a #\\#vso[task.setvariable variable=x]y%0A#\\#[error]z"))
  }

  @Test func signsAreEscapedInTheRightOrder() {
    let subject = SubjectReport(
      name: "n", source: "a]b;c%3B.json", destination: nil,
      checks: [ValidationSample.line("t.h", "t", .broken, said: "100 %0A;]\nx")])
    let command = commands([subject])[0]
    #expect(command.contains("sourcepath=a%5Db%3Bc%AZP253B.json;"))
    #expect(command.hasSuffix("100 %AZP250A;]%0Ax"))
  }
}
