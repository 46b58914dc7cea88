public import Text

/// The lead that Marketplace sends to see whether a destination works.
public struct TestLead: Sendable, Hashable {
  /// What every marker begins with, and what to search for.
  public static let prefix = "MSFT_TEST_"

  /// `MSFT_TEST_` and eighteen digits, which stands in nearly every field.
  public let marker: String

  /// The number is a .NET tick count: tenths of microseconds since 0001-01-01.
  ///
  /// - Parameter ticks: The number.
  public init(ticks: Int) { marker = "\(Self.prefix)\(ticks)" }

  /// Makes the lead of a moment.
  ///
  /// - Parameters:
  ///   - time: The second.
  ///   - fraction: Tenths of microseconds within it, which tell leads of one second apart.
  public init(at time: Timestamp, fraction: Int = 0) {
    self.init(
      ticks: (time.seconds + Self.secondsBefore1970) * Self.ticksPerSecond
        + min(max(fraction, 0), Self.ticksPerSecond - 1))
  }

  /// Finds the marker that a text begins with, as `MSFT_TEST_…` and `MSFT_TEST_…@test.com` do.
  ///
  /// - Parameter text: The text. Other than eighteen digits make no marker.
  public init?(marker text: String) {
    let text = text.utf8
    guard text.starts(with: Self.prefix.utf8) else { return nil }
    let digits = text.dropFirst(Self.prefix.utf8.count).prefix { (0x30...0x39).contains($0) }
    guard digits.count == 18, let ticks = Int(String(decoding: digits, as: UTF8.self)) else {
      return nil
    }
    let rest = text[digits.endIndex...]
    guard rest.isEmpty || rest.first == UInt8(ascii: "@") else { return nil }
    // A leading zero would be lost on the way through the number.
    guard digits.first != 0x30 else { return nil }
    self.init(ticks: ticks)
  }

  /// When it was made, by its number; `nil` where that is no time of this century.
  public var made: Timestamp? {
    guard let ticks = Int(marker.dropFirst(Self.prefix.count)) else { return nil }
    let time = Timestamp(seconds: ticks / Self.ticksPerSecond - Self.secondsBefore1970)
    // 2000-01-01 and 2100-01-01: a number outside was not counted from a clock.
    return (946_684_800..<4_102_444_800).contains(time.seconds) ? time : nil
  }

  /// How many leads of one second can be told apart.
  public static let ticksPerSecond = 10_000_000

  private static let secondsBefore1970 = 62_135_596_800

  /// The offer's title where nobody names one.
  public static let offerTitle = "leadline"

  /// The whole lead.
  ///
  /// - Parameter offerTitle: The offer's title.
  /// - Returns: A lead whose fields bear the marker.
  public func lead(offerTitle: String = offerTitle) -> Lead {
    var customer = Lead.Customer()
    customer.firstName = marker
    customer.lastName = marker
    customer.email = "\(marker)@test.com"
    customer.phone = "1234567890"
    customer.country = "US"
    customer.company = marker
    customer.title = marker
    let source = LeadSource(source: marker, action: marker, offer: offerTitle)
    return Lead(
      customer: customer, source: source, offerTitle: offerTitle, description: marker)
  }
}
