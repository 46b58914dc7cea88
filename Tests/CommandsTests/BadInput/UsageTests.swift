import TestSupport
import Testing

@Suite("Bad input: usage") struct UsageTests {
  private let user: Installation

  init() throws { user = try Installation() }

  @Test(arguments: [
    (["frob"], "leadline --help"), (["diagnos"], "leadline --help"),
    (["--frob"], "leadline --help"), (["diagnose", "--frmat", "json"], "leadline diagnose --help"),
    (["diagnose", "--format", "yaml"], "leadline diagnose --help"),
    (["diagnose", "--format"], "leadline diagnose --help"),
    (["diagnose", "--limit", "0"], "leadline diagnose --help"),
    (["diagnose", "--limit", "many"], "leadline diagnose --help"),
    (["diagnose", "--all=yes"], "leadline diagnose --help"),
    (["diagnose", "--destination", "fax"], "leadline diagnose --help"),
    (["diagnose", "--all", "--record", "x", "-"], "leadline diagnose --help"),
    (["diagnose", "--limit", "2", "--all", "-"], "leadline diagnose --help"),
    (["--lang", "swedish", "explain", "90002"], "leadline --help"),
    (["explain", "90002", "--lang", "\u{1B}[2J"], "leadline --help"),
    (["--color", "blue", "explain"], "leadline --help"),
    (["explain", "a", "b"], "leadline explain --help"),
    (["explain", "--format", "jsonl"], "leadline explain --help"),
    (["knowledge"], "leadline knowledge --help"),
    (["knowledge", "lnt"], "leadline knowledge --help"),
    (["knowledge", "lint", "x"], "leadline knowledge lint --help"),
    (["completion"], "leadline completion --help"),
    (["completion", "tcsh"], "leadline completion --help"),
  ])
  func isOneLineWithAWayOn(_ arguments: [String], _ help: String) throws {
    let result = try user.run(arguments)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.errorLines.count == 1)
    #expect(result.errorOutput.hasPrefix("leadline: "))
    #expect(result.errorOutput.hasSuffix("Try '\(help)'.\n"))
  }

  @Test(arguments: [
    (["diagnos"], "diagnose"), (["explian", "x"], "explain"), (["lint"], "knowledge lint"),
    (["diagnose", "--frmat", "json"], "--format"), (["diagnose", "-all"], "--all"),
  ])
  func namesWhatWasMeant(_ arguments: [String], _ meant: String) throws {
    let result = try user.run(arguments)
    #expect(result.status == 64)
    #expect(result.errorOutput.contains("'\(meant)'"))
  }

  @Test func isToldAlsoWithQuiet() throws {
    #expect(try user.run("--quiet", "diagnose", "--frob").errorLines.count == 1)
    #expect(try user.run("--quiet", "diagnose", "nope").errorLines.count == 1)
  }

  @Test(arguments: ["C", "POSIX", "C.UTF-8", "", "eo", "zh_TW", "de_DE.UTF-8"])
  func aLocaleWithoutATranslationReadsEnglish(_ name: String) throws {
    let result = try user.run("--lang", name, "explain", "AADSTS90002")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("The directory (tenant) does not exist\n"))
  }

  @Test func globalOptionsStandAnywhere() throws {
    let after = try user.run("explain", "AADSTS90002", "--lang", "sv", "--color", "never")
    let before = try user.run("--lang", "sv", "--color=never", "explain", "AADSTS90002")
    #expect(after.status == 0)
    #expect(after.output == before.output)
  }
}
