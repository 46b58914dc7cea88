/// How many leads come, how large they are, and what reads them.
public struct LeadUsage: Sendable, Hashable {
  /// Leads a month.
  public var leads: Int
  /// Bytes that one takes in the table.
  public var bytes: Int
  /// Months for which leads are kept.
  public var months: Int
  /// Minutes between two looks of a flow or program into the table; `nil` where nothing looks.
  public var minutes: Int?

  /// What can be counted: the largest row is one of a mebibyte.
  public static let limits = (
    leads: 0...1_000_000_000, bytes: 1...1_048_576, months: 1...1200, minutes: 1...43_800
  )

  /// Microsoft's example: 1,000 leads a month, which a flow looks for every hour.
  public init() {
    leads = 1000
    bytes = 1024
    months = 12
    minutes = 60
  }

  /// The minutes of a month as Azure counts it: 730 hours.
  static let minutesPerMonth = 43_800

  /// How often the table is looked into in a month.
  public var looks: Int { minutes.map { Self.minutesPerMonth / max($0, 1) } ?? 0 }

  /// The bytes in the table once as many leads go as come.
  public var storedBytes: Int {
    // Within the limits this is less than a tenth of what an integer holds.
    clamped(leads, Self.limits.leads) * clamped(bytes, Self.limits.bytes)
      * clamped(months, Self.limits.months)
  }

  private func clamped(_ number: Int, _ range: ClosedRange<Int>) -> Int {
    min(max(number, range.lowerBound), range.upperBound)
  }
}
