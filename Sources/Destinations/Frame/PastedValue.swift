public import Text

/// An answer that was found in a pasted text.
public struct PastedValue: Sendable, Hashable {
  /// What was found.
  public enum Value: Sendable, Hashable {
    /// Something that may be shown.
    case text(String)
    /// Something that may not.
    case secret(Secret)
  }

  /// The key of the field that it answers.
  public let key: String
  /// Whether it may not be shown.
  public var isSecret: Bool { if case .secret = value { true } else { false } }
  /// What was found.
  public let value: Value

  /// Notes what was found.
  ///
  /// - Parameters:
  ///   - key: The key of the field that it answers.
  ///   - value: What was found.
  public init(_ key: String, _ value: Value) {
    self.key = key
    self.value = value
  }
}
