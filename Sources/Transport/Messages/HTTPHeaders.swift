/// The header fields of a message, in order; names compare without regard to case (RFC 9110, 5.1).
public struct HTTPHeaders: Sendable, Hashable {
  /// One field.
  public struct Field: Sendable, Hashable {
    /// The name as it was written.
    public let name: String
    /// The value without blanks around it.
    public let value: String

    /// Makes a field.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - value: The value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The fields in the order of the message.
  public private(set) var fields: [Field]

  /// Takes fields as they come.
  ///
  /// - Parameter fields: The fields in order.
  public init(_ fields: [Field] = []) { self.fields = fields }

  /// The value of the first field of a name; setting replaces all of that name.
  public subscript(name: String) -> String? {
    get { fields.first { Self.isEqual($0.name, name) }?.value }
    set {
      fields.removeAll { Self.isEqual($0.name, name) }
      if let newValue { fields.append(Field(name, newValue)) }
    }
  }

  /// The values of all fields of a name.
  ///
  /// - Parameter name: The name, in any case.
  /// - Returns: The values, in order.
  public func values(of name: String) -> [String] {
    fields.filter { Self.isEqual($0.name, name) }.map(\.value)
  }

  private static func isEqual(_ one: String, _ other: String) -> Bool {
    one.utf8.count == other.utf8.count && one.lowercased() == other.lowercased()
  }
}

extension HTTPHeaders: ExpressibleByDictionaryLiteral {
  /// Takes names and values in order.
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(elements.map { Field($0.0, $0.1) })
  }
}
