import Arguments
import Leads
import Reports
import Text

/// `lead cost`: what leads in an Azure table cost a month.
struct LeadCostCommand {
  private let cost: TableCost
  private let isJSON: Bool

  init(_ parsed: ParsedCommand) throws(CommandFailure) {
    var usage = LeadUsage()
    usage.leads = parsed.integer("leads") ?? usage.leads
    usage.bytes = parsed.integer("size") ?? usage.bytes
    usage.months = parsed.integer("months") ?? usage.months
    usage.minutes = parsed.integer("every") ?? usage.minutes
    if parsed.flag("unread") {
      guard !parsed.flag("every") else {
        throw CommandFailure("'--unread' and '--every' exclude each other", .usage)
      }
      usage.minutes = nil
    }
    var prices = TablePrices()
    if let price = try Self.price("storage-price", in: parsed) { prices.storedGigabyte = price }
    if let price = try Self.price("operations-price", in: parsed) {
      prices.tenThousandOperations = price
    }
    cost = TableCost(usage, at: prices)
    isJSON = parsed.value("format") == "json"
  }

  private static func price(
    _ option: String, in parsed: ParsedCommand
  ) throws(CommandFailure) -> DollarAmount? {
    guard let text = parsed.value(option) else { return nil }
    guard let price = DollarAmount(text) else {
      throw CommandFailure(
        "'\(text)' of '--\(option)' is no price in US dollars such as 0.045", .usage)
    }
    return price
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    let report = LeadCostReport(cost)
    try context.write(
      isJSON ? JSONWriter.pretty(report.json) + "\n" : report.text(width: context.style.width))
    return .ok
  }
}
