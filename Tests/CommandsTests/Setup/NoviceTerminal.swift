import Glibc
import TestSupport
import Testing

/// The built program at a terminal, setting something up, and whoever sits there.
final class NoviceTerminal {
  /// What the program is at once nothing more comes from it.
  enum Turn {
    /// It asks; what was printed since the last entry.
    case asked(NoviceReading)
    /// It has ended; what was printed since the last entry, and its status.
    case ended(NoviceReading, Int32)
  }

  /// What a loaded machine may need; nothing takes so long when all is well.
  static let limit = Duration.seconds(40)

  let terminal: PseudoTerminal
  let home: TemporaryDirectory
  private let isPlain: Bool
  /// The first row of what was printed since the last entry.
  private var firstRow = 0
  /// How much had been written then.
  private var mark = 0

  init(
    _ arguments: [String], home: TemporaryDirectory? = nil,
    environment: [String: String?] = [:], columns: Int = 100, rows: Int = 60, isPlain: Bool = false
  ) throws {
    let home = try home ?? TemporaryDirectory()
    self.home = home
    self.isPlain = isPlain
    terminal = try PseudoTerminal(
      running: builtProduct(named: "leadline"), arguments,
      environment: LivePrompt.environment(home: home, environment),
      workingDirectory: home.path, columns: columns, rows: rows)
  }

  /// Everything that was seen so far, row by row.
  var rows: [String] {
    let screen = terminal.screen
    return screen.scrolledOut + screen.lines.prefix(screen.cursorRow + 1)
  }

  /// Types a line and Enter.
  func enter(_ line: String) throws { try send(line + "\r") }

  /// Types keys that end an entry.
  func send(_ keys: String) throws {
    mark = terminal.received.count
    firstRow = terminal.screen.scrolledOut.count + terminal.screen.cursorRow
    try terminal.send(keys)
  }

  /// Waits until something is asked, the program has ended, or a text is on the screen.
  func next(or text: String? = nil, prompt: String = ">") throws -> Turn {
    do {
      try terminal.expectScreen("a question", within: Self.limit) { screen in
        screen.cursorLine == prompt && hasAnswered && isReady
          || text.map(screen.text.contains) ?? false
      }
      return .asked(reading)
    } catch TestSupportError.ended {
      return .ended(reading, try terminal.waitForExit(within: Self.limit).shellStatus)
    }
  }

  /// Waits for a question.
  func question(prompt: String = ">") throws -> NoviceReading {
    guard case .asked(let reading) = try next(prompt: prompt) else {
      throw TestSupportError.ended(awaiting: "a question", seen: terminal.screen.transcript)
    }
    return reading
  }

  /// Types a line, and waits for the next question.
  @discardableResult
  func answer(_ line: String, prompt: String = ">") throws -> NoviceReading {
    try enter(line)
    return try question(prompt: prompt)
  }

  /// Types the key that explains, which takes no Enter on an empty line, and reads for a moment: an
  /// Enter right behind it would belong to it.
  func help() throws -> NoviceReading {
    try send("?")
    let reading = try question()
    usleep(600_000)
    return reading
  }

  /// Types the last line, and waits for the end.
  func end(_ line: String) throws -> (reading: NoviceReading, status: Int32) {
    try enter(line)
    guard case .ended(let reading, let status) = try next() else {
      throw TestSupportError.timedOut(
        awaiting: "the end of the program", seen: terminal.screen.transcript)
    }
    return (reading, status)
  }

  private var reading: NoviceReading {
    NoviceReading(lines: Array(rows.dropFirst(firstRow)), columns: terminal.screen.columns)
  }

  private var hasAnswered: Bool {
    mark == 0 || terminal.received[mark...].contains(UInt8(ascii: "\n"))
  }

  private var isReady: Bool { isPlain || (try? terminal.modes().isLineWise) == false }
}
