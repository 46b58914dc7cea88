import TestSupport
import Testing
import Text

@Suite("An overlay of knowledge") struct OverlayTests {
  private let user: Installation

  init() throws { user = try Installation() }

  private func write(_ entry: OverlayEntry, in folder: String = "overlay") throws {
    try user.folder.write("\(folder)/failures/entra/\(entry.id).md", text: entry.text)
  }

  @Test func addsAnEntryWithANewCode() throws {
    try write(OverlayEntry())
    let call = ["--knowledge", "overlay"]
    let result = try user.run(call + ["explain", "7999999"])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("The gate of Contoso is closed\n"))
    try user.folder.write("text", text: OverlayEntry.example)
    let json = try user.run(call + ["diagnose", "--format", "json", "text"]).json()
    #expect(json["verdict"]?.string == "known")
    #expect(json["matches"]?[0]?["id"]?.string == "contoso-gate-closed")
    let log = try user.run(call + ["diagnose", "--all", "--format", "jsonl", "text"]).jsonLines()
    #expect(log.first?["id"]?.string == "contoso-gate-closed")
    let list = try user.run(call + ["explain", "--list"])
    #expect(list.output.contains("contoso-gate-closed"))
    #expect(list.output.contains("aad-tenant-not-found"))
    #expect(try user.run("explain", "AADSTS7999999").status == 1)
  }

  @Test func replacesAnEntry() throws {
    var entry = OverlayEntry()
    entry.id = "aad-tenant-not-found"
    entry.code = "AADSTS90002"
    try write(entry)
    let result = try user.run("--knowledge", "overlay", "explain", "90002", "--lang", "en")
    #expect(result.output.hasPrefix("The gate of Contoso is closed\n"))
    #expect(result.errorOutput.isEmpty)
    // The built-in translation explains the failure that was replaced.
    try user.folder.write(
      "text", text: "The gate of the Contoso relay is closed for maintenance until noon.")
    let call = ["--knowledge", "overlay", "diagnose", "--format", "json"]
    let swedish = try user.run(call + ["--lang", "sv", "text"]).json()
    #expect(swedish["language"]?.string == "en")
    #expect(swedish["matches"]?[0]?["id"]?.string == "aad-tenant-not-found")
    let worded = try user.run(
      call + ["-"], input: .bytes(Array(DiagnoseLanguageTests.swedish.utf8))
    ).json()
    #expect(worded["textLanguage"]?.string == "sv")
    #expect(worded["matches"]?[0]?["title"]?.string == "The gate of Contoso is closed")
    let plain = try user.run("explain", "90002")
    #expect(plain.output.hasPrefix("The directory (tenant) does not exist\n"))
  }

  @Test func addsALanguage() throws {
    try write(OverlayEntry())
    let folder = "overlay/languages/eo"
    try user.folder.write(
      "\(folder)/lexicon.md", text: "---\nlanguage: eo\nname: Esperanto\n---\n- tenant: luanto\n")
    try user.folder.write(
      "\(folder)/failures/entra/contoso-gate-closed.md", text: OverlayEntry.esperanto)
    let call = ["--knowledge", "overlay"]
    let asked = try user.run(call + ["explain", "7999999", "--lang", "eo"])
    #expect(asked.errorOutput.isEmpty)
    #expect(asked.output.hasPrefix("La pordego de Contoso estas fermita\n"))
    try user.folder.write("text", text: "AADSTS7999999: \(OverlayEntry.esperantoExample)")
    let json = try user.run(call + ["diagnose", "--format", "json", "text"]).json()
    #expect(json["verdict"]?.string == "known")
    #expect(json["language"]?.string == "eo")
    #expect(json["textLanguage"]?.string == "eo")
    let answer = try user.run(call + ["__complete", "--", "explain", "--lang", "e"])
    #expect(answer.output.contains("eo"))
  }

  @Test func liesInItsPlaceToo() throws {
    try write(OverlayEntry(), in: "home/data/leadline/knowledge")
    #expect(try user.run("explain", "AADSTS7999999").status == 0)
    var other = user
    other.environment["XDG_DATA_HOME"] = nil
    #expect(try other.run("explain", "AADSTS7999999").status == 1)
    try write(OverlayEntry(), in: "home/.local/share/leadline/knowledge")
    #expect(try other.run("explain", "AADSTS7999999").status == 0)
  }

  @Test func brokenAsAskedForIsToldWithItsPlace() throws {
    try user.folder.write(
      "overlay/failures/entra/contoso-gate-closed.md", text: OverlayEntry.broken)
    try user.folder.write("text", text: Sample.unknown)
    for call in [["explain", "90002"], ["diagnose", "text"], ["diagnose", "--all", "text"]] {
      let result = try user.run(["--knowledge", "overlay"] + call)
      #expect(result.status == 65)
      #expect(result.output.isEmpty)
      #expect(result.errorLines.count == 1)
      #expect(result.errorOutput.contains("overlay/failures/entra/contoso-gate-closed.md:4: "))
    }
  }

  @Test func brokenInItsPlaceIsLeftOutWithAWord() throws {
    try user.folder.write(
      "home/data/leadline/knowledge/failures/entra/contoso-gate-closed.md",
      text: OverlayEntry.broken)
    let result = try user.run("explain", "90002")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("The directory (tenant) does not exist\n"))
    #expect(result.errorLines.count == 1)
    #expect(result.errorOutput.contains("knowledge/failures/entra/contoso-gate-closed.md:4: "))
    #expect(result.errorOutput.contains("used without it"))
    #expect(try user.run("--quiet", "explain", "90002").errorOutput.isEmpty)
    try user.folder.write("text", text: Sample.tenantNotFound)
    #expect(try user.run("diagnose", "text").status == 0)
  }

  @Test func unreadableInItsPlaceIsToldToo() throws {
    try user.folder.write("home/data/leadline/knowledge/failures/entra/odd.md", [0xFF, 0xFE])
    let result = try user.run("explain", "90002")
    #expect(result.status == 0)
    #expect(result.errorLines.count == 1)
    #expect(result.errorOutput.contains("odd.md' is not UTF-8"))
    #expect(result.errorOutput.contains("used without it"))
    let lint = try user.run("knowledge", "lint")
    #expect(lint.status == 65)
    #expect(lint.errorOutput.contains("odd.md"))
  }

  @Test func aClaimedCodeIsToldWithBothEntries() throws {
    var entry = OverlayEntry()
    entry.code = "AADSTS90002"
    try write(entry)
    let result = try user.run("--knowledge", "overlay", "explain", "90002")
    #expect(result.status == 65)
    #expect(result.errorOutput.contains("AADSTS90002"))
    #expect(result.errorOutput.contains("contoso-gate-closed.md"))
  }

  @Test func otherPathsAreNoFolder() throws {
    try user.folder.write("file", text: "x")
    for path in ["missing", "file", "", "/dev/null"] {
      let result = try user.run("--knowledge", path, "explain", "90002")
      #expect(result.status == 66, "\(path)")
      #expect(result.errorLines.count == 1)
    }
  }

  @Test func anEmptyFolderChangesNothing() throws {
    try user.folder.write("overlay/README.md", text: "Nothing yet.")
    let result = try user.run("--knowledge", "overlay", "explain", "90002")
    #expect(result.status == 0)
    #expect(result.output == (try user.run("explain", "90002")).output)
  }

  @Test func bytesThatAreNoTextAreTold() throws {
    try user.folder.write("overlay/failures/entra/odd.md", [0xFF, 0xFE, 0x00])
    let result = try user.run("--knowledge", "overlay", "explain", "90002")
    #expect(result.status == 65)
    #expect(result.errorOutput.contains("odd.md"))
  }
}
