import Arguments
import Glibc
import Reports
import Terminal

/// The call without a verb: a prompt on a terminal; in a pipe, `diagnose -`.
struct PromptCommand {
  let dispatcher: Dispatcher
  let table: CommandTable

  func run(in context: CommandContext) async throws -> ExitStatus {
    guard isTerminal(STDIN_FILENO), isTerminal(STDOUT_FILENO), context.options.takesInput else {
      return try DiagnoseCommand(try table.parse(["diagnose", "-"])).run(in: context)
    }
    // A knowledge folder that is not sound is told of here, and not in the middle of a line.
    _ = try context.archive()
    let history = PromptHistory(context: context)
    let editor = try editor(history.load(), in: context)
    defer { editor.close() }
    if !context.options.isQuiet { try greet(in: context) }
    try await PromptSession(
      dispatcher: dispatcher, table: table, context: context, editor: editor, history: history
    ).run()
    return .ok
  }

  private func editor(
    _ history: [String], in context: CommandContext
  ) throws(CommandFailure) -> LineEditor {
    var configuration = LineEditorConfiguration(
      program: table.program, environment: context.environment)
    configuration.style = context.terminalStyle(STDOUT_FILENO)
    configuration.history = history
    configuration.complete = { PromptCompletion(table: table, context: context).complete($0) }
    configuration.help = { PromptHelp(table: table).text(width: context.style.width) }
    do {
      return try LineEditor(configuration)
    } catch {
      throw CommandFailure("the terminal cannot be edited on: \(error)", .software)
    }
  }

  private func greet(in context: CommandContext) throws {
    try context.write(PromptHelp.greeting(width: context.style.width))
    try context.flush()
  }
}
