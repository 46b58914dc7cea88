import Arguments
import Diagnosis
import Glibc
import Reports
import Terminal

/// Asks for lines, and answers each, until the user leaves.
struct PromptSession {
  let dispatcher: Dispatcher
  let table: CommandTable
  let context: CommandContext
  let editor: LineEditor
  let history: PromptHistory

  private static let mostWordsOfACommand = 6

  func run() async throws {
    let style = context.terminalStyle(STDOUT_FILENO)
    let prompt = style.render(table.program + ">", as: .title) + " "
    while true {
      switch editor.readLine(prompt: prompt) {
      case .endOfInput: return try context.flush()
      case .interrupted: continue
      case .paste(let text): await answer(paste: text)
      case .line(let line):
        if PromptHelp.farewells.contains(trimmed(line)) { return try context.flush() }
        if history.keeps(line) {
          editor.addToHistory(line)
          history.add(line)
        }
        await answer(line)
      }
    }
  }

  private func answer(paste text: String) async {
    await finish {
      if !context.options.isQuiet {
        let note = PromptHelp.pasted(lineCount: lineCount(of: text))
        try context.write(
          context.terminalStyle(STDOUT_FILENO).render(note, as: .muted) + "\n")
      }
      return try PromptText(text, in: context).answer()
    }
  }

  private func answer(_ line: String) async {
    let word = trimmed(line)
    guard !word.isEmpty else { return }
    await finish {
      if let status = try explainLoneCode(word) { return status }
      switch table.read(promptLine: line) {
      case .blank: return .ok
      case .text(let verbs): return try answer(text: line, nearestVerb: verbs.first)
      case .notACommand(let error): return try answerOrComplain(line, error)
      case .command(let parsed):
        if let status = try diagnoseProse(line, parsed) { return status }
        return try await runCommand(line)
      }
    }
  }

  /// An answer is set off from the next prompt by an empty line.
  private func finish(_ body: () async throws -> ExitStatus) async {
    switch await dispatcher.finish(body) {
    // A command that was told to end says so; it was the whole program that was meant. This may be
    // a thread that takes no signals.
    case .terminated: kill(getpid(), SIGTERM)
    case .hungUp: kill(getpid(), SIGHUP)
    default: break
    }
    _ = await dispatcher.finish {
      try context.write("\n")
      return .ok
    }
  }

  // MARK: - Texts

  private func explainLoneCode(_ word: String) throws -> ExitStatus? {
    guard !word.contains(where: \.isWhitespace), table.command(at: [word]) == nil,
      !EntryLookup(try context.archive()).entries(named: word).isEmpty
    else { return nil }
    return try ExplainCommand(try table.parse(["explain", "--", word])).run(in: context)
  }

  /// A line that is no command is answered; a short one that looks like a mistyped one is not.
  private func answer(text line: String, nearestVerb: String?) throws -> ExitStatus {
    let isShort = line.split(whereSeparator: \.isWhitespace).count <= Self.mostWordsOfACommand
    let text = try PromptText(line, in: context)
    if let nearestVerb, isShort, !line.contains("\n"), !text.carriesSomething {
      let word = String(trimmed(line).prefix { !$0.isWhitespace })
      throw CommandFailure(PromptHelp.noVerb(word, nearest: nearestVerb), .usage)
    }
    return try text.answer()
  }

  /// `validate failed with 401` begins like a command: it is answered when there is an answer.
  private func answerOrComplain(_ line: String, _ error: UsageError) throws -> ExitStatus {
    let text = try PromptText(line, in: context)
    guard text.carriesSomething else {
      throw CommandFailure(error.message + ". " + table.advice(for: error), .usage)
    }
    return try text.answer()
  }

  /// A verb with words that are no files, but carry a failure: what was meant is plain.
  private func diagnoseProse(_ line: String, _ parsed: ParsedCommand) throws -> ExitStatus? {
    guard parsed.request == .run, ["diagnose", "validate"].contains(parsed.name),
      !parsed.operands.isEmpty,
      parsed.operands.allSatisfy({ $0 != "-" && !InputFile.exists($0) }), try carriesFailure(line)
    else { return nil }
    return try DiagnoseCommand().run(on: line, in: context)
  }

  private func carriesFailure(_ text: String) throws -> Bool {
    try context.diagnoser().diagnose(text).verdict != .unknown
  }

  // MARK: - Commands

  private func runCommand(_ line: String) async throws -> ExitStatus {
    let home = HomeFolder(path: context.environment["HOME"])
    guard case .command(let parsed) = table.read(promptLine: home.expand(line)) else {
      return .usage
    }
    let session = context.options
    context.options = GlobalOptions(parsed, over: session)
    defer { context.options = session }
    if trimmed(line) == PromptHelp.verb {
      try context.write(PromptHelp(table: table).text(width: context.style.width))
      return .ok
    }
    guard readsStandardInput(parsed) else { return try await dispatcher.run(parsed) }
    // The terminal belongs to the editor: the text is asked for as any line is.
    guard let text = askForText() else { return .ok }
    return try await StandardInput.holding(text) { try await dispatcher.run(parsed) }
  }

  private func readsStandardInput(_ parsed: ParsedCommand) -> Bool {
    parsed.request == .run && parsed.name == "diagnose"
      && (parsed.operands.isEmpty || parsed.operands.contains("-"))
  }

  /// The text for `diagnose`; nil when the user gives up.
  private func askForText() -> String? {
    context.note(PromptHelp.textInvitation)
    var parts: [String] = []
    while true {
      switch editor.readLine(prompt: PromptHelp.textPrompt) {
      case .interrupted: return nil
      case .endOfInput: return parts.isEmpty ? nil : parts.joined(separator: "\n")
      case .paste(let text): parts.append(text)
      case .line(let line):
        if line.isEmpty { return parts.isEmpty ? nil : parts.joined(separator: "\n") }
        parts.append(line)
      }
    }
  }

  private func trimmed(_ line: String) -> String {
    let start = line.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  private func lineCount(of text: String) -> Int {
    let newlines = text.utf8.count { $0 == UInt8(ascii: "\n") }
    return newlines + (text.utf8.last == UInt8(ascii: "\n") ? 0 : 1)
  }
}
