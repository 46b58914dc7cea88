/// A JSON value that keeps the order of keys, duplicate keys and the spelling of numbers.
///
/// Two values are equal when their content is, wherever they stood.
public struct JSONValue: Sendable, Hashable {
  /// What a value holds.
  public indirect enum Content: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A number as it is written: parsing it would lose digits.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])
  }

  /// A key of an object and its value.
  public struct Member: Sendable, Hashable {
    /// The key, decoded.
    public let key: String
    /// Where the key's opening quote stands, when it was parsed.
    public let keyPosition: TextPosition?
    /// What the key stands for.
    public let value: JSONValue

    /// Makes a member of an object.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - value: Its value.
    ///   - keyPosition: Where the key stands.
    public init(key: String, value: JSONValue, keyPosition: TextPosition? = nil) {
      self.key = key
      self.keyPosition = keyPosition
      self.value = value
    }

    /// Compares what members hold.
    ///
    /// - Parameters:
    ///   - left: A member.
    ///   - right: Another.
    /// - Returns: Whether key and value are equal.
    public static func == (left: Member, right: Member) -> Bool {
      left.key == right.key && left.value == right.value
    }

    /// Feeds key and value into a hasher.
    ///
    /// - Parameter hasher: The hasher to feed.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(key)
      hasher.combine(value)
    }
  }

  /// What the value holds.
  public let content: Content
  /// Where its first character stands, when it was parsed.
  public let position: TextPosition?

  /// Makes a value.
  ///
  /// - Parameters:
  ///   - content: What it holds.
  ///   - position: Where it stands.
  public init(_ content: Content, at position: TextPosition? = nil) {
    self.content = content
    self.position = position
  }

  /// Compares what values hold.
  ///
  /// - Parameters:
  ///   - left: A value.
  ///   - right: Another.
  /// - Returns: Whether their contents are equal.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    left.content == right.content
  }

  /// Feeds the content into a hasher.
  ///
  /// - Parameter hasher: The hasher to feed.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(content)
  }
}

/// A place in a text, in Unicode scalars.
public struct TextPosition: Sendable, Hashable {
  /// The line, from 1; lines end with a line feed, a carriage return, or both.
  public let line: Int
  /// The column, from 1.
  public let column: Int
  /// The number of scalars before, a byte order mark included.
  public let offset: Int

  /// Makes a position.
  ///
  /// - Parameters:
  ///   - line: The line, from 1.
  ///   - column: The column, from 1.
  ///   - offset: The scalars before it.
  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }
}
