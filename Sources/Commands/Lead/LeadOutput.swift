import Leads
import Reports
import Text

/// Takes leads as they are read, and writes them in a format.
protocol LeadOutput: AnyObject {
  /// So many leads need what is to be said about them.
  var remarkedLeads: Int { get }
  func begin() throws
  func add(_ lead: DecodedLead, line: Int, source: String) throws
  func finish(_ faults: LeadFaults) throws
}

/// One lead explained, or a table and counts.
final class LeadTextOutput: LeadOutput {
  private let context: CommandContext
  private let countsOnly: Bool
  private let chart: LeadChartRequest?
  private var listing: LeadListing
  private var counts = LeadCounts()
  private var first: DecodedLead?

  let remarkedLeads = 1

  init(
    context: CommandContext, limit: Int, countsOnly: Bool, chart: LeadChartRequest?, naming: Bool
  ) {
    self.context = context
    self.countsOnly = countsOnly
    self.chart = chart
    listing = LeadListing(limit: limit, naming: naming)
  }

  func begin() {}

  func add(_ lead: DecodedLead, line: Int, source: String) {
    if first == nil { first = lead }
    counts.add(lead)
    if !countsOnly { listing.add(lead, line: line, source: source) }
  }

  func finish(_ faults: LeadFaults) throws {
    guard let first else { return }
    let style = context.style
    if counts.all.total == 1, !countsOnly, chart == nil {
      return try context.write(LeadReport(first).text(style))
    }
    if let chart {
      let chart = LeadChart(counts, by: chart.subject(for: counts))
      try context.write(LeadCountsReport(counts).headline(style) + "\n")
      return try context.write(chart.text(style, isASCII: !context.usesUTF8))
    }
    let table = countsOnly ? "" : listing.text(style)
    try context.write(table + (table.isEmpty ? "" : "\n"))
    try context.write(LeadCountsReport(counts).text(style))
  }
}

/// One JSON object, written as it grows.
final class LeadJSONOutput: LeadOutput {
  private let context: CommandContext
  private let countsOnly: Bool
  private var counts = LeadCounts()
  private var isFirst = true

  let remarkedLeads = Int.max

  init(context: CommandContext, countsOnly: Bool) {
    self.context = context
    self.countsOnly = countsOnly
  }

  func begin() throws {
    try context.write("{\"schemaVersion\": 1" + (countsOnly ? "" : ",\n \"leads\": ["))
  }

  func add(_ lead: DecodedLead, line: Int, source: String) throws {
    counts.add(lead)
    guard !countsOnly else { return }
    let report = LeadReport(lead).json(source: source, line: line)
    try context.write((isFirst ? "\n  " : ",\n  ") + JSONWriter.compact(report))
    isFirst = false
  }

  func finish(_ faults: LeadFaults) throws {
    try context.write(countsOnly ? "" : "]")
    try context.write(",\n \"counts\": " + JSONWriter.compact(LeadCountsReport(counts).json))
    try context.write(",\n \"faults\": " + JSONWriter.compact(faults.json) + "}\n")
  }
}

/// A JSON line for each lead, or one with the counts.
final class LeadLinesOutput: LeadOutput {
  private let context: CommandContext
  private let countsOnly: Bool
  private var counts = LeadCounts()

  var remarkedLeads: Int { countsOnly ? 0 : .max }

  init(context: CommandContext, countsOnly: Bool) {
    self.context = context
    self.countsOnly = countsOnly
  }

  func begin() {}

  func add(_ lead: DecodedLead, line: Int, source: String) throws {
    if countsOnly { return counts.add(lead) }
    let report = LeadReport(lead).json(source: source, line: line)
    try context.write(JSONWriter.compact(report) + "\n")
  }

  func finish(_ faults: LeadFaults) throws {
    guard countsOnly else { return }
    let value: JSONValue = ["schemaVersion": 1, "counts": LeadCountsReport(counts).json]
    try context.write(JSONWriter.compact(value) + "\n")
  }
}

/// A row of CSV for each lead, or for each count.
final class LeadCSVOutput: LeadOutput {
  private let context: CommandContext
  private let countsOnly: Bool
  private var counts = LeadCounts()

  var remarkedLeads: Int { countsOnly ? 0 : .max }

  init(context: CommandContext, countsOnly: Bool) {
    self.context = context
    self.countsOnly = countsOnly
  }

  func begin() throws { if !countsOnly { try context.write(LeadSheet.header) } }

  func add(_ lead: DecodedLead, line: Int, source: String) throws {
    if countsOnly { return counts.add(lead) }
    try context.write(LeadSheet.row(lead, line: line, source: source))
  }

  func finish(_ faults: LeadFaults) throws {
    if countsOnly { try context.write(LeadSheet.rows(counts)) }
  }
}
