import TestSupport
import Testing
import Text

@Suite("diagnose: colour and width") struct OutputStyleTests {
  private let user: Installation

  init() throws { user = try Installation() }

  private static let escape: UInt8 = 0x1B

  @Test(arguments: [
    [:], ["TERM": "dumb"], ["TERM": ""], ["NO_COLOR": "1"], ["COLORTERM": "truecolor"],
    ["NO_COLOR": "1", "FORCE_COLOR": "1"], ["FORCE_COLOR": "0"],
  ])
  func isPlainOffATerminal(_ environment: [String: String]) throws {
    for options in [[], ["--color", "auto"], ["--color=never"]] {
      let result = try user.run(
        ["diagnose"] + options, input: .bytes(Array(Sample.tenantNotFound.utf8)),
        environment: environment)
      #expect(result.status == 0)
      #expect(!result.outputBytes.contains(Self.escape))
    }
    let unknown = try user.diagnose(Sample.unknown, environment: environment)
    #expect(!unknown.outputBytes.contains(Self.escape))
  }

  @Test(arguments: [[:], ["NO_COLOR": "1"], ["TERM": "dumb"]])
  func isColouredWhereItIsAskedFor(_ environment: [String: String]) throws {
    let result = try user.diagnose(
      Sample.tenantNotFound, "--color", "always", environment: environment)
    #expect(result.outputBytes.contains(Self.escape))
    let plain = try user.diagnose(Sample.tenantNotFound)
    #expect(Self.withoutColours(result.output) == plain.output)
  }

  @Test(arguments: ["json", "jsonl"])
  func neverColoursWhatScriptsRead(_ format: String) throws {
    let result = try user.diagnose(Sample.tenantNotFound, "--format", format, "--color", "always")
    #expect(!result.outputBytes.contains(Self.escape))
    _ = try result.json()
  }

  @Test func colouredTextOfOthersStaysPlain() throws {
    let result = try user.diagnose(
      "\u{1B}[31mAADSTS90002\u{1B}[0m: Tenant 'x' not found.", "--color", "always")
    #expect(result.status == 0)
    #expect(!result.output.contains("\u{1B}[31m"))
  }

  @Test(arguments: [40, 60, 80, 120, 200], Sample.languages)
  func fitsTheWidth(_ columns: Int, _ language: String) throws {
    let result = try user.diagnose(
      Sample.tenantNotFound, "--lang", language, environment: ["COLUMNS": String(columns)])
    for line in result.output.split(separator: "\n") where !Self.isOneLongWord(line, columns) {
      // A quotation of the text keeps 20 cells however narrow the window is.
      let limit = line.hasPrefix("  line ") ? max(columns, 44) : columns
      #expect(DisplayWidth.of(String(line)) <= limit, "\(line)")
    }
  }

  @Test func usesAWideWindow() throws {
    let narrow = try user.diagnose(Sample.tenantNotFound, environment: ["COLUMNS": "40"])
    let wide = try user.diagnose(Sample.tenantNotFound, environment: ["COLUMNS": "200"])
    #expect(Self.explanation(narrow.output) == Self.explanation(wide.output))
    #expect(Self.explanation(wide.output).count > 100)
    #expect(wide.output.split(separator: "\n").contains { $0.utf8.count > 150 })
  }

  @Test(arguments: ["0", "-5", "abc", "99999999999999999999", "1", ""])
  func takesNoNonsenseForAWidth(_ columns: String) throws {
    let result = try user.diagnose(Sample.tenantNotFound, environment: ["COLUMNS": columns])
    #expect(result.status == 0)
    #expect(result.output.contains("aad-tenant-not-found"))
  }

  @Test func widthDoesNotChangeJSON() throws {
    let narrow = try user.diagnose(
      Sample.tenantNotFound, "--format", "json", environment: ["COLUMNS": "40"])
    let wide = try user.diagnose(
      Sample.tenantNotFound, "--format", "json", environment: ["COLUMNS": "200"])
    #expect(narrow.outputBytes == wide.outputBytes)
  }

  /// An address or a command's word that is longer than the line stands alone in it.
  private static func isOneLongWord(_ line: Substring, _ columns: Int) -> Bool {
    let words = line.split(separator: " ")
    return words.count <= 2 && words.contains { $0.utf8.count > columns - 6 }
  }

  /// The words from the cause on; what decided is quoted as far as the window is wide.
  private static func explanation(_ text: String) -> [Substring] {
    Array(text.split { $0 == " " || $0 == "\n" }.drop { $0 != "Cause" })
  }

  private static func withoutColours(_ text: String) -> String {
    let parts = text.split(separator: "\u{1B}[", omittingEmptySubsequences: false)
    let rest = parts.dropFirst().map { part in part.drop { $0 != "m" }.dropFirst() }
    return ([parts.first ?? ""] + rest).joined()
  }
}
