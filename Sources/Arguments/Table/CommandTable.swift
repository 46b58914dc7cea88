/// All that a program understands: the one source of parsing, help, completion and suggestions.
public struct CommandTable: Sendable, Hashable {
  /// What a call without a verb means.
  public enum CallWithoutVerb: Sendable, Hashable {
    /// It is a usage error.
    case isError
    /// It is a call like any other; the text says what it does.
    case does(String)
  }

  /// The program's name.
  public let program: String
  /// What `--version` prints.
  public let version: String
  /// What the program does, as a sentence.
  public let abstract: String
  /// Where to report bugs: an address that ends every help.
  public let bugReports: String
  /// What a call without a verb means.
  public let withoutVerb: CallWithoutVerb
  /// The options that stand before or after any verb; `--help` and `--version` are among them.
  public let globalOptions: [OptionSpecification]
  /// The verbs, in the order of the overview; `help` and the completion request come last.
  public let commands: [CommandSpecification]

  /// Makes a table, and adds `help`, `--help`, `--version` and the completion request to it.
  ///
  /// - Parameters:
  ///   - program: The program's name.
  ///   - version: What `--version` prints.
  ///   - abstract: What the program does, as a sentence.
  ///   - bugReports: Where to report bugs.
  ///   - withoutVerb: What a call without a verb means.
  ///   - globalOptions: The options that stand before or after any verb.
  ///   - commands: The verbs, in the order of the overview.
  public init(
    program: String, version: String, abstract: String, bugReports: String,
    withoutVerb: CallWithoutVerb = .isError, globalOptions: [OptionSpecification],
    commands: [CommandSpecification]
  ) {
    self.program = program
    self.version = version
    self.abstract = abstract
    self.bugReports = bugReports
    self.withoutVerb = withoutVerb
    self.globalOptions = globalOptions + [.help, .version]
    self.commands = commands + [.help, .completionRequest]
  }

  /// Finds the verb at a path.
  ///
  /// - Parameter path: The words that call it, such as `knowledge` and `lint`.
  /// - Returns: The verb, or `nil` when there is none.
  public func command(at path: [String]) -> CommandSpecification? {
    guard let first = path.first else { return nil }
    var found = commands.first { $0.name == first }
    for name in path.dropFirst() {
      found = found?.subcommands.first { $0.name == name }
    }
    return found
  }

  /// The verbs below a path: those of the program for the empty one.
  func commands(below path: [CommandSpecification]) -> [CommandSpecification] {
    path.last.map(\.subcommands) ?? commands
  }

  /// The options that hold for a verb, its own before the global ones.
  func options(for command: CommandSpecification?) -> [OptionSpecification] {
    (command?.options ?? []) + globalOptions
  }

  /// The paths of all visible verbs that take no further verb.
  var visiblePaths: [[String]] {
    func leaves(_ commands: [CommandSpecification], _ path: [String]) -> [[String]] {
      commands.filter { !$0.isHidden }.flatMap { command in
        command.subcommands.isEmpty
          ? [path + [command.name]] : leaves(command.subcommands, path + [command.name])
      }
    }
    return leaves(commands, [])
  }
}
