import Terminal
import TestSupport
import Testing

/// One combination of everything that colour depends on.
private struct Surroundings: Sendable {
  var noColor: String?
  var clicolorForce: String?
  var forceColor: String?
  var clicolor: String?
  var kind: String?
  var isTerminal: Bool

  var environment: [String: String] {
    let pairs = [
      ("NO_COLOR", noColor), ("CLICOLOR_FORCE", clicolorForce), ("FORCE_COLOR", forceColor),
      ("CLICOLOR", clicolor), ("TERM", kind),
    ]
    return Dictionary(
      uniqueKeysWithValues: pairs.compactMap { name, value in
        value.map { (name, $0) }
      })
  }

  static let all: [Surroundings] = {
    let values: [String?] = [nil, "", "0", "1"]
    let kinds: [String?] = [nil, "", "dumb", "unknown", "xterm-256color", "linux"]
    var all: [Surroundings] = []
    for noColor in values {
      for clicolorForce in values {
        for forceColor in values {
          for clicolor in values {
            for kind in kinds {
              for isTerminal in [true, false] {
                all.append(
                  Surroundings(
                    noColor: noColor, clicolorForce: clicolorForce, forceColor: forceColor,
                    clicolor: clicolor, kind: kind, isTerminal: isTerminal))
              }
            }
          }
        }
      }
    }
    return all
  }()

  func isColored(_ mode: ColorMode) -> Bool {
    mode.isColored(environment: environment, isTerminal: isTerminal)
  }
}

@Suite("Colour in every combination") struct ColorDecisionTests {
  @Test func theOptionWins() {
    for surroundings in Surroundings.all {
      #expect(surroundings.isColored(.always), "\(surroundings)")
      #expect(!surroundings.isColored(.never), "\(surroundings)")
    }
  }

  @Test func anyValueOfNoColorForbidsIt() {
    for surroundings in Surroundings.all where surroundings.noColor?.isEmpty == false {
      #expect(!surroundings.isColored(.auto), "\(surroundings)")
    }
  }

  @Test func anEmptyNoColorIsNone() {
    for surroundings in Surroundings.all where surroundings.noColor == "" {
      var without = surroundings
      without.noColor = nil
      #expect(surroundings.isColored(.auto) == without.isColored(.auto), "\(surroundings)")
    }
  }

  @Test func eitherForceIsEnoughUnlessForbidden() {
    for surroundings in Surroundings.all where surroundings.noColor?.isEmpty != false {
      guard surroundings.clicolorForce == "1" || surroundings.forceColor == "1" else { continue }
      #expect(surroundings.isColored(.auto), "\(surroundings)")
    }
  }

  @Test func withoutForceItTakesACapableTerminal() {
    for surroundings in Surroundings.all {
      guard surroundings.clicolorForce != "1", surroundings.forceColor != "1" else { continue }
      let isCapable = ["xterm-256color", "linux"].contains(surroundings.kind)
      let isForbidden = surroundings.noColor?.isEmpty == false || surroundings.clicolor == "0"
      let expected = surroundings.isTerminal && isCapable && !isForbidden
      #expect(surroundings.isColored(.auto) == expected, "\(surroundings)")
    }
  }

  @Test(arguments: [("auto", ColorMode.auto), ("always", .always), ("never", .never)])
  func modesAreSpelledAsTheOptionTakesThem(_ word: String, _ mode: ColorMode) {
    #expect(ColorMode(rawValue: word) == mode)
    #expect(ColorMode.allCases.count == 3)
  }

  @Test(arguments: ["", "Always", "on", "yes", "ansi", " auto"])
  func otherWordsAreNoMode(_ word: String) {
    #expect(ColorMode(rawValue: word) == nil)
  }
}

@Suite("Styles on a screen") struct TerminalStyleScreenTests {
  private static let texts = [
    "text", "two\nlines", "\nempty first", "empty last\n", "\n\n", "\u{79DF}\u{6237}\ntenant",
    "e\u{301}", "  indented\n    more",
  ]

  @Test(arguments: TerminalStyle.Role.allCases, texts)
  func whatIsSeenIsTheText(_ role: TerminalStyle.Role, _ text: String) {
    let rendered = TerminalStyle(isColored: true).render(text, as: role)
    var screen = Screen(columns: 40, rows: 10)
    screen.feed(
      Array(
        rendered.split(separator: "\n", omittingEmptySubsequences: false)
          .joined(separator: "\r\n").utf8))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(Array(screen.lines.prefix(lines.count)) == lines)
  }

  @Test(arguments: TerminalStyle.Role.allCases, texts)
  func everyLineBeginsAndEndsWithoutColour(_ role: TerminalStyle.Role, _ text: String) {
    let rendered = TerminalStyle(isColored: true).render(text, as: role)
    for line in rendered.split(separator: "\n") {
      #expect(line.hasPrefix("\u{1B}[") && line.hasSuffix("\u{1B}[0m"))
      #expect(line.filter { $0 == "\u{1B}" }.count == 2)
    }
  }

  @Test func rolesThatSayOppositesLookDifferent() {
    let style = TerminalStyle(isColored: true)
    let looks = [.success, .warning, .failure].map { style.render("x", as: $0) }
    #expect(Set(looks).count == 3)
  }
}

@Suite("Terminal size in odd surroundings") struct TerminalSizeOddTests {
  @Test(arguments: [
    "", " ", "0", "-1", "80 ", " 80", "80x24", "0x50", "1e3", "80.5", "\u{FF18}\u{FF10}", "\u{664}",
    "99999999999999999999", "-99999999999999999999", "NaN", "eighty", "80\n", "--80", "\u{0}",
  ]) func nonsenseIsIgnored(_ value: String) {
    let size = TerminalSize(of: -1, environment: ["COLUMNS": value, "LINES": value])
    #expect(size.columns == 80 && size.rows == 24)
  }

  @Test(arguments: [
    (1, 20), (19, 20), (20, 20), (21, 21), (80, 80), (999, 999), (1000, 1000), (1001, 1000),
    (Int.max, 1000),
  ]) func widthsAreKeptWithinBounds(_ value: Int, _ columns: Int) {
    #expect(TerminalSize(of: -1, environment: ["COLUMNS": "\(value)"]).columns == columns)
    #expect(TerminalSize(of: -1, environment: ["COLUMNS": "+\(value)"]).columns == columns)
  }

  @Test(arguments: [(1, 2), (2, 2), (3, 3), (24, 24), (1000, 1000), (5000, 1000)])
  func heightsAreKeptWithinBounds(_ value: Int, _ rows: Int) {
    #expect(TerminalSize(of: -1, environment: ["LINES": "\(value)"]).rows == rows)
  }

  @Test(arguments: [(1, 1), (20, 2), (500, 200), (1200, 1), (1, 1200)])
  func theWindowsSizeIsKeptWithinBoundsToo(_ columns: Int, _ rows: Int) throws {
    let terminal = try PseudoTerminal(columns: columns, rows: rows)
    let size = TerminalSize(of: try #require(terminal.slave), environment: ["COLUMNS": "77"])
    #expect(size.columns == min(max(columns, 20), 1000))
    #expect(size.rows == min(max(rows, 2), 1000))
  }

  @Test func widthAndHeightAreAskedApart() throws {
    let terminal = try PseudoTerminal(columns: 0, rows: 50)
    let size = TerminalSize(
      of: try #require(terminal.slave), environment: ["COLUMNS": "77", "LINES": "33"])
    #expect(size.columns == 77 && size.rows == 50)
  }
}

@Suite("Locale names") struct TerminalLocaleNameTests {
  @Test(arguments: [
    "C.UTF-8", "C.utf8", "en_US.UTF-8", "sv_SE.utf-8", "tr_TR.UTF8", "pl_PL.UTF-8@euro", "UTF-8",
    "zh_CN.utf8@pinyin",
  ]) func isUTF8(_ name: String) {
    for variable in ["LC_ALL", "LC_CTYPE", "LANG"] {
      #expect(TerminalLocale(environment: [variable: name]).usesUTF8)
    }
  }

  @Test(arguments: [
    "C", "POSIX", "en_US", "sv_SE.ISO-8859-1", "ja_JP.eucJP", "zh_CN.GB18030", "ru_RU.KOI8-R",
    "UTF", "utf-16", "", " ",
  ]) func isNot(_ name: String) {
    for variable in ["LC_ALL", "LC_CTYPE", "LANG"] {
      #expect(!TerminalLocale(environment: [variable: name]).usesUTF8)
    }
  }

  @Test func otherCategoriesDoNotCount() {
    let names = ["LC_MESSAGES", "LC_NUMERIC", "LANGUAGE", "LC_COLLATE"]
    for name in names { #expect(!TerminalLocale(environment: [name: "sv_SE.UTF-8"]).usesUTF8) }
  }
}
