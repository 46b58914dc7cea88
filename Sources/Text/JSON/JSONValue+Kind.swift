extension JSONValue {
  /// What kind of value it is, in words for a person.
  public var kindInWords: String {
    switch content {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
