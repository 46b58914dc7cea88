import Arguments
import Diagnosis
import Glibc
import Reports
import Storage
import Terminal
import Text

/// The call without a verb: a prompt on a terminal; in a pipe, `diagnose -`.
struct PromptCommand {
  let dispatcher: Dispatcher
  let table: CommandTable

  private static let prompt = "leadline> "

  func run(in context: CommandContext) throws -> ExitStatus {
    guard isTerminal(STDIN_FILENO), isTerminal(STDOUT_FILENO), context.options.takesInput else {
      return try DiagnoseCommand(try table.parse(["diagnose", "-"])).run(in: context)
    }
    let history = PromptHistory(context: context)
    var configuration = LineEditorConfiguration(
      program: "leadline", environment: context.environment)
    configuration.style = context.terminalStyle(STDOUT_FILENO)
    configuration.history = history.load()
    configuration.complete = { PromptCompletion(table: table, context: context).complete($0) }
    configuration.help = { help(in: context) }
    let editor: LineEditor
    do {
      editor = try LineEditor(configuration)
    } catch {
      throw CommandFailure("the terminal cannot be edited on: \(error)", .software)
    }
    defer { editor.close() }
    if !context.options.isQuiet { try greet(in: context) }
    try session(editor, history, in: context)
    return .ok
  }

  private func session(
    _ editor: LineEditor, _ history: PromptHistory, in context: CommandContext
  ) throws {
    let session = context.options
    while true {
      switch editor.readLine(prompt: Self.prompt) {
      case .endOfInput: return try context.flush()
      case .interrupted: continue
      case .paste(let text):
        _ = dispatcher.finish { try DiagnoseCommand().run(on: text, in: context) }
      case .line(let line):
        if history.keeps(line) {
          editor.addToHistory(line)
          history.add(line)
        }
        if isFarewell(line) { return try context.flush() }
        answer(line, over: session, in: context)
      }
    }
  }

  private func answer(_ line: String, over session: GlobalOptions, in context: CommandContext) {
    _ = dispatcher.finish {
      switch table.read(promptLine: line) {
      case .blank: return .ok
      case .text(let verbs): return try diagnose(line, nearestVerbs: verbs, in: context)
      case .notACommand(let error): return try diagnoseOrComplain(line, error, in: context)
      case .command(let parsed):
        if let status = try diagnoseProse(line, parsed, in: context) { return status }
        context.options = GlobalOptions(parsed, over: session)
        defer { context.options = session }
        return try dispatcher.run(parsed)
      }
    }
  }

  /// A line that is no command is diagnosed; one word that is nearly a verb is not.
  private func diagnose(
    _ line: String, nearestVerbs: [String], in context: CommandContext
  ) throws -> ExitStatus {
    let isOneWord = !line.contains(where: \.isWhitespace)
    if isOneWord, !EntryLookup(try context.archive()).entries(named: line).isEmpty {
      return try ExplainCommand(try table.parse(["explain", "--", line])).run(in: context)
    }
    if isOneWord, let verb = nearestVerbs.first {
      context.complain("there is no verb '\(line)'; the closest is '\(verb)'")
      return .usage
    }
    return try DiagnoseCommand().run(on: line, in: context)
  }

  /// `validate failed with 401` begins like a command: it is diagnosed when it carries a failure.
  private func diagnoseOrComplain(
    _ line: String, _ error: UsageError, in context: CommandContext
  ) throws -> ExitStatus {
    if try context.diagnoser().diagnose(line).verdict != .unknown {
      return try DiagnoseCommand().run(on: line, in: context)
    }
    throw CommandFailure(error.message + ". " + table.advice(for: error), .usage)
  }

  /// `diagnose` with words that are no files, but carry a failure: what was meant is plain.
  private func diagnoseProse(
    _ line: String, _ parsed: ParsedCommand, in context: CommandContext
  ) throws -> ExitStatus? {
    guard parsed.request == .run, ["diagnose", "explain"].contains(parsed.name),
      parsed.operands.count > 1 || parsed.name == "diagnose", !parsed.operands.isEmpty,
      parsed.operands.allSatisfy({ $0 != "-" && !InputFile.exists($0) }),
      try context.diagnoser().diagnose(line).verdict != .unknown
    else { return nil }
    return try DiagnoseCommand().run(on: line, in: context)
  }

  private func isFarewell(_ line: String) -> Bool {
    ["exit", "quit"].contains(line.filter { !$0.isWhitespace })
  }

  private func greet(in context: CommandContext) throws {
    try context.write(PromptWording.greeting + "\n")
    try context.flush()
  }

  private func help(in context: CommandContext) -> String {
    let verbs = table.commands.filter { !$0.isHidden }
    let width = verbs.map(\.name.utf8.count).max() ?? 0
    let rows = verbs.map { verb in
      "  " + verb.name + String(repeating: " ", count: width - verb.name.utf8.count + 2)
        + verb.abstract
    }
    return (PromptWording.help + rows + PromptWording.keys).joined(separator: "\n") + "\n"
  }
}

/// The words of the prompt.
enum PromptWording {
  static let greeting =
    "Paste an error and press Enter. '?' tells what else can be done, Ctrl-D leaves."
  static let help = [
    "Paste an error as it is, one line or many: it is matched and the fix is printed.",
    "A code alone (AADSTS7000215, -2147209463) is explained. These verbs work, too:", "",
  ]
  static let keys = [
    "",
    "  Tab completes, Ctrl-R searches what was typed before, Alt-Enter begins a new line,",
    "  Ctrl-C clears the line, Ctrl-D leaves, VERB --help tells more about a verb.",
  ]
}
