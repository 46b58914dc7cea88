import Leads
import Text

/// An estimate, drawn.
struct LeadCostReport {
  private let cost: TableCost

  init(_ cost: TableCost) { self.cost = cost }

  private var usage: LeadUsage { cost.usage }

  // MARK: - Text

  /// The estimate for a reader.
  func text(width: Int) -> String {
    let told = usage.minutes == nil ? "" : "\n" + notices(width)
    return paragraph(question, width) + "\n" + rows(amounts) + told + "\n"
      + paragraph(comparison, width) + "\n" + paragraph(assumptions, width)
  }

  private var question: String {
    "\(Self.grouped(usage.leads)) leads a month of \(Self.grouped(usage.bytes)) bytes each, kept "
      + "for \(Self.grouped(usage.months)) \(usage.months == 1 ? "month" : "months") "
      + "(\(Self.size(usage.storedBytes)) in the table once as many go as come):"
  }

  private var amounts: [(String, DollarAmount)] {
    [("storage", cost.storage), ("writing", cost.writing)]
      + (usage.minutes == nil ? [] : [("reading", cost.reading)])
      + [("the table, a month", cost.total)]
  }

  private func notices(_ width: Int) -> String {
    let more = cost.logicApp > cost.total ? ", which can cost more than the table" : ""
    let minutes = usage.minutes ?? 1
    let often = minutes == 1 ? "every minute" : "every \(Self.grouped(minutes)) minutes"
    return paragraph(
      "To be told of new leads\(more), with a look \(often), a month:", width)
      + "\n"
      + rows([
        ("a Logic App (Consumption)", cost.logicApp),
        ("an Azure Function (Consumption)", cost.function),
        ("Power Automate Premium, a user", cost.powerAutomate),
      ])
  }

  private var comparison: String {
    "Microsoft's questions and answers say less than 1 GB, and about 50 cents a month for 1,000 "
      + "leads, and not how that was counted. By the prices assumed here, storage and operations "
      + "of 1,000 leads a month, kept for a year, come to \(example.shown): take the 50 cents for "
      + "a safe upper bound, not for a bill."
  }

  /// Microsoft's example by the same prices.
  private var example: DollarAmount { TableCost(LeadUsage(), at: cost.prices).total }

  private var assumptions: String {
    "Assumed: \(cost.prices.storedGigabyte.shown) for a gigabyte and month (LRS) and "
      + "\(cost.prices.tenThousandOperations.shown) for 10,000 operations; for a Logic App "
      + "$0.000125 a call, $0.000025 a built-in action beyond 4,000 a month; for a Function $0.20 "
      + "a million runs beyond the first million; $15 for the plan. US dollars without tax, as of "
      + "\(TablePrices.day): those of the table as others wrote of Microsoft's price page, the rest "
      + "from general knowledge, none read on that page itself. Regions and agreements differ, and "
      + "the amounts for notices leave out mail, memory and storage. Valid prices: "
      + "\(TablePrices.source). By the published formula "
      + "a row of the documented sample takes \(TableRowSize.bytes(of: DocumentedLead.usual)) bytes."
  }

  private func paragraph(_ text: String, _ width: Int) -> String {
    DisplayWidth.wrapped(text, to: min(width, 100)).map { $0 + "\n" }.joined()
  }

  private func rows(_ rows: [(String, DollarAmount)]) -> String {
    let width = rows.map(\.0.utf8.count).max() ?? 0
    return rows.map { label, amount in
      let blanks = String(repeating: " ", count: width - label.utf8.count + 2)
      return "  " + label + blanks + amount.shown + "\n"
    }.joined()
  }

  /// Digits in groups of three.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.enumerated().map { index, digit in
      let isStart = index > 0 && (digits.count - index).isMultiple(of: 3)
      return (isStart ? "," : "") + String(digit)
    }.joined()
  }

  /// Bytes in the unit that a reader would take, rounded.
  private static func size(_ bytes: Int) -> String {
    let units = ["bytes", "KiB", "MiB", "GiB", "TiB"]
    var step = 0
    var size = bytes
    var rest = 0
    while size >= 1024, step < units.count - 1 {
      rest = size % 1024
      size /= 1024
      step += 1
    }
    let tenth = step == 0 || size >= 100 ? "" : ".\(rest * 10 / 1024)"
    return grouped(size) + tenth + " " + units[step]
  }

  // MARK: - JSON

  /// The estimate for a script; amounts are texts, so that no digit is lost.
  var json: JSONValue {
    [
      "schemaVersion": 1, "currency": "USD",
      "leadsPerMonth": JSONValue(usage.leads), "bytesPerLead": JSONValue(usage.bytes),
      "months": JSONValue(usage.months),
      "minutesBetweenLooks": usage.minutes.map { JSONValue($0) } ?? nil,
      "storedBytes": JSONValue(usage.storedBytes), "looksPerMonth": JSONValue(usage.looks),
      "table": [
        "storage": amount(cost.storage), "writing": amount(cost.writing),
        "reading": amount(cost.reading), "total": amount(cost.total),
      ],
      "notices": usage.minutes == nil
        ? nil
        : [
          "logicApp": amount(cost.logicApp), "function": amount(cost.function),
          "powerAutomatePremiumPerUser": amount(cost.powerAutomate),
        ],
      "microsoftsExample": [
        "leadsPerMonth": 1000, "perMonth": "0.50", "storedLessThan": "1 GB",
        "comparison": JSONValue(comparison),
      ],
      "assumptions": [
        "storedGigabytePerMonth": amount(cost.prices.storedGigabyte),
        "tenThousandOperations": amount(cost.prices.tenThousandOperations),
        "redundancy": "LRS", "read": JSONValue(TablePrices.day),
        "source": JSONValue(TablePrices.source),
        "sureness": """
        those of the table as others wrote of the price page; those of notices from general \
        knowledge; regions and agreements differ
        """,
        "bytesOfSampleLead": JSONValue(TableRowSize.bytes(of: DocumentedLead.usual)),
      ],
    ]
  }

  private func amount(_ amount: DollarAmount) -> JSONValue { JSONValue(amount.decimal) }
}
