/// Why a text is no JSON, and where.
public struct JSONError: Error, Sendable, Hashable {
  /// What the grammar of RFC 8259 wanted instead.
  public enum Problem: Sendable, Hashable {
    /// A value should begin here.
    case expectedValue
    /// A key in double quotes should begin here.
    case expectedKey
    case expectedColon
    case expectedCommaOrBracket
    case expectedCommaOrBrace
    /// The document is complete, and more follows.
    case expectedEnd
    /// Digits are missing, or a number begins with a needless zero.
    case expectedDigit
    /// A backslash begins no escape.
    case expectedEscape
    /// The text ends within a string.
    case unterminatedString
    /// A control character stands within a string and must be escaped.
    case controlCharacter
    case invalidUTF8
    /// More arrays and objects within one another than are read.
    case tooDeep(limit: Int)
  }

  /// What is wrong.
  public let problem: Problem
  /// Where it was noticed.
  public let position: TextPosition

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - problem: What is wrong.
  ///   - position: Where it was noticed.
  public init(_ problem: Problem, at position: TextPosition) {
    self.problem = problem
    self.position = position
  }
}
