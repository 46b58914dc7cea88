/// The lead that Marketplace sends to see whether a destination works.
public struct TestLead: Sendable, Hashable {
  /// `MSFT_TEST_` and eighteen digits, which stands in nearly every field.
  public let marker: String

  /// The number is a .NET tick count: tenths of microseconds since 0001-01-01.
  ///
  /// - Parameter ticks: The number.
  public init(ticks: Int) { marker = "MSFT_TEST_\(ticks)" }
}
