/// An operand of a command.
public struct ArgumentSpecification: Sendable, Hashable {
  /// How often an operand stands on the command line.
  public enum Cardinality: Sendable, Hashable {
    /// Once or not at all.
    case optional
    /// Exactly once.
    case one
    /// Any number of times, none too; only the last operand of a command may be so.
    case many
  }

  /// The name in usage lines, in capitals.
  public let name: String
  /// What the operand is, as a sentence.
  public let help: String
  /// How often it may be given.
  public let cardinality: Cardinality
  /// What its values are.
  public let kind: ValueKind

  /// Describes an operand.
  ///
  /// - Parameters:
  ///   - name: The name in usage lines, in capitals.
  ///   - cardinality: How often it may be given.
  ///   - kind: What its values are.
  ///   - help: What the operand is, as a sentence.
  public init(
    _ name: String, _ cardinality: Cardinality = .one, kind: ValueKind = .text, help: String
  ) {
    self.name = name
    self.help = help
    self.cardinality = cardinality
    self.kind = kind
  }

  /// The operand as a usage line shows it.
  var synopsis: String {
    switch cardinality {
    case .optional: "[\(name)]"
    case .one: name
    case .many: "[\(name)...]"
    }
  }
}
