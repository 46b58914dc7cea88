extension JSONValue {
  /// Whether this is `null`.
  public var isNull: Bool { content == .null }

  /// The value of `true` or `false`.
  public var bool: Bool? {
    guard case .bool(let value) = content else { return nil }
    return value
  }

  /// The text of a string.
  public var string: String? {
    guard case .string(let value) = content else { return nil }
    return value
  }

  /// A number as it is written.
  public var number: String? {
    guard case .number(let value) = content else { return nil }
    return value
  }

  /// A number that is written as an integer.
  public var integer: Int? { number.flatMap { Int($0) } }

  /// A number, as near as a `Double` comes.
  public var double: Double? { number.flatMap { Double($0) } }

  /// The elements of an array.
  public var array: [JSONValue]? {
    guard case .array(let values) = content else { return nil }
    return values
  }

  /// The members of an object, in order, duplicates included.
  public var object: [Member]? {
    guard case .object(let members) = content else { return nil }
    return members
  }

  /// The last value that an object has for a key, as most readers of JSON take it.
  ///
  /// - Parameter key: The key.
  /// - Returns: The value, when this is an object that has the key.
  public subscript(_ key: String) -> JSONValue? {
    object?.last { $0.key == key }?.value
  }

  /// An element of an array.
  ///
  /// - Parameter index: The place, from 0.
  /// - Returns: The value, when this is an array that is long enough.
  public subscript(_ index: Int) -> JSONValue? {
    guard let array, array.indices.contains(index) else { return nil }
    return array[index]
  }
}

extension JSONValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Makes a string.
  ///
  /// - Parameter value: The text.
  public init(stringLiteral value: String) { self.init(.string(value)) }

  /// Makes a number.
  ///
  /// - Parameter value: The number.
  public init(integerLiteral value: Int) { self.init(.number(String(value))) }

  /// Makes a number; one that JSON cannot write becomes `null`.
  ///
  /// - Parameter value: The number.
  public init(floatLiteral value: Double) { self.init(value) }

  /// Makes `true` or `false`.
  ///
  /// - Parameter value: The value.
  public init(booleanLiteral value: Bool) { self.init(.bool(value)) }

  /// Makes `null`.
  ///
  /// - Parameter nilLiteral: Nothing.
  public init(nilLiteral: ()) { self.init(.null) }

  /// Makes an array.
  ///
  /// - Parameter elements: The elements.
  public init(arrayLiteral elements: JSONValue...) { self.init(.array(elements)) }

  /// Makes an object with the keys in the order given.
  ///
  /// - Parameter elements: Keys and values.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(.object(elements.map { Member(key: $0.0, value: $0.1) }))
  }

  /// Makes a string.
  ///
  /// - Parameter text: The text.
  public init(_ text: String) { self.init(.string(text)) }

  /// Makes a number.
  ///
  /// - Parameter integer: The number.
  public init(_ integer: Int) { self.init(.number(String(integer))) }

  /// Makes a number; infinities and NaN, which JSON cannot write, become `null`.
  ///
  /// - Parameter number: The number.
  public init(_ number: Double) {
    self.init(number.isFinite ? .number(String(number)) : .null)
  }

  /// Makes an array of strings.
  ///
  /// - Parameter texts: The texts.
  public init(_ texts: [String]) { self.init(.array(texts.map { JSONValue($0) })) }
}
