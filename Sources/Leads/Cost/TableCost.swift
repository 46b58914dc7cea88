/// What leads in an Azure table cost a month, and what it costs to be told of them.
public struct TableCost: Sendable, Hashable {
  /// What was counted.
  public let usage: LeadUsage
  /// What was assumed of prices.
  public let prices: TablePrices

  /// Takes what is counted and what is assumed.
  ///
  /// - Parameters:
  ///   - usage: How many leads come, how large they are, and what reads them.
  ///   - prices: What is assumed of prices.
  public init(_ usage: LeadUsage, at prices: TablePrices = TablePrices()) {
    self.usage = usage
    self.prices = prices
  }

  private static let bytesPerGigabyte: UInt64 = 1 << 30

  /// Storage, once as many leads go as come.
  public var storage: DollarAmount {
    prices.storedGigabyte.times(UInt64(usage.storedBytes), per: Self.bytesPerGigabyte)
  }

  /// An operation for each lead that is written.
  public var writing: DollarAmount { operations(UInt64(max(usage.leads, 0))) }

  /// An operation for each look, and one for each further thousand of rows found.
  public var reading: DollarAmount { operations(UInt64(usage.looks + pages)) }

  /// All of the table.
  public var total: DollarAmount { storage + writing + reading }

  private var pages: Int { usage.minutes == nil ? 0 : max(usage.leads, 0) / 1000 }

  private func operations(_ count: UInt64) -> DollarAmount {
    prices.tenThousandOperations.times(count, per: 10_000)
  }

  // MARK: - Being told

  /// How many mails go out at most: one for each look that finds something.
  public var mails: Int { min(usage.looks, max(usage.leads, 0)) }

  /// A Logic App that looks and mails: at each look a trigger and a condition, which are built in,
  /// and a call of the table's connector; at each mail two more that are built in, and a call.
  public var logicApp: DollarAmount {
    let builtIn = max(0, 2 * usage.looks + 2 * mails - TablePrices.freeBuiltInActions)
    return TablePrices.connectorCall.times(UInt64(usage.looks + mails))
      + TablePrices.builtInAction.times(UInt64(builtIn))
  }

  /// A flow of Power Automate: the table's connector takes a plan, however often it looks.
  public var powerAutomate: DollarAmount { TablePrices.powerAutomatePremium }

  /// An Azure Function: its runs, of which a million a month cost nothing.
  public var function: DollarAmount {
    TablePrices.millionFunctionRuns.times(
      UInt64(max(0, usage.looks - 1_000_000)), per: 1_000_000)
  }
}
