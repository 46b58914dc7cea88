import Terminal
import TestSupport
import Testing

@Suite("Colour mode") struct ColorModeTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var mode = ColorMode.auto
    var environment = ["TERM": "xterm"]
    var isTerminal = true
    let isColored: Bool
  }

  static let rows = [
    Row(testDescription: "a terminal", isColored: true),
    Row(testDescription: "a pipe", isTerminal: false, isColored: false),
    Row(testDescription: "never", mode: .never, isColored: false),
    Row(
      testDescription: "always, against all", mode: .always,
      environment: ["NO_COLOR": "1", "TERM": "dumb"], isTerminal: false, isColored: true),
    Row(
      testDescription: "NO_COLOR", environment: ["TERM": "xterm", "NO_COLOR": "1"],
      isColored: false),
    Row(
      testDescription: "empty NO_COLOR", environment: ["TERM": "xterm", "NO_COLOR": ""],
      isColored: true),
    Row(
      testDescription: "forced into a pipe", environment: ["CLICOLOR_FORCE": "1"],
      isTerminal: false, isColored: true),
    Row(
      testDescription: "forced the other way", environment: ["FORCE_COLOR": "1"],
      isTerminal: false, isColored: true),
    Row(
      testDescription: "not forced by 0", environment: ["CLICOLOR_FORCE": "0", "TERM": "xterm"],
      isTerminal: false, isColored: false),
    Row(
      testDescription: "NO_COLOR against force",
      environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], isColored: false),
    Row(
      testDescription: "CLICOLOR=0", environment: ["TERM": "xterm", "CLICOLOR": "0"],
      isColored: false),
    Row(testDescription: "dumb", environment: ["TERM": "dumb"], isColored: false),
    Row(testDescription: "no TERM", environment: [:], isColored: false),
    Row(testDescription: "unknown TERM", environment: ["TERM": "nonesuch"], isColored: false),
  ]

  @Test(arguments: rows) func decides(_ row: Row) {
    #expect(
      row.mode.isColored(environment: row.environment, isTerminal: row.isTerminal)
        == row.isColored)
  }
}

@Suite("Terminal kind") struct TerminalKindTests {
  @Test(arguments: ["xterm", "xterm-256color", "screen", "tmux-256color", "linux", "vt100"])
  func knowsEscapes(_ name: String) {
    #expect(TerminalKind(environment: ["TERM": name]).understandsEscapes)
  }

  @Test(arguments: ["", "dumb", "unknown", "emacs", "xtermish", "../../etc/passwd", "x/y"])
  func knowsNone(_ name: String) {
    #expect(!TerminalKind(environment: ["TERM": name]).understandsEscapes)
  }

  @Test func theUsersOwnDescriptionCounts() throws {
    let home = try TemporaryDirectory()
    try home.write(".terminfo/m/mine", text: "")
    #expect(TerminalKind(environment: ["TERM": "mine", "HOME": home.path]).understandsEscapes)
    try home.write("other/6d/mine", text: "")
    #expect(
      TerminalKind(environment: ["TERM": "mine", "TERMINFO": home.file("other")])
        .understandsEscapes)
  }
}

@Suite("Terminal style") struct TerminalStyleTests {
  @Test(arguments: TerminalStyle.Role.allCases) func plainIsUnchanged(_ role: TerminalStyle.Role) {
    #expect(TerminalStyle(isColored: false).render("text\nmore", as: role) == "text\nmore")
  }

  @Test(arguments: TerminalStyle.Role.allCases) func colourIsClosed(_ role: TerminalStyle.Role) {
    let text = TerminalStyle(isColored: true).render("text", as: role)
    #expect(text.hasPrefix("\u{1B}[") && text.hasSuffix("mtext\u{1B}[0m"))
  }

  @Test func eachLineIsClosedInItself() {
    let text = TerminalStyle(isColored: true).render("a\n\nb", as: .muted)
    #expect(text == "\u{1B}[2ma\u{1B}[0m\n\n\u{1B}[2mb\u{1B}[0m")
    #expect(TerminalStyle(isColored: true).render("", as: .title) == "")
  }

  @Test func followsItsSurroundings() {
    let environment = ["TERM": "xterm"]
    #expect(TerminalStyle(mode: .auto, environment: environment, isTerminal: true).isColored)
    #expect(!TerminalStyle(mode: .auto, environment: environment, isTerminal: false).isColored)
  }
}

@Suite("Terminal size") struct TerminalSizeTests {
  @Test func isTheWindows() throws {
    let terminal = try PseudoTerminal(columns: 132, rows: 43)
    let slave = try #require(terminal.slave)
    let size = TerminalSize(of: slave, environment: ["COLUMNS": "50"])
    #expect(size.columns == 132 && size.rows == 43)
    #expect(isTerminal(slave))
    #expect(!isTerminal(-1))
  }

  @Test(arguments: [
    ("100", 100), ("7", 20), ("99999", 1000), ("0", 80), ("-5", 80), ("wide", 80), ("", 80),
  ])
  func isTheVariablesWithoutAWindow(_ value: String, _ columns: Int) {
    #expect(TerminalSize(of: -1, environment: ["COLUMNS": value]).columns == columns)
  }

  @Test func hasAUsualValue() throws {
    let size = TerminalSize(of: -1, environment: [:])
    #expect(size.columns == 80 && size.rows == 24)
    let unset = try PseudoTerminal(columns: 0, rows: 0)
    #expect(try TerminalSize(of: #require(unset.slave), environment: [:]) == size)
  }
}

@Suite("Terminal locale") struct TerminalLocaleTests {
  @Test(arguments: [
    (["LANG": "sv_SE.UTF-8"], true), (["LANG": "C.utf8"], true), (["LANG": "C"], false),
    ([:], false), (["LANG": "sv_SE.UTF-8", "LC_ALL": "C"], false),
    (["LANG": "C", "LC_CTYPE": "pl_PL.UTF-8"], true),
    (["LC_ALL": "", "LC_CTYPE": "", "LANG": "tr_TR.UTF-8"], true),
    (["LANG": "sv_SE.ISO-8859-1"], false),
  ])
  func isReadOutOfItsName(_ environment: [String: String], _ usesUTF8: Bool) {
    #expect(TerminalLocale(environment: environment).usesUTF8 == usesUTF8)
  }
}

@Suite("Process environment") struct ProcessEnvironmentTests {
  @Test func holdsTheVariables() {
    let variables = ProcessEnvironment.current
    #expect(variables["PATH"]?.contains("/") == true)
    #expect(!variables.keys.contains { $0.contains("=") })
  }
}
