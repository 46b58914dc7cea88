/// A verb: what it is called, what it takes, and what its help says.
///
/// A verb with verbs of its own (`knowledge lint`) takes neither operands nor options itself.
public struct CommandSpecification: Sendable, Hashable {
  /// The word that calls it.
  public let name: String
  /// What it does, as a sentence of one line.
  public let abstract: String
  /// Its operands, in order.
  public let arguments: [ArgumentSpecification]
  /// Its own options; the global ones hold besides.
  public let options: [OptionSpecification]
  /// The verbs below it.
  public let subcommands: [CommandSpecification]
  /// Whether help and completion leave it out.
  public let isHidden: Bool
  /// What its help says beyond its options.
  public let details: CommandDetails

  /// Describes a verb.
  ///
  /// - Parameters:
  ///   - name: The word that calls it.
  ///   - abstract: What it does, as a sentence of one line.
  ///   - arguments: Its operands, in order.
  ///   - options: Its own options; the global ones hold besides.
  ///   - subcommands: The verbs below it.
  ///   - isHidden: Whether help and completion leave it out.
  ///   - details: What its help says beyond its options.
  public init(
    _ name: String, abstract: String, arguments: [ArgumentSpecification] = [],
    options: [OptionSpecification] = [], subcommands: [CommandSpecification] = [],
    isHidden: Bool = false, details: CommandDetails = CommandDetails()
  ) {
    self.name = name
    self.abstract = abstract
    self.arguments = arguments
    self.options = options
    self.subcommands = subcommands
    self.isHidden = isHidden
    self.details = details
  }

  /// The verb that every table holds and that shows help.
  static let help = CommandSpecification(
    "help", abstract: Wording.helpVerb,
    arguments: [ArgumentSpecification("VERB", .many, help: Wording.helpVerbArgument)])

  /// The hidden verb that the completion scripts call: `__complete [--quoted] -- WORD...`.
  ///
  /// Its operands are the words after the program's name, the last being the one at the cursor.
  /// With `--quoted` they are as typed, with their quotes.
  public static let completionRequest = CommandSpecification(
    "__complete", abstract: Wording.completionRequest,
    arguments: [ArgumentSpecification("WORD", .many, help: Wording.completionRequestArgument)],
    options: [OptionSpecification("quoted", help: Wording.completionRequestQuoted)],
    isHidden: true)

  /// `completion bash|zsh|fish`, for the caller's table.
  ///
  /// - Parameter program: The program's name, for the examples.
  /// - Returns: The verb.
  public static func completion(program: String) -> CommandSpecification {
    CommandSpecification(
      "completion", abstract: Wording.completionVerb,
      arguments: [
        ArgumentSpecification(
          "SHELL", kind: .choice(CompletionScript.allCases.map(\.rawValue)),
          help: Wording.completionVerbArgument)
      ],
      details: CommandDetails(
        examples: CompletionScript.allCases.map { script in
          CommandDetails.Example(
            script.installation(of: program), Wording.completionExample(script.rawValue))
        }))
  }
}
