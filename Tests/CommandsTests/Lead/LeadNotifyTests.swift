import TestSupport
import Testing
import Text

@Suite("lead notify") struct LeadNotifyTests {
  private static let key = "bGVhZGxpbmUtc2FuZGJveC1hY2NvdW50LWtleQ=="
  private static let table = """
    {"leadDestination": "table", "tableLeadConfiguration": {
      "storageAccountConnectionString":
        "AccountName=fabrikamleads;AccountKey=\(key);EndpointSuffix=core.windows.net",
      "contactEmail": ["sales@fabrikam.example", "not an address"]}}
    """
  private static let dynamics = """
    {"leadDestination": "dynamics", "dynamicsLeadConfiguration": {
      "instanceUrl": "https://fabrikam.crm4.dynamics.com", "authentication": "azureAD",
      "directoryId": "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44",
      "applicationId": "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11",
      "applicationKey": "${env:FABRIKAM_SECRET}"}}
    """

  private let user: Installation

  init() throws {
    user = try Installation()
    try store("table", Self.table)
    try store("dynamics", Self.dynamics)
  }

  private func store(_ name: String, _ text: String) throws {
    try user.folder.write("home/config/leadline/profiles/\(name).json", text: text)
  }

  private func notify(_ arguments: String...) throws -> ChildProcess.Result {
    try user.run(["lead", "notify"] + arguments, environment: ["COLUMNS": "100"])
  }

  // MARK: - Steps

  @Test(arguments: ["dynamics", "table", "httpsEndpoint", "marketo", "salesforce"])
  func printsTheStepsOfTheGuide(_ destination: String) throws {
    let result = try notify(destination)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("How to be told of new leads\n"))
    #expect(result.errorOutput.contains("--definition logic-app|power-automate|function"))
    let json = try notify(destination, "--format", "json").json()
    let guide = try user.run("guide", destination, "--format", "json").json()
    #expect(json["steps"] == guide["notification"])
    #expect(json["definitions"]?.strings == ["logic-app", "power-automate", "function"])
  }

  @Test func fillsInTheProfile() throws {
    let output = try notify("--profile", "table").output
    #expect(output.contains("`fabrikamleads`"))
    #expect(!output.contains(Self.key))
  }

  @Test func findsTheAccountBesideAKeyThatIsNotSet() throws {
    try store(
      "unset",
      """
      {"leadDestination": "table", "tableLeadConfiguration": {"storageAccountConnectionString":
        "AccountName=woodgrove;AccountKey=${env:NOT_SET};EndpointSuffix=core.windows.net"}}
      """)
    #expect(try notify("--profile", "unset").output.contains("`woodgrove`"))
  }

  // MARK: - Definitions

  @Test func printsADefinitionWithTheValuesOfTheProfile() throws {
    let template = try notify("--profile", "table", "--definition", "logic-app").json()
    let parameters = try #require(template["parameters"])
    #expect(parameters["storageAccountName"]?["defaultValue"] == "fabrikamleads")
    #expect(parameters["recipients"]?["defaultValue"] == "sales@fabrikam.example")
    let flow = try notify(
      "--profile", "dynamics", "--definition", "power-automate", "--to", "a@b.example"
    )
    #expect(try flow.json()["type"] == "Microsoft.Flow/flows")
    #expect(flow.output.contains("\"emailMessage/To\": \"a@b.example\""))
  }

  @Test(arguments: ["logic-app", "power-automate", "function"])
  func writesItIntoAFolderWithoutSecrets(_ kind: String) throws {
    for profile in ["table", "dynamics"] {
      let folder = user.folder.file("out-\(profile)-\(kind)")
      let result = try user.run(
        [
          "lead", "notify", "--profile", profile, "--definition", kind, "--to", "a@b.example",
          "--output", folder,
        ], environment: ["FABRIKAM_SECRET": "Sbx8Q~leadline-sandbox-secret-0123456789"])
      #expect(result.status == 0, "\(result.errorOutput)")
      let paths = result.output.split(separator: "\n").map(String.init)
      #expect(paths.contains("\(folder)/README.md"))
      for path in paths { #expect(try user.shell("test -s '\(path)'").status == 0) }
      let found = try user.shell("grep -rlE 'Sbx8Q|\(Self.key)' '\(folder)'")
      #expect(found.output.isEmpty && found.status == 1)
      #expect(!result.everything.contains("Sbx8Q"))
      #expect(OutputSafety.violations(in: result) == [])
    }
  }

  @Test func leavesWhatIsThere() throws {
    let folder = user.folder.file("out")
    let arguments = ["lead", "notify", "table", "--definition", "function", "--output", folder]
    #expect(try user.run(arguments).status == 0)
    try user.folder.write("out/host.json", text: "mine")
    #expect(try user.shell("rm out/notice.py").status == 0)
    let result = try user.run(arguments)
    #expect(result.status == 73)
    #expect(result.errorOutput.contains("is there already; nothing was written"))
    #expect(try user.shell("cat out/host.json; test -e out/notice.py").output == "mine")
  }

  @Test func saysWhyAFolderCannotBeWritten() throws {
    try user.folder.write("file", text: "")
    for folder in ["missing/folder", "file"] {
      let result = try notify("table", "--definition", "function", "--output", folder)
      #expect(result.status == 73)
      #expect(result.output.isEmpty)
      #expect(result.errorLines.count == 1)
    }
  }

  @Test func printsAllFilesOfAFunction() throws {
    let output = try notify("table", "--definition", "function", "--table", "Leads2").output
    for name in ["function_app.py", "leads.py", "notice.py", "host.json", "README.md"] {
      #expect(output.contains("==> \(name) <==\n"))
    }
    #expect(output.contains("\"LEADS_TABLE\": \"Leads2\""))
  }

  @Test func setsHoursAndTable() throws {
    let output = try notify(
      "table", "--definition", "power-automate", "--to", "a@b.example", "--every", "3", "--table",
      "OurLeads"
    ).output
    #expect(output.contains("addHours(utcNow(), -3)"))
    #expect(output.contains("\"tableName\": \"OurLeads\""))
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let status: Int32
    let words: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: [String], _ words: String, status: Int32 = 64) {
      self.arguments = arguments
      self.status = status
      self.words = words
    }
  }

  static let refusals = [
    Refusal([], "a destination is missing"), Refusal(["pigeon"], "no lead destination"),
    Refusal(["blob"], "choose 'table'"),
    Refusal(["--profile", "none"], "there is no profile 'none'", status: 66),
    Refusal(["table", "--profile", "dynamics"], "is of 'dynamics', not of 'table'"),
    Refusal(["table", "--output", "x"], "is for a definition"),
    Refusal(["table", "--to", "a@b.example"], "is for a definition"),
    Refusal(
      ["table", "--definition", "function", "--format", "json"], "is for the steps"),
    Refusal(["table", "--definition", "power-automate"], "'--to ADDRESS' says it"),
    Refusal(["dynamics", "--definition", "function", "--table", "Leads"], "for 'table' only"),
    Refusal(["dynamics", "--definition", "logic-app", "--every", "2"], "for 'table' only"),
    Refusal(["table", "--definition", "logic-app", "--table", "a'b"], "no name of a table"),
    Refusal(["table", "--definition", "logic-app", "--to", "@{x}@a.example"], "no address"),
    Refusal(["table", "--definition", "logic-app", "--to", ";"], "no address"),
    Refusal(["table", "--definition", "logic-app", "--to", "a\u{1B}[31m@b.example"], "no address"),
    Refusal(["table", "--definition", "logic-app", "--every", "25"], "25"),
    Refusal(["table", "--definition", "webhook"], "webhook"),
  ]

  @Test(arguments: refusals) func refuses(_ refusal: Refusal) throws {
    let result = try user.run(["lead", "notify"] + refusal.arguments)
    #expect(result.status == refusal.status)
    #expect(result.output.isEmpty)
    #expect(result.errorOutput.contains(refusal.words), "\(result.errorOutput)")
    #expect(OutputSafety.violations(in: result) == [])
  }
}
