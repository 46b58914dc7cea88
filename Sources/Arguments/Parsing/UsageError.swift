/// Why a command line cannot be understood.
public struct UsageError: Error, Sendable, Hashable {
  /// What a value was given for.
  public enum Subject: Sendable, Hashable {
    /// An option, as it was spelled: `--limit` or `-n`.
    case option(String)
    /// An operand, by its name in the usage line.
    case argument(String)
  }

  /// Why a value is not taken.
  public enum ValueFault: Sendable, Hashable {
    /// It is none of the choices; the suggestions are those near to it.
    case notOneOf([String], suggestions: [String])
    /// It is not a whole number.
    case notANumber
    /// The number is outside its range.
    case outOfRange(ClosedRange<Int>)
  }

  /// What is wrong; facts only, the wording is ``UsageError/message``.
  public enum Reason: Sendable, Hashable {
    /// There is no such verb. The suggestions are whole paths, such as `knowledge lint`.
    case unknownVerb(String, suggestions: [String])
    /// A verb must follow; the choices are the verbs that can.
    case missingVerb(choices: [String])
    /// There is no such option here; `verbs` are those that have one of this name.
    case unknownOption(String, suggestions: [String], verbs: [String])
    /// The option needs a value; `following` is what stood there and looks like an option.
    case missingValue(option: String, name: String, following: String?)
    /// The option is a flag and was given a value.
    case unexpectedValue(option: String, value: String)
    /// The option may stand once only.
    case repeated(option: String)
    /// The value is not one that the option or operand takes.
    case invalidValue(Subject, value: String, ValueFault)
    /// An operand is missing.
    case missingArgument(String)
    /// There are more operands than the verb takes; the value is the first too many.
    case tooManyArguments(first: String, maximum: Int)
    /// The line at the prompt ends within quotes, or in a backslash.
    case quoting(QuotingError)
  }

  /// What is wrong.
  public let reason: Reason
  /// The words of the verb as far as it was understood; empty when none was.
  public let path: [String]
  /// Which word is wrong, counted from 0; `nil` when something is missing at the end.
  public let position: Int?

  /// Describes an error.
  ///
  /// - Parameters:
  ///   - reason: What is wrong.
  ///   - path: The words of the verb as far as it was understood.
  ///   - position: Which word is wrong, counted from 0.
  public init(_ reason: Reason, path: [String] = [], position: Int? = nil) {
    self.reason = reason
    self.path = path
    self.position = position
  }

  /// What is wrong, in one line without a full stop.
  ///
  /// Typed values stand in single quotes and are cut to a bounded length, but are otherwise as
  /// typed: whoever prints the message escapes what a terminal must not get.
  public var message: String { Wording.message(for: reason, verb: path.joined(separator: " ")) }
}
