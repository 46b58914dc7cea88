public import Text

/// Names and values in the order in which they came: a row, an object, or a block of lines.
public struct LeadRecord: Sendable, Hashable {
  /// A name and its value.
  public struct Member: Sendable, Hashable {
    /// The name, as it was written.
    public let name: String
    /// The value.
    public let value: JSONValue

    /// Takes a name and its value.
    ///
    /// - Parameters:
    ///   - name: The name, as it was written.
    ///   - value: The value.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The members; a name may stand twice.
  public var members: [Member]

  /// Takes the members as they are.
  ///
  /// - Parameter members: The members.
  public init(_ members: [Member]) { self.members = members }
}
