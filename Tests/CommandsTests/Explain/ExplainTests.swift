import TestSupport
import Testing
import Text

@Suite("explain") struct ExplainTests {
  private let user: Installation

  init() throws { user = try Installation() }

  @Test(arguments: [
    ("aad-invalid-client-secret", ["AADSTS7000215", "7000215", "aadsts7000215", "AADSTS 7000215"]),
    (
      "dynamics-no-roles-assigned",
      [
        "0x80042F09", "80042f09", "0X80042f09", "80042F09", "Crm.80042f09", "crm.80042F09",
        "-2147209463", "2147757833", "UserNotAssignedRoles",
      ]
    ),
    ("dynamics-missing-create-permission", ["0x8004F502", "-2147158782", "8004f502"]),
    ("aad-tenant-not-found", ["AADSTS90002", "90002"]),
    ("aad-application-not-found", ["AADSTS700016", "700016"]),
    ("aad-invalid-tenant-identifier", ["AADSTS900023", "900023", "AADSTS900021"]),
  ])
  func takesEverySpelling(_ id: String, _ spellings: [String]) throws {
    let byName = try user.run("explain", id)
    #expect(byName.status == 0)
    #expect(byName.output.contains(id))
    for spelling in spellings {
      let result = try user.run("explain", spelling)
      #expect(result.status == 0, "\(spelling)")
      #expect(result.output == byName.output, "\(spelling)")
      #expect(result.errorOutput.isEmpty)
    }
  }

  @Test(arguments: Sample.identifiers, Sample.languages)
  func knowsTheEightInSixLanguages(_ id: String, _ language: String) throws {
    let result = try user.run("explain", "--lang", language, "--format", "json", id)
    #expect(result.status == 0)
    let json = try result.json()
    #expect(json.keys == ["schemaVersion", "verdict", "language", "matches"])
    #expect(json["language"]?.string == language)
    let match = try #require(json["matches"]?[0])
    #expect(match["id"]?.string == id)
    for key in ["title", "cause", "verify", "who"] {
      #expect(match[key]?.string?.isEmpty == false, "\(key)")
    }
    #expect(match["resolution"].map { $0.strings.count > 2 } == true)
    // Nothing was found in a text, so nothing is said of one.
    #expect(!match.keys.contains("confidence"))
    #expect(!match.keys.contains("evidence"))
    #expect(!result.output.contains("{" + "tenantId}"))
  }

  @Test(arguments: Sample.languages)
  func saysTheSameAsTextAndAsJSON(_ language: String) throws {
    let call = ["explain", "--lang", language, "aad-tenant-not-found"]
    let text = try user.run(call, environment: ["COLUMNS": "200"])
    let json = try user.run(call + ["--format", "json"]).json()
    let title = try #require(json["matches"]?[0]?["title"]?.string)
    #expect(text.output.hasPrefix("\(title)\n"))
    #expect(text.output.contains("AADSTS90002"))
    for source in json["matches"]?[0]?["sources"]?.strings ?? [] {
      #expect(text.output.contains(source))
    }
  }

  @Test func followsTheEnvironmentsLanguage() throws {
    let swedish = try user.run("explain", "90002", environment: ["LANG": "sv_SE.UTF-8"])
    #expect(swedish.output == (try user.run("explain", "90002", "--lang", "sv")).output)
  }

  @Test func listsEverything() throws {
    let text = try user.run("explain", "--list")
    #expect(text.status == 0)
    for id in Sample.identifiers { #expect(text.output.contains("\(id) ")) }
    #expect(text.output.contains("AADSTS7000215"))
    let json = try user.run("explain", "--list", "--format", "json").json()
    let entries = try #require(json["entries"])
    #expect(Set(entries.strings("id")).isSuperset(of: Sample.identifiers))
    #expect(entries[0]?.keys == ["id", "title", "codes", "destination", "tier"])
    #expect(try user.run("explain", "--list", "--lang", "pl").output != text.output)
  }

  /// A guess dressed as an answer would send the user astray.
  @Test(arguments: [
    ("0x80042F19", "0x80042F09"), ("AADSTS7000245", "AADSTS7000215"),
    ("AADSTS700022222", "AADSTS7000222"), ("7000266", "AADSTS7000216"),
    ("tenant-not-found", "aad-tenant-not-found"),
  ])
  func offersTheNearestToAnUnknownCode(_ code: String, _ nearest: String) throws {
    let result = try user.run("explain", code)
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errorLines.count == 1)
    #expect(result.errorOutput.contains("'\(code)'"))
    #expect(result.errorOutput.contains(nearest))
    let json = try user.run("explain", "--format", "json", code)
    #expect(json.status == 1)
    #expect(try json.json()["verdict"]?.string == "unknown")
    #expect(try json.json()["matches"]?.array == [])
  }

  @Test(arguments: [
    "foo", "", " ", "0x", "0x8004", "AADSTS", "-1", "99999999999999999999", "0", "-", "é", "💥",
  ])
  func saysThatNothingIsKnown(_ code: String) throws {
    let result = try user.run("explain", "--", code)
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errorOutput.contains("nothing is known about"))
  }

  @Test func wantsAnOperand() throws {
    let result = try user.run("explain")
    #expect(result.status == 64)
    #expect(result.errorLines.count == 1)
    #expect(result.errorOutput.contains("leadline explain --list"))
  }

  @Test func needsNoHomeAndReadsNoInput() throws {
    var bare = user
    bare.environment = [:]
    #expect(try bare.run("explain", "AADSTS90002").status == 0)
    #expect(throws: TestSupportError.self) { try user.folder.read("home/state/leadline/history") }
  }
}
