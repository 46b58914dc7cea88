public import Text

/// What was entered for a destination, by field, with every reference resolved that could be.
public struct Configuration: Sendable {
  /// What stands in a field.
  public enum Value: Sendable, Hashable {
    /// Something that may be shown.
    case text(String)
    /// Something that may not.
    case secret(Secret)
    /// The mask that the service puts in place of a secret when it exports a document.
    case masked
    /// A reference that leads to nothing, and why; the reason holds no secret.
    case unavailable(reason: String)
  }

  /// A value and where it came from.
  public struct Entry: Sendable, Hashable {
    /// What stands in the field.
    public let value: Value
    /// Where it stands in the document.
    public let position: TextPosition?
    /// Whether it, or a part of it, was written as a reference.
    public let isReference: Bool

    /// Notes a value.
    ///
    /// - Parameters:
    ///   - value: What stands in the field.
    ///   - position: Where it stands in the document.
    ///   - isReference: Whether it, or a part of it, was written as a reference.
    public init(_ value: Value, position: TextPosition? = nil, isReference: Bool = false) {
      self.value = value
      self.position = position
      self.isReference = isReference
    }
  }

  /// The entries by the keys of the destination's block; keys of `x-leadline.verification` bear
  /// the prefix `verification.`.
  public let entries: [String: Entry]
  /// Whether secrets given by reference may go to hosts that are not the service's own.
  public let isTrusted: Bool
  /// Whether an endpoint may have an address that only a private network knows.
  public let allowsPrivateAddresses: Bool
  /// The keys of the fields that will yet be asked for: what is missing there is no mistake.
  public let awaited: Set<String>

  /// Takes what was entered.
  ///
  /// - Parameters:
  ///   - entries: The entries by key.
  ///   - isTrusted: Whether secrets given by reference may go to hosts that are not the service's.
  ///   - allowsPrivateAddresses: Whether an endpoint may have a private address.
  ///   - awaited: The keys of the fields that will yet be asked for.
  public init(
    entries: [String: Entry], isTrusted: Bool = false, allowsPrivateAddresses: Bool = false,
    awaited: Set<String> = []
  ) {
    self.entries = entries
    self.isTrusted = isTrusted
    self.allowsPrivateAddresses = allowsPrivateAddresses
    self.awaited = awaited
  }

  /// What may be shown of a field; `nil` where nothing stands or it is a secret.
  ///
  /// - Parameter key: The field's key.
  /// - Returns: The text, as it was entered.
  public func text(_ key: String) -> String? {
    guard case .text(let text)? = entries[key]?.value else { return nil }
    return text
  }

  /// The secret of a field; `nil` where none stands, or none that is known.
  ///
  /// - Parameter key: The field's key.
  /// - Returns: The secret.
  public func secret(_ key: String) -> Secret? {
    guard case .secret(let secret)? = entries[key]?.value else { return nil }
    return secret
  }
}
