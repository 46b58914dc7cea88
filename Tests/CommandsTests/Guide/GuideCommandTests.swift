import TestSupport
import Testing
import Text

@Suite("guide") struct GuideCommandTests {
  private let user: Installation

  init() throws {
    user = try Installation()
    try user.folder.write("overlay/guides/dynamics.md", text: GuideText.dynamics.text)
    try user.folder.write("overlay/guides/table.md", text: GuideText.table.text)
  }

  private func guide(_ arguments: String...) throws -> ChildProcess.Result {
    try user.run(["--knowledge", "overlay", "guide"] + arguments, environment: ["COLUMNS": "100"])
  }

  @Test(arguments: ["table", "Table", "TABLE"])
  func printsTheStepsOfADestination(_ name: String) throws {
    let result = try guide(name)
    #expect(result.status == 0)
    #expect(result.errorOutput.isEmpty)
    #expect(result.output.hasPrefix("The sample (table)\n  Leads arrive.\n  - Needs: A subscr"))
    for (number, step) in GuideText.table.steps.enumerated() {
      #expect(result.output.contains("\n\n\(number + 1). Do what \(step.id) says\n"))
    }
    #expect(result.output.contains("  1. Choose Create for `<directory-id>`.\n"))
    #expect(result.output.contains("- In Partner Center: Storage account connection string"))
    #expect(result.output.contains("\nWhat to enter in Partner Center\n  1. Paste it.\n"))
    #expect(result.output.contains("\nHow to be told of new leads\n  1. Make a flow.\n"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func saysWhenAStepApplies() throws {
    let output = try guide("dynamics").output
    #expect(output.contains("password says\n  Only when Authentication is `Office365`.\n"))
    #expect(output.contains("contacts says\n  It may be left out.\n"))
  }

  @Test func helpsToChooseWithoutAName() throws {
    let result = try guide()
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("The sample (dynamics)\n"))
    #expect(result.output.contains("\n\nThe sample (table)\n"))
    #expect(!result.output.contains("Do what"))
    let rows = try #require(try guide("--format", "json").json()["guides"])
    #expect(Array(rows.strings("destination").prefix(2)) == ["dynamics", "table"])
    let markdown = try guide("--format", "markdown").output
    #expect(markdown.hasPrefix("## The sample (dynamics)\n\nLeads arrive.\n\n- **Needs**: "))
  }

  @Test func aGuideLaidOverHasNoBuiltInTranslation() throws {
    let result = try guide("table", "--lang", "sv")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("The sample (table)\n"))
  }

  @Test(arguments: [
    ("sv", "Källor", "Kostnad"), ("pl", "Źródła", "Koszt"), ("tr", "Kaynaklar", "Maliyet"),
    ("zh-Hans", "资料来源", "费用"), ("pt", "Fontes", "Custo"),
  ])
  func builtInGuidesComeInSixLanguages(
    _ language: String, _ sources: String, _ costs: String
  ) throws {
    for name in ["dynamics", "table", "httpsEndpoint", "marketo", "salesforce"] {
      let result = try user.run("guide", name, "--lang", language)
      #expect(result.status == 0)
      #expect(result.output.contains("\n\(sources)\n"), "\(name)")
      #expect(result.output.contains("- \(costs)"), "\(name)")
      for english in ["Sources", "How to be told of new leads", "Who can do it", "Needs:"] {
        #expect(!result.output.contains(english), "\(name): \(english)")
      }
      let markdown = try user.run("guide", name, "--lang", language, "--format", "markdown")
      #expect(markdown.output.contains("\n## \(sources)\n"), "\(name)")
    }
  }

  @Test func theUsersLanguageIsThatOfTheGuide() throws {
    let result = try user.run(["guide", "table"], environment: ["LC_ALL": "pl_PL.UTF-8"])
    #expect(result.output.contains("\nŹródła\n"))
    let english = try user.run(["guide", "table"], environment: ["LC_ALL": "zh_TW.UTF-8"])
    #expect(english.output.contains("\nSources\n"))
  }

  @Test func printsMarkdown() throws {
    let result = try guide("table", "--format", "markdown")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("# The sample (table)\n\nLeads arrive.\n"))
    #expect(result.output.contains("\n## 2. Do what connection-string says\n"))
    #expect(result.output.contains("for <code>&#60;directory-id&#62;</code>.\n"))
  }

  @Test func printsJSON() throws {
    let json = try guide("dynamics", "--format", "json").json()
    #expect(
      json.keys == [
        "schemaVersion", "destination", "title", "summary", "needs", "costs", "gives", "steps",
        "portal", "notification", "sources",
      ])
    #expect(json["schemaVersion"]?.integer == 1)
    let steps = try #require(json["steps"]?.array)
    #expect(steps.compactMap { $0["id"]?.string } == GuideText.dynamics.steps.map(\.id))
    let secret = try #require(steps.first { $0["id"]?.string == "client-secret" })
    #expect(secret["field"]?.string == "applicationKey")
    #expect(secret["when"]?["field"]?.string == "authentication")
    #expect(secret["when"]?["value"]?.string == "azureAD")
    #expect(secret["checks"]?.strings.last == "dynamics.token")
    #expect(secret["optional"]?.bool == false)
    #expect(secret["instructions"]?.strings == ["Choose **Create** for `<directory-id>`."])
    #expect(secret["who"]?.string == "an administrator of <directory-id>")
  }

  @Test(arguments: [("tabel", "did you mean 'table'?"), ("dynamic", "did you mean 'dynamics'?")])
  func namesTheNearest(_ name: String, _ advice: String) throws {
    for format in ["text", "json", "markdown"] {
      let result = try guide(name, "--format", format)
      #expect(result.status == 66)
      #expect(result.output.isEmpty)
      #expect(result.errorOutput == "leadline: there is no guide to '\(name)'; \(advice)\n")
    }
  }

  @Test(arguments: ["", "x", "../table", "guides/table", "\u{1B}[31m", "💥"])
  func saysWhatThereIs(_ name: String) throws {
    let result = try guide("--", name)
    #expect(result.status == 66)
    #expect(result.output.isEmpty)
    #expect(result.errorLines.count == 1)
    #expect(result.errorOutput.contains("dynamics, table"))
    #expect(OutputSafety.violations(in: result) == [])
  }

  @Test func retiredOneNamesWhatReplacesIt() throws {
    let result = try user.run("guide", "blob")
    #expect(result.status == 0)
    #expect(result.output.contains("choose Azure table (`table`)"))
    #expect(
      try user.run("guide", "blob", "--format", "json").json()["replacement"]?.string == "table")
  }

  @Test func everyBuiltInGuideIsPrintedInEveryFormat() throws {
    let rows = try #require(try user.run("guide", "--format", "json").json()["guides"])
    let names = rows.strings("destination")
    #expect(Array(names.prefix(2)) == ["dynamics", "table"])
    for name in names {
      for format in ["text", "markdown", "json"] {
        let result = try user.run("guide", name, "--format", format)
        #expect(result.status == 0)
        #expect(OutputSafety.violations(in: result) == [])
        // Shells and queries have braces, but no placeholder is left.
        #expect(!result.output.contains("{instanceUrl}") && !result.output.contains("{account}"))
      }
    }
  }

  @Test func completesDestinations() throws {
    let answer = try user.run("--knowledge", "overlay", "__complete", "--", "guide", "ta")
    #expect(answer.output.hasPrefix("table\tThe sample\n"))
    #expect(!answer.output.contains("dynamics"))
  }

  @Test func needsNoHome() throws {
    var bare = user
    bare.environment = [:]
    #expect(try bare.run("guide", "table").output == user.run("guide", "table").output)
  }
}
