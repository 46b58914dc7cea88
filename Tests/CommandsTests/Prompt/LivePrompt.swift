import Glibc
import TestSupport
import Testing

/// The built program at its prompt, with a home folder of its own, and the terminal before it.
final class LivePrompt {
  static let prompt = "leadline>"
  /// What a loaded machine may need; nothing takes so long when all is well.
  static let limit = Duration.seconds(20)

  let terminal: PseudoTerminal
  let home: TemporaryDirectory
  private let marksPastes: Bool

  /// Starts the program, and waits for its first prompt.
  ///
  /// The environment is that of a UTF-8 terminal, with the given changes; nil takes a variable
  /// away.
  init(
    _ arguments: [String] = [], home: TemporaryDirectory? = nil,
    environment: [String: String?] = [:], columns: Int = 100, rows: Int = 50
  ) throws {
    let home = try home ?? TemporaryDirectory()
    let variables = Self.environment(home: home, environment)
    self.home = home
    terminal = try PseudoTerminal(
      running: builtProduct(named: "leadline"), arguments, environment: variables,
      workingDirectory: home.path, columns: columns, rows: rows)
    marksPastes = variables["TERM"] == "xterm"
    try awaitPrompt()
  }

  static func environment(
    home: TemporaryDirectory, _ changes: [String: String?] = [:]
  ) -> [String: String] {
    var variables = [
      "HOME": home.path, "XDG_STATE_HOME": home.file("state"), "TERM": "xterm",
      "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
    ]
    for (name, value) in changes { variables[name] = value }
    return variables
  }

  /// Waits until the program is ready for a line, and marks pastes where the terminal can.
  func awaitPrompt(_ prompt: String = LivePrompt.prompt) throws {
    try awaitMark(prompt)
    try terminal.expectScreen("the prompt", within: Self.limit) {
      $0.cursorLine == prompt
    }
    try terminal.expectScreen("raw mode", within: Self.limit) { _ in
      (try? terminal.modes().isLineWise) == false
    }
  }

  /// Waits until the program begins a line, which may hold what was typed ahead.
  func awaitMark(_ prompt: String = LivePrompt.prompt) throws {
    if marksPastes { try terminal.expect("\u{1B}[?2004h", within: Self.limit) }
    try terminal.expect(prompt, within: Self.limit)
  }

  /// Types, and waits until the screen shows a text.
  func type(_ keys: String, showing text: String) throws {
    try terminal.send(keys)
    try terminal.expectScreen(containing: text, within: Self.limit)
  }

  /// Types keys that end a line, and waits for the next prompt.
  ///
  /// - Returns: What was written in between, without its escape sequences.
  @discardableResult
  func answer(_ keys: String, prompt: String = LivePrompt.prompt) throws -> String {
    let start = terminal.received.count
    let end = marksPastes ? "\u{1B}[?2004l" : "\n"
    try terminal.send(keys)
    try terminal.expect(end, within: Self.limit)
    try awaitPrompt(prompt)
    let written = String(decoding: terminal.received[start...], as: UTF8.self)
    let head = written.firstRange(of: end)?.upperBound ?? written.startIndex
    let tail = written.ranges(of: prompt).last?.lowerBound ?? written.endIndex
    return Self.plain(Array(written[head..<tail].utf8))
  }

  /// Types a line and Enter, and waits for the next prompt.
  @discardableResult
  func enter(_ line: String) throws -> String {
    try answer(line + "\r")
  }

  /// Leaves by Ctrl-D, and waits for the end.
  @discardableResult
  func leave() throws -> ExitOutcome {
    try terminal.send("\u{04}")
    return try terminal.waitForExit(within: Self.limit)
  }

  /// The lines of the history file.
  var history: [String] {
    guard let bytes = try? home.read("state/leadline/history") else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// A text as a wide terminal shows it: carriage returns and escape sequences left out.
  static func plain(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == 0x1B {
        index = bytes.index(after: index)
        guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "[") else { continue }
        repeat {
          index = bytes.index(after: index)
        } while index < bytes.endIndex && !(0x40...0x7E).contains(bytes[index])
        if index == bytes.endIndex { break }
      } else if bytes[index] != 0x0D {
        text.append(bytes[index])
      }
      index = bytes.index(after: index)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Texts that people paste.
enum Pasted {
  static let failure = "AADSTS7000215: Invalid client secret is provided."
  static let title = "The client secret is wrong"
  /// The head of the part that each diagnosis of a known failure has once.
  static let decided = "What decided"

  /// Two hundred lines, with the failure in the midst.
  static var trace: [String] {
    var lines = (1...199).map {
      "   at Contoso.Leads.Step\($0).Run(String tenant) in Step.cs:line \($0)"
    }
    lines.insert(failure, at: 100)
    return lines
  }

  static func marked(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
}

extension String {
  /// How often a text occurs in this one.
  func count(of text: String) -> Int {
    ranges(of: text).count
  }

}
