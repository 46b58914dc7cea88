/// A command line that was understood.
public struct ParsedCommand: Sendable, Hashable {
  /// What the command line asks for.
  public enum Request: Sendable, Hashable {
    /// Do what the verb does.
    case run
    /// Show the help of the verb, or the overview when there is none.
    case help
    /// Show the version.
    case version
  }

  /// What the command line asks for.
  public let request: Request
  /// The words of the verb, such as `knowledge` and `lint`; empty when none was given.
  public let path: [String]
  /// The operands, in order.
  public let operands: [String]
  /// Which word each operand is, counted from 0.
  public let operandPositions: [Int]
  private let occurrences: [String: [String]]

  init(
    request: Request, path: [String], operands: [String], operandPositions: [Int],
    occurrences: [String: [String]]
  ) {
    self.request = request
    self.path = path
    self.operands = operands
    self.operandPositions = operandPositions
    self.occurrences = occurrences
  }

  /// The words of the verb, separated by spaces.
  public var name: String { path.joined(separator: " ") }

  /// Tells whether an option was given.
  ///
  /// - Parameter name: The long name, without its hyphens.
  /// - Returns: Whether it was given at least once.
  public func flag(_ name: String) -> Bool { occurrences[name] != nil }

  /// Gives the value of an option.
  ///
  /// - Parameter name: The long name, without its hyphens.
  /// - Returns: The last value given, or `nil` when there was none.
  public func value(_ name: String) -> String? { occurrences[name]?.last }

  /// Gives all values of a repeatable option.
  ///
  /// - Parameter name: The long name, without its hyphens.
  /// - Returns: The values in the order given; a flag gives an empty text for each time.
  public func values(_ name: String) -> [String] { occurrences[name] ?? [] }

  /// Gives the value of an option that takes a whole number.
  ///
  /// - Parameter name: The long name, without its hyphens.
  /// - Returns: The number, or `nil` when the option was not given.
  public func integer(_ name: String) -> Int? { value(name).flatMap { Int($0) } }
}
