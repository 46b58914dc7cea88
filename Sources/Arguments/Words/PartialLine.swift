/// The line at the prompt up to the cursor, read for completion: an open quote is no error.
public struct PartialLine: Sendable, Hashable {
  /// The whole words before the one at the cursor, without their quotes.
  public let words: [String]
  /// The word at the cursor as far as it is typed, without its quotes; may be empty.
  public let current: String
  /// Where that word begins, its quotes included, in UTF-8 bytes from the start of the line.
  public let currentStart: Int
  /// How the word at the cursor is quoted.
  public let quoting: WordQuoting

  /// Reads a line.
  ///
  /// - Parameter textBeforeCursor: What stands before the cursor.
  public init(_ textBeforeCursor: String) {
    var lexer = WordLexer(textBeforeCursor)
    lexer.run()
    words = lexer.words
    current = lexer.isInWord ? lexer.current : ""
    currentStart = lexer.currentStart
    quoting = lexer.state
  }

  /// All words, the one at the cursor last: what ``CommandTable/complete(_:values:)`` wants.
  public var allWords: [String] { words + [current] }

  /// Gives what to insert for a completion, quoted as the user began to quote.
  ///
  /// It replaces everything from ``currentStart`` to the cursor.
  ///
  /// - Parameters:
  ///   - value: The whole word that is meant, or a beginning of it.
  ///   - isWhole: Whether it is the whole word: then quotes are closed and a space follows.
  /// - Returns: The text.
  public func replacement(for value: String, isWhole: Bool) -> String {
    let quoted = quoting.quote(value)
    if isWhole { return quoted + " " }
    if value.isEmpty, quoting == .plain { return "" }
    return quoting == .plain ? quoted : String(quoted.unicodeScalars.dropLast())
  }
}
