import Text

/// A value that a filter compares.
enum ODataValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  /// A GUID, in lower case.
  case guid(String)
  /// A time, as `2024-01-15T09:30:00.1234567Z`.
  case time(String)
  /// Bytes, as hexadecimal digits.
  case binary(String)

  /// Reads a time with or without a fraction.
  ///
  /// - Parameter text: `2024-01-15`, `2024-01-15T09:30:00Z`, `2024-01-15T09:30:00.123Z`.
  /// - Returns: The time, or `nil`.
  static func time(reading text: some StringProtocol) -> ODataValue? {
    guard let timestamp = Timestamp(iso8601: String(text)) else { return nil }
    let fraction = text.split(separator: ".").dropFirst().first?.prefix { $0.isNumber } ?? ""
    let digits = fraction.prefix(7) + String(repeating: "0", count: max(0, 7 - fraction.count))
    return .time("\(timestamp.iso8601.dropLast()).\(digits)Z")
  }

  /// How two values stand to each other: negative, zero, positive; `nil` where they cannot be
  /// compared.
  ///
  /// - Parameters:
  ///   - other: The other.
  ///   - ignoresCase: Whether texts are compared without regard to case, as SQL Server does.
  /// - Returns: The answer.
  func compared(with other: ODataValue, ignoresCase: Bool) -> Int? {
    switch (self, other) {
    case (.null, .null): 0
    case (.bool(let left), .bool(let right)): Self.order(left ? 1 : 0, right ? 1 : 0)
    case (.number(let left), .number(let right)): Self.order(left, right)
    case (.guid(let left), .guid(let right)), (.time(let left), .time(let right)),
      (.binary(let left), .binary(let right)):
      Self.order(left, right)
    case (.text(let left), .text(let right)):
      ignoresCase
        ? Self.order(left.lowercased(), right.lowercased())
        : left.utf8.elementsEqual(right.utf8)
          ? 0 : left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
    case (.text(let text), .guid(let guid)): Self.order(text.lowercased(), guid)
    case (.text(let text), .time(let time)):
      Self.time(reading: text).flatMap {
        $0.compared(with: .time(time), ignoresCase: ignoresCase)
      }
    case (.guid, .text), (.time, .text):
      other.compared(with: self, ignoresCase: ignoresCase).map(-)
    default: nil
    }
  }

  private static func order<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
    left < right ? -1 : left == right ? 0 : 1
  }
}
