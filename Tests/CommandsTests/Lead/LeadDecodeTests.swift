import TestSupport
import Testing
import Text

@Suite("lead decode") struct LeadDecodeTests {
  private let user: Installation

  init() throws { user = try Installation() }

  private static let header = "Email,First Name,Last Name,Phone,Lead Source\n"

  private static func row(_ name: String, _ source: String = "SPZA-INS|contoso.backup") -> String {
    "\(name)@fabrikam.com,Anna,Ek,+46 8,\(source)\n"
  }

  private static func json(_ name: String) -> String {
    #"{"UserDetails":{"FirstName":"A","LastName":"Ek","Email":"\#(name)@fabrikam.com"},"#
      + #""LeadSource":"SPZA","ActionCode":"INS","OfferTitle":"Backup"}"# + "\n"
  }

  @Test func explainsOneLeadInWhateverWayItIsGiven() throws {
    let text = "SPZA-PLT|contoso.backup"
    try user.folder.write("lead.txt", text: text + "\n")
    let operand = try user.run("lead", "decode", text)
    let file = try user.run("lead", "decode", "lead.txt")
    let pipe = try user.run(["lead", "decode", "-"], input: .bytes(Array(text.utf8)))
    let bare = try user.run(["lead", "decode"], input: .bytes(Array(text.utf8)))
    #expect(operand.status == 0)
    #expect(operand.output.contains("AppSource") && operand.output.contains("Partner Led Trial"))
    for result in [file, pipe, bare] {
      #expect(result.status == 0)
      #expect(result.output == operand.output)
    }
  }

  @Test func makesATableAndCountsOfMany() throws {
    let rows = (0..<30).map { Self.row("n\($0)", $0 % 3 == 0 ? "SPZA-DNC|c.d" : "SPZA-INS|c.d") }
    try user.folder.write("leads.csv", text: Self.header + rows.joined())
    let result = try user.run("lead", "decode", "leads.csv", "--limit", "3")
    #expect(result.status == 0)
    #expect(result.errorOutput.isEmpty)
    let lines = result.output.split(separator: "\n")
    #expect(lines.prefix(4).map { $0.prefix(4) } == ["Line", "   2", "   3", "   4"])
    #expect(lines[4].hasPrefix("and 27 more leads"))
    #expect(lines[5] == "30 leads: 20 to follow up, 10 not for contact")
    let counts = try user.run("lead", "decode", "leads.csv", "--count")
    #expect(counts.output.hasPrefix("30 leads: "))
    let none = try user.run("lead", "decode", "leads.csv", "--limit", "0")
    #expect(none.output == counts.output)
  }

  @Test func drawsBars() throws {
    try user.folder.write("leads.csv", text: Self.header + Self.row("a") + Self.row("b"))
    let unicode = try user.run(
      "lead", "decode", "leads.csv", "--plot", environment: ["COLUMNS": "60"])
    #expect(unicode.output.contains("By source\n  SPZA (AppSource)  2  ███"))
    let plain = try user.run(
      "lead", "decode", "leads.csv", "--by", "offer", environment: ["LANG": "C"])
    #expect(plain.output.contains("By offer\n  contoso.backup  2  ###"))
    #expect(plain.outputBytes.allSatisfy { $0 < 0x80 })
    let wrong = try user.run("lead", "decode", "leads.csv", "--plot", "--format", "csv")
    #expect(wrong.status == 64)
  }

  @Test func writesEveryLeadForScripts() throws {
    let text = Self.json("a") + "nothing\n" + Self.json("b")
    try user.folder.write("leads.jsonl", text: text)
    let lines = try user.run("lead", "decode", "--format", "jsonl", "leads.jsonl")
    #expect(lines.status == 65)
    #expect(try lines.jsonLines().compactMap { $0["line"]?.integer } == [1, 3])
    #expect(try lines.jsonLines().first?["source"]?.string == "leads.jsonl")
    let json = try user.run("lead", "decode", "--format", "json", "leads.jsonl").json()
    #expect(json["schemaVersion"]?.integer == 1)
    #expect(json["leads"]?.array?.count == 2)
    #expect(json["counts"]?["leads"]?.integer == 2)
    #expect(json["faults"]?["first"]?[0]?["line"]?.integer == 2)
    let csv = try user.run("lead", "decode", "--format", "csv", "leads.jsonl").output
    #expect(csv.split(separator: "\n").count == 3)
    let counts = try user.run("lead", "decode", "--format", "csv", "--count", "leads.jsonl").output
    #expect(counts.hasPrefix("by,value,leads,contacts,doNotContact,tests\nall,,2,2,0,0\n"))
  }

  /// What was written as CSV is read again as the same leads, and no formula is in it.
  @Test func readsItsOwnCSV() throws {
    let text = Self.header + "a@fabrikam.com,\"=HYPERLINK(\"\"x\"\")\",Ek,+46 8,SPZA-INS|c.d\n"
    try user.folder.write("in.csv", text: text + Self.row("b"))
    let csv = try user.run("lead", "decode", "in.csv", "--format", "csv")
    #expect(csv.output.contains("\"'=HYPERLINK(\"\"x\"\")\""))
    #expect(!csv.output.contains(",=") && !csv.output.contains(",+"))
    try user.folder.write("out.csv", text: csv.output)
    let again = try user.run("lead", "decode", "out.csv", "--format", "jsonl")
    #expect(again.status == 0)
    #expect(try again.jsonLines().count == 2)
    let emails = try again.jsonLines().compactMap { $0["customer"]?["email"]?.string }
    #expect(emails == ["a@fabrikam.com", "b@fabrikam.com"])
  }

  @Test func saysWhatAnErrorIsInstead() throws {
    let calls = [
      try user.run("lead", "decode", Sample.invalidSecret),
      try user.run(["lead", "decode"], input: .bytes(Array(Sample.invalidSecret.utf8))),
      try user.run("lead", "decode", "AADSTS7000215"),
    ]
    for result in calls {
      #expect(result.status == 65)
      #expect(result.output.isEmpty)
      #expect(result.errorOutput.contains("no lead, but an error: "))
      #expect(result.errorOutput.contains("aad-invalid-client-secret"))
      #expect(result.errorOutput.contains("leadline diagnose"))
    }
    let lines = Self.json("a") + Sample.invalidSecret + "\n" + Self.json("b")
    let mixed = try user.run(["lead", "decode", "-c"], input: .bytes(Array(lines.utf8)))
    #expect(mixed.errorOutput.contains("standard input:2: no lead, but an error: "))
    #expect(mixed.output.hasPrefix("2 leads: "))
  }

  @Test(arguments: [
    (["gone.csv"], 66, "there is no file 'gone.csv'"),
    (["some words that are no lead"], 65, "no lead in any form"),
    (["."], 66, "is a folder"),
    ([""], 65, "there is no lead in it"),
    (["empty"], 65, "empty: there is no lead in it"),
    (["header"], 65, "header:1: the table has names in its first line and no lead below"),
    (["foreign"], 65, "foreign:1: a table, but its first line names no fields of a lead: 'a', 'b'"),
    (["cut"], 65, "cut:2: the JSON that begins here breaks off"),
    (["--limit", "-1"], 64, "limit"),
  ])
  func tellsWhatIsWrong(_ operands: [String], _ status: Int, _ words: String) throws {
    try user.folder.write("empty", text: "")
    try user.folder.write("header", text: Self.header)
    try user.folder.write("foreign", text: "a,b,c\n1,2,3\n")
    try user.folder.write("cut", text: Self.json("a") + Self.json("b").prefix(40))
    let result = try user.run(["lead", "decode"] + operands)
    #expect(result.status == Int32(status))
    #expect(result.errorOutput.contains(words), "\(result.errorOutput)")
  }

  @Test func wordsThatAShellHasSplitAreOneText() throws {
    let words = ["AADSTS7000215:", "Invalid", "client", "secret", "provided."]
    let result = try user.run(["lead", "decode"] + words)
    #expect(result.status == 65)
    #expect(result.errorOutput.contains("no lead, but an error: "))
    #expect(result.errorOutput.count(of: "\n") == 1)
    let leads = try user.run("lead", "decode", "SPZA-INS|a.b", "AzurePortal-Create|a.b", "-c")
    #expect(leads.status == 0)
    #expect(leads.output.hasPrefix("2 leads: "))
    let file = try user.run("lead", "decode", "gone.csv", "words")
    #expect(file.status == 66)
    #expect(file.errorOutput.contains("there is no file 'gone.csv'"))
  }

  @Test func readsOnBehindAFileThatIsMissing() throws {
    try user.folder.write("leads.csv", text: Self.header + Self.row("a") + "x\n")
    let result = try user.run("lead", "decode", "gone.csv", "leads.csv", "--format", "jsonl")
    #expect(result.status == 65)
    #expect(try result.jsonLines().count == 1)
    #expect(result.errorLines.count == 2)
  }

  @Test func tellsSoManyFaultsAndCountsTheRest() throws {
    let text = Self.header + Self.row("a") + String(repeating: "x\n", count: 1000) + Self.row("b")
    let result = try user.run(["lead", "decode", "-c"], input: .bytes(Array(text.utf8)))
    #expect(result.errorLines.count == 21)
    #expect(result.errorLines.last == "leadline: 980 more parts are no lead")
    #expect(result.output.hasPrefix("2 leads: "))
  }

  @Test(arguments: ["text", "json", "jsonl", "csv"])
  func showsNothingThatATerminalActsOn(_ format: String) throws {
    let evil = "\u{1b}]0;x\u{7}\u{202e}##vso[task.x]y"
    let text =
      Self.header + "\(evil)@x.com,\(evil),\"\n::add-mask::x\",\(evil),\(evil)-\(evil)|\(evil)\n"
      + Self.row("b") + "\(evil)\n"
    try user.folder.write("leads.csv", text: text)
    let result = try user.run("lead", "decode", "leads.csv", "--format", format)
    #expect(!result.output.isEmpty)
    #expect(OutputSafety.violations(in: result) == [])
  }

  @Test func readsUTF16AndSaysWhatWasNoUTF8() throws {
    let text = Self.header + Self.row("a") + Self.row("b")
    for isLittle in [true, false] {
      let bytes = text.utf16Bytes(isLittleEndian: isLittle)
      let result = try user.run(["lead", "decode", "-c"], input: .bytes(bytes))
      #expect(result.status == 0)
      #expect(result.output.hasPrefix("2 leads: "))
    }
    let latin = Array(text.utf8) + Array("c@x.com,Zo".utf8) + [0xEB] + Array(",Ek,,S-I|c.d\n".utf8)
    let result = try user.run(["lead", "decode", "-c"], input: .bytes(latin))
    #expect(result.errorOutput.contains("1 record is not UTF-8 and was read as Windows-1252"))
    #expect(result.output.hasPrefix("3 leads: "))
  }
}
