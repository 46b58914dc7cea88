/// The stable name of a check, `destination.subject`.
public struct CheckID: Sendable, Hashable, Comparable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  /// The name as it stands in reports.
  public let rawValue: String

  /// Takes a name as it is.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// Takes a name as it is.
  public init(stringLiteral value: String) { self.init(value) }

  /// The name.
  public var description: String { rawValue }

  /// Orders by name.
  ///
  /// - Parameters:
  ///   - left: One.
  ///   - right: Another.
  /// - Returns: Whether the first comes before the second.
  public static func < (left: CheckID, right: CheckID) -> Bool { left.rawValue < right.rawValue }
}
