/// What the help of a command says beyond its options.
public struct CommandDetails: Sendable, Hashable {
  /// A call to copy, and what it does.
  public struct Example: Sendable, Hashable {
    /// The whole command line.
    public let command: String
    /// What it does, as a sentence.
    public let summary: String

    /// Describes a call.
    ///
    /// - Parameters:
    ///   - command: The whole command line.
    ///   - summary: What it does, as a sentence.
    public init(_ command: String, _ summary: String) {
      self.command = command
      self.summary = summary
    }
  }

  /// A status that the command leaves with.
  public struct ExitStatus: Sendable, Hashable {
    /// The number.
    public let code: Int
    /// When it is given.
    public let meaning: String

    /// Describes a status.
    ///
    /// - Parameters:
    ///   - code: The number.
    ///   - meaning: When it is given.
    public init(_ code: Int, _ meaning: String) {
      self.code = code
      self.meaning = meaning
    }
  }

  /// Paragraphs, separated by line feeds.
  public let discussion: String
  /// Calls to copy.
  public let examples: [Example]
  /// The statuses worth naming.
  public let exitStatuses: [ExitStatus]

  /// Gathers what help says.
  ///
  /// - Parameters:
  ///   - discussion: Paragraphs, separated by line feeds.
  ///   - examples: Calls to copy.
  ///   - exitStatuses: The statuses worth naming.
  public init(
    discussion: String = "", examples: [Example] = [], exitStatuses: [ExitStatus] = []
  ) {
    self.discussion = discussion
    self.examples = examples
    self.exitStatuses = exitStatuses
  }
}
