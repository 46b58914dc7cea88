/// Splits a line into words and quotes words, as a POSIX shell does, but expands nothing.
///
/// POSIX.1-2017, Shell Command Language, 2.2 (Quoting).
public enum CommandLineWords {
  /// Splits a line into words.
  ///
  /// - Parameter line: The line, with single quotes, double quotes and backslashes.
  /// - Returns: The words without their quotes.
  /// - Throws: ``QuotingError`` when the line ends within quotes or in a backslash.
  public static func split(_ line: String) throws(QuotingError) -> [String] {
    var lexer = WordLexer(line)
    lexer.run()
    switch lexer.state {
    case .single: throw .unclosedQuote("'")
    case .double: throw .unclosedQuote("\"")
    case .plain: break
    }
    if lexer.isEscaping { throw .trailingBackslash }
    return lexer.words + (lexer.isInWord ? [lexer.current] : [])
  }

  /// Takes the quotes off a single word, which may end within them.
  ///
  /// - Parameter word: The word as typed; spaces in it stand for themselves.
  /// - Returns: The word without its quotes.
  public static func unquote(_ word: String) -> String {
    var lexer = WordLexer(word, splits: false)
    lexer.run()
    return lexer.current
  }

  /// Quotes a word so that splitting gives it back.
  ///
  /// - Parameter word: Any text.
  /// - Returns: The word itself where it needs no quotes, else within single quotes.
  public static func quote(_ word: String) -> String {
    let isPlain = !word.isEmpty && word.unicodeScalars.allSatisfy(isPlain)
    return isPlain ? word : WordQuoting.single.quote(word)
  }

  /// Whether a scalar stands for itself without quotes, in this program and in any shell.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".", ",", ":", "/", "@", "%", "+", "=": true
    default: scalar.value > 0xA0 && !scalar.properties.isWhitespace
    }
  }
}
