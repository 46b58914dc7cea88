import TestSupport
import Testing
import Text

@Suite("Stored set-ups") struct ProfileCommandTests {
  private let user: Installation

  init() throws { user = try Installation() }

  private func store(_ name: String, _ bytes: [UInt8]) throws {
    try user.folder.write("home/config/leadline/profiles/\(name).json", bytes)
  }

  private func example(_ name: String) throws -> [UInt8] {
    try readFile("\(Installation.examples)/\(name).json")
  }

  @Test func areListedByName() throws {
    #expect(try user.run("profile", "list").output.isEmpty)
    for name in ["zeta", "alpha"] { try store(name, example("table")) }
    let text = try user.run("profile", "list")
    #expect(text.status == 0)
    #expect(text.output == "alpha  table\nzeta   table\n")
    let json = try user.run("profile", "list", "--format", "json").json()
    #expect(json["profiles"]?.array?.compactMap(\.string) == ["alpha", "zeta"])
    #expect(json["details"]?.strings("name") == ["alpha", "zeta"])
    #expect(json["details"]?.strings("destination") == ["table", "table"])
  }

  @Test func thatCannotBeReadAreListedWithTheReason() throws {
    try store("bad", Array("{".utf8))
    try store("good", example("dynamics"))
    let text = try user.run("profile", "list")
    #expect(text.status == 0)
    #expect(text.output.hasPrefix("bad   the profile 'bad' cannot be read: "), "\(text.output)")
    #expect(text.output.hasSuffix("good  dynamics\n"))
    let json = try user.run("profile", "list", "--format", "json").json()
    #expect(json["profiles"]?.strings == ["bad", "good"])
    #expect(json["details"]?[0]?["destination"]?.isNull == true)
    #expect(json["details"]?.strings("problem").count == 1)
  }

  @Test(arguments: ["dynamics", "dynamics-office365", "table", "table-sas"])
  func areExportedAsTheyWereEnteredWithoutWhatIsOurs(_ name: String) throws {
    try store("leads", example(name))
    let result = try user.run("profile", "export", "leads")
    #expect(result.status == 0, "\(result.errorOutput)")
    let original = try JSONParser.parse(example(name))
    let members = try #require(original.object).filter { $0.key != "x-leadline" }
    #expect(try result.json() == JSONValue(.object(members)))
  }

  @Test func keepReferencesAsReferences() throws {
    try store(
      "leads",
      Array(
        """
        {"leadDestination": "table", "tableLeadConfiguration":
          {"storageAccountConnectionString": "${cmd:touch /tmp/leadline-must-not-run}"}}
        """.utf8))
    let result = try user.run("profile", "export", "leads")
    #expect(result.status == 0)
    #expect(result.output.contains("${cmd:touch /tmp/leadline-must-not-run}"))
    #expect(try user.shell("test -e /tmp/leadline-must-not-run").status == 1)
  }

  @Test(
    arguments: [
      ("nothing", "", 65), ("no JSON", "{", 65),
      ("two", "[{\"leadDestination\": \"none\"}, {\"leadDestination\": \"none\"}]", 65),
      ("pigeon", "{\"leadDestination\": \"pigeon\"}", 65),
    ] as [(String, String, Int32)])
  func areRefusedWhereTheyCannotBeRead(_ name: String, _ text: String, _ status: Int32) throws {
    try store("leads", Array(text.utf8))
    let result = try user.run("profile", "export", "leads")
    #expect(result.status == status, "\(name)")
    #expect(result.output.isEmpty)
    #expect(result.errorOutput.contains("'leads'"))
  }

  @Test(arguments: ["show", "export"])
  func ofANewerProgramAreRefused(_ verb: String) throws {
    let text = """
      {"leadDestination": "table", "tableLeadConfiguration": {}, "x-leadline": {"schemaVersion": 2}}
      """
    try store("leads", Array(text.utf8))
    let result = try user.run("profile", verb, "leads")
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
    #expect(result.errorOutput.contains("written by a newer leadline (schemaVersion 2;"))
    // What only looks at the document does as well as it can.
    #expect(try user.run("validate", "--offline", "--profile", "leads").status != 65)
  }

  @Test func areExportedWhateverTheEncodingOfTheFile() throws {
    let text = String(decoding: try example("table"), as: UTF8.self)
    try store("leads", text.utf16Bytes(isLittleEndian: true))
    let result = try user.run("profile", "export", "leads")
    #expect(try result.json() == JSONParser.parse(example("table")), "\(result.errorOutput)")
  }

  @Test func areNamedWhereOneIsMissing() throws {
    try store("alpha", example("table"))
    for call in [["profile", "export", "beta"], ["validate", "--profile", "beta"]] {
      let result = try user.run(call)
      #expect(result.status == 66)
      #expect(result.errorOutput.contains("there are alpha"))
    }
  }
}
