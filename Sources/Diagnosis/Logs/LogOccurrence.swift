public import Knowledge

/// A known failure at a place in a log.
public struct LogOccurrence: Sendable, Hashable {
  /// The first line that speaks of it, from 1.
  public let line: Int
  /// The last line that speaks of it.
  public let endLine: Int
  /// What it is; the evidence's lines are those of the log.
  public let finding: Finding
  /// The language of the words that decided, when they told.
  public let textLanguage: LanguageTag?
}
