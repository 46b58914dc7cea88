/// An amount of money, exact to a millionth of a millionth of a dollar: the prices of single
/// operations have eight places, and nothing that is counted here overflows.
public struct DollarAmount: Sendable, Hashable, Comparable {
  /// Millionths of millionths of a dollar.
  let units: UInt128

  /// How many units a dollar has.
  static let unitsPerDollar: UInt128 = 1_000_000_000_000

  init(units: UInt128) { self.units = units }

  /// Reads a price such as `0.045` or `15`: digits, and at most twelve places.
  ///
  /// - Parameter text: The price in US dollars.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let places = parts.count == 2 ? parts[1] : "0"
    guard let whole = Self.number(parts[0], digits: 1...9),
      let fraction = Self.number(places, digits: 1...12)
    else { return nil }
    let scale = (0..<(12 - places.utf8.count)).reduce(UInt128(1)) { scale, _ in scale * 10 }
    units = whole * Self.unitsPerDollar + fraction * scale
  }

  private static func number(_ text: Substring, digits: ClosedRange<Int>) -> UInt128? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return UInt128(text)
  }

  /// The price of a part of what a price is for.
  ///
  /// - Parameters:
  ///   - count: How many there are.
  ///   - size: How many the price is for.
  /// - Returns: The amount, rounded down to a unit.
  func times(_ count: UInt64, per size: UInt64 = 1) -> DollarAmount {
    DollarAmount(units: units * UInt128(count) / UInt128(size))
  }

  /// Adds two amounts.
  ///
  /// - Parameters:
  ///   - left: One.
  ///   - right: Another.
  /// - Returns: Both together.
  public static func + (left: DollarAmount, right: DollarAmount) -> DollarAmount {
    DollarAmount(units: left.units + right.units)
  }

  /// Orders by amount.
  ///
  /// - Parameters:
  ///   - left: One.
  ///   - right: Another.
  /// - Returns: Whether the first is the smaller.
  public static func < (left: DollarAmount, right: DollarAmount) -> Bool {
    left.units < right.units
  }

  /// The whole amount as digits, such as `0.000576`, for a program.
  public var decimal: String {
    let whole = units / Self.unitsPerDollar
    let fraction = Self.padded(units % Self.unitsPerDollar, to: 12)
    let places = fraction.reversed().drop { $0 == "0" }.reversed()
    return places.isEmpty ? "\(whole)" : "\(whole).\(String(places))"
  }

  /// For a reader: cents from a dollar on, else two digits that count, such as `$0.00058`.
  public var shown: String {
    guard units > 0 else { return "$0" }
    var step: UInt128 = Self.unitsPerDollar / 100
    if units < Self.unitsPerDollar / 10 {
      step = 1
      while units / step >= 100 { step *= 10 }
    }
    let rounded = DollarAmount(units: (units + step / 2) / step * step)
    guard step == Self.unitsPerDollar / 100 else { return "$" + rounded.decimal }
    let whole = Self.grouped(rounded.units / Self.unitsPerDollar)
    return "$\(whole)." + Self.padded(rounded.units % Self.unitsPerDollar / step, to: 2)
  }

  /// Digits in groups of three.
  private static func grouped(_ number: UInt128) -> String {
    let digits = Array(String(number))
    return digits.enumerated().map { index, digit in
      let isStart = index > 0 && (digits.count - index).isMultiple(of: 3)
      return (isStart ? "," : "") + String(digit)
    }.joined()
  }

  private static func padded(_ number: UInt128, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
