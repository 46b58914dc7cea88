import Text

/// A value of a property, with the type that the service keeps for it.
enum TableValue: Sendable, Hashable {
  case string(String)
  case bool(Bool)
  case int32(String)
  case int64(String)
  case double(String)
  case guid(String)
  case dateTime(String)
  case binary(String)

  /// Reads a value of a row.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - type: What `name@odata.type` said, if anything.
  /// - Throws: `TableRefusal` where the value is not of the type.
  init?(_ value: JSONValue, type: String?) throws(TableRefusal) {
    switch (type, value.content) {
    case (_, .null): return nil
    case ("Edm.Int64", .string(let text)) where Int(text) != nil: self = .int64(text)
    case ("Edm.Guid", .string(let text)) where Identifier.isGUID(text): self = .guid(text)
    case ("Edm.DateTime", .string(let text)) where ODataValue.time(reading: text) != nil:
      self = .dateTime(text)
    case ("Edm.Binary", .string(let text)): self = .binary(text)
    case ("Edm.Double", .string(let text)), ("Edm.Double", .number(let text)): self = .double(text)
    case (nil, .string(let text)), ("Edm.String", .string(let text)): self = .string(text)
    case (nil, .bool(let bool)), ("Edm.Boolean", .bool(let bool)): self = .bool(bool)
    case (nil, .number(let text)), ("Edm.Int32", .number(let text)):
      self = Int32(text) == nil ? .double(text) : .int32(text)
    default:
      throw TableRefusal(400, "InvalidInput", "An error occurred while processing this request.")
    }
  }

  /// What the service writes for it.
  var json: JSONValue {
    switch self {
    case .string(let text), .int64(let text), .guid(let text), .dateTime(let text),
      .binary(let text):
      JSONValue(text)
    case .bool(let bool): JSONValue(.bool(bool))
    case .int32(let number): JSONValue(.number(number))
    case .double(let number):
      Double(number)?.isFinite ?? false ? JSONValue(.number(number)) : JSONValue(number)
    }
  }

  /// The type, where a reader of JSON cannot tell it.
  var annotation: String? {
    switch self {
    case .string, .bool, .int32: nil
    case .double(let number): Double(number)?.isFinite ?? false ? nil : "Edm.Double"
    case .int64: "Edm.Int64"
    case .guid: "Edm.Guid"
    case .dateTime: "Edm.DateTime"
    case .binary: "Edm.Binary"
    }
  }

  /// What a filter compares.
  var filterValue: ODataValue {
    switch self {
    case .string(let text): .text(text)
    case .bool(let bool): .bool(bool)
    case .int32(let number), .int64(let number), .double(let number):
      .number(Double(number) ?? .nan)
    case .guid(let text): .guid(text.lowercased())
    case .dateTime(let text): ODataValue.time(reading: text) ?? .text(text)
    case .binary(let text):
      .binary(
        (Base64.bytes(of: text) ?? []).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      )
    }
  }
}
