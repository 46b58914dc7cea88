import Arguments
import Glibc
import Knowledge
import Terminal
import Text

/// The whole program, from arguments to exit status.
public enum Program {
  /// Runs one call.
  ///
  /// - Parameters:
  ///   - arguments: The words after the program's name.
  ///   - environment: The environment variables.
  /// - Returns: The exit status.
  public static func run(
    arguments: [String], environment: [String: String]
  ) async -> Int32 {
    let context = CommandContext(
      environment: environment, output: OutputSink(descriptor: STDOUT_FILENO),
      errors: OutputSink(descriptor: STDERR_FILENO))
    return await Dispatcher(context: context).run(arguments).rawValue
  }
}

/// Finds the command for a call, and the status for whatever comes of it.
struct Dispatcher {
  let context: CommandContext
  private let table = CommandTable.leadline

  init(context: CommandContext) { self.context = context }

  func run(_ arguments: [String]) async -> ExitStatus {
    do throws(UsageError) {
      let parsed = try table.parse(arguments)
      context.options = GlobalOptions(parsed, over: GlobalOptions())
      return await finish { try await self.run(parsed) }
    } catch {
      context.complain(error.message + ". " + table.advice(for: error))
      return .usage
    }
  }

  /// Runs one command and makes sure that its output arrived.
  func finish(_ body: () async throws -> ExitStatus) async -> ExitStatus {
    do {
      let status = try await body()
      try context.flush()
      return status
    } catch let failure as CommandFailure {
      try? context.flush()
      for line in failure.lines { context.complain(line) }
      return failure.status
    } catch let error as OutputError {
      if error == .closedPipe { return .closedPipe }
      context.complain("the output could not be written: \(error.reason)")
      return .outputFailed
    } catch {
      context.complain("a fault of the program: \(error)")
      return .software
    }
  }

  /// Runs a command that was understood.
  func run(_ parsed: ParsedCommand) async throws -> ExitStatus {
    try checkLanguage(parsed)
    switch parsed.request {
    case .help:
      let width = TerminalSize(of: STDOUT_FILENO, environment: context.environment).columns
      try context.write(table.help(for: parsed.path, width: min(max(width, 40), 200)))
      return .ok
    case .version:
      try context.write(table.version + "\n")
      return .ok
    case .run: return try await runVerb(parsed)
    }
  }

  /// A name that is no language would be passed over without a word. That of a locale without one
  /// stands for none.
  private func checkLanguage(_ parsed: ParsedCommand) throws(CommandFailure) {
    guard let name = parsed.value("lang"), LanguageTag(locale: name) == nil else { return }
    let base = name.prefix { $0 != "." && $0 != "@" }
    guard !["", "C", "POSIX"].contains(base) else { return }
    throw CommandFailure(
      "'\(name)' is no language tag such as sv or zh-Hans. Try 'leadline --help'.", .usage)
  }

  private func runVerb(_ parsed: ParsedCommand) async throws -> ExitStatus {
    switch parsed.name {
    case "": try await PromptCommand(dispatcher: self, table: table).run(in: context)
    case "diagnose" where parsed.flag("all"): try LogCommand(parsed).run(in: context)
    case "diagnose": try DiagnoseCommand(parsed).run(in: context)
    case "explain": try ExplainCommand(parsed).run(in: context)
    case "faq": try FaqCommand(parsed).run(in: context)
    case "guide": try GuideCommand(parsed).run(in: context)
    case "validate": try await ValidateCommand(parsed).run(in: context)
    case "setup": try await SetupCommand(parsed).run(in: context)
    case "lead decode": try LeadDecodeCommand(parsed).run(in: context)
    case "lead sample": try LeadSampleCommand(parsed).run(in: context)
    case "lead notify": try LeadNotifyCommand(parsed).run(in: context)
    case "lead cost": try LeadCostCommand(parsed).run(in: context)
    case "lead send": try await LeadSendCommand(parsed).run(in: context)
    case "lead find": try await LeadFindCommand(parsed).run(in: context)
    case "lead clean": try await LeadCleanCommand(parsed).run(in: context)
    case "profile list": try ProfileListCommand(parsed).run(in: context)
    case "profile remove": try ProfileRemoveCommand(parsed).run(in: context)
    case "profile show": try ProfileShowCommand(parsed).run(in: context)
    case "profile export": try ProfileExportCommand(parsed).run(in: context)
    case "knowledge lint": try KnowledgeLintCommand().run(in: context)
    case "knowledge new": try KnowledgeNewCommand(parsed).run(in: context)
    case "knowledge stats": try KnowledgeStatsCommand(parsed).run(in: context)
    case "knowledge list":
      try EntryList(isJSON: parsed.value("format") == "json").run(in: context)
    case "completion": try CompletionCommand(parsed).run(in: context)
    default: try answerCompletion(parsed)
    }
  }

  /// The hidden verb that the shells' scripts call.
  private func answerCompletion(_ parsed: ParsedCommand) throws -> ExitStatus {
    let values = CompletionValues(archive: try context.archive(), context: context)
    try context.write(
      table.answer(completionRequest: parsed, values: values.candidates(from:prefix:)))
    return .ok
  }
}
