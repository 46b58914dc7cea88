/// What is assumed of prices, in US dollars, without tax.
public struct TablePrices: Sendable, Hashable {
  /// Of a gigabyte that is stored for a month.
  public var storedGigabyte: DollarAmount
  /// Of ten thousand operations, of whatever kind.
  public var tenThousandOperations: DollarAmount

  /// Standard storage with locally redundant copies (LRS), as published for US regions and others.
  public init() {
    storedGigabyte = Self.price("0.045")
    tenThousandOperations = Self.price("0.00036")
  }

  /// The day of these assumptions.
  public static let day = "2026-11-20"
  /// Where the valid ones stand.
  public static let source = "https://azure.microsoft.com/pricing/details/storage/tables/"

  /// Of a call of a standard connector in a Logic App (Consumption).
  static let connectorCall = price("0.000125")
  /// Of a built-in action or trigger in a Logic App, beyond the first 4,000 a month.
  static let builtInAction = price("0.000025")
  /// Built-in actions a month that cost nothing.
  static let freeBuiltInActions = 4000
  /// Of Power Automate Premium, a user and month.
  static let powerAutomatePremium = price("15")
  /// Of a million runs of an Azure Function (Consumption), beyond the first million a month.
  static let millionFunctionRuns = price("0.20")

  private static func price(_ text: String) -> DollarAmount {
    DollarAmount(text) ?? DollarAmount(units: 0)
  }
}
