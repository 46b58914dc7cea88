/// Why a line cannot be split into words.
public enum QuotingError: Error, Sendable, Hashable {
  /// A single or double quote, which is named, is not closed.
  case unclosedQuote(Character)
  /// The line ends in a backslash.
  case trailingBackslash
}
