import Text

extension JSONValue {
  /// An object of members that are put together at run time.
  static func keyed(_ members: [(String, JSONValue)]) -> JSONValue {
    JSONValue(.object(members.map { Member(key: $0.0, value: $0.1) }))
  }

  /// An array of values that are put together at run time.
  static func listed(_ values: [JSONValue]) -> JSONValue { JSONValue(.array(values)) }
}
