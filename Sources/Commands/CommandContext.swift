import Arguments
import Diagnosis
import Glibc
import Knowledge
import KnowledgeBase
import Reports
import Storage
import Terminal
import Text

/// Everything a command touches.
final class CommandContext {
  let environment: [String: String]
  private let output: OutputSink
  private let errors: OutputSink
  let places: Places
  /// The options of the call, or of the session at the prompt.
  var options: GlobalOptions
  private var loaded: (folder: String?, archive: KnowledgeArchive, diagnoser: Diagnoser?)?

  init(environment: [String: String], output: OutputSink, errors: OutputSink) {
    self.environment = environment
    self.output = output
    self.errors = errors
    self.places = Places(environment: environment)
    self.options = GlobalOptions()
  }

  /// Writes a part of the result.
  func write(_ text: String) throws(OutputError) { try output.write(text) }

  /// Makes sure that the result arrived.
  func flush() throws(OutputError) { try output.flush() }

  /// The knowledge base with its overlay, if there is one.
  func archive() throws(CommandFailure) -> KnowledgeArchive {
    if let loaded, loaded.folder == options.knowledgeFolder { return loaded.archive }
    let archive = try KnowledgeSource(context: self).archive()
    loaded = (options.knowledgeFolder, archive, nil)
    return archive
  }

  /// What matches texts against the knowledge base; made once.
  func diagnoser() throws(CommandFailure) -> Diagnoser {
    let archive = try archive()
    if let diagnoser = loaded?.diagnoser { return diagnoser }
    let diagnoser = Diagnoser(archive)
    loaded?.diagnoser = diagnoser
    return diagnoser
  }

  var languages: LanguagePreference {
    LanguagePreference(asked: options.language, environment: LanguageTag(environment: environment))
  }

  /// How results are drawn.
  var style: ProseStyle {
    let style = terminalStyle(STDOUT_FILENO)
    let width = TerminalSize(of: STDOUT_FILENO, environment: environment).columns
    return ProseStyle(width: min(max(width, 40), 200)) { text, role in
      style.render(text, as: role.terminalRole)
    }
  }

  /// Whether the user's terminal shows more than ASCII.
  var usesUTF8: Bool { TerminalLocale(environment: environment).usesUTF8 }

  func terminalStyle(_ descriptor: Int32) -> TerminalStyle {
    TerminalStyle(
      mode: options.color, environment: environment, isTerminal: isTerminal(descriptor))
  }

  /// Writes a line that is no result.
  func note(_ message: String) {
    guard !options.isQuiet else { return }
    complain(message)
  }

  /// The way to standard error for what runs beside this command.
  var notes: Notes { Notes() }

  /// Writes what is done, for those who asked to be told.
  func tell(_ message: String) {
    if options.isVerbose { note(message) }
  }

  /// Writes why something cannot be done; said also with `--quiet`.
  func complain(_ message: String) {
    // Where the user cannot be told, the status still tells.
    try? errors.write("leadline: " + SafeText.escapedLine(SecretScanner.redacted(message)) + "\n")
    try? errors.flush()
  }
}

extension ProseRole {
  /// How the terminal draws it.
  var terminalRole: TerminalStyle.Role {
    switch self {
    case .title: .title
    case .heading: .heading
    case .evidence: .evidence
    case .command: .command
    case .muted: .muted
    case .success: .success
    case .warning: .warning
    case .failure: .failure
    }
  }
}

/// The options that stand with any verb.
struct GlobalOptions {
  var language: LanguageTag?
  var color = ColorMode.auto
  var isQuiet = false
  var isVerbose = false
  var takesInput = true
  var knowledgeFolder: String?
  var network = NetworkOptions()

  init() {}

  init(_ parsed: ParsedCommand, over session: GlobalOptions) {
    language = parsed.value("lang").flatMap(LanguageTag.init(locale:)) ?? session.language
    color = parsed.value("color").flatMap(ColorMode.init(rawValue:)) ?? session.color
    isQuiet = parsed.flag("quiet") || session.isQuiet
    isVerbose = parsed.flag("verbose") || session.isVerbose
    takesInput = !parsed.flag("no-input") && session.takesInput
    knowledgeFolder = parsed.value("knowledge") ?? session.knowledgeFolder
    network = NetworkOptions(parsed, over: session.network)
  }
}
