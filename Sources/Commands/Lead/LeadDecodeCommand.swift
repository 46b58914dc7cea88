import Arguments
import Leads

/// `lead decode`: takes leads apart, one or millions.
struct LeadDecodeCommand {
  enum Format: String, CaseIterable {
    case text, json, jsonl, csv
  }

  /// How many rows the table has unless it is said otherwise.
  static let defaultLimit = 20

  private let inputs: [LeadInput]
  private let format: Format
  private let limit: Int
  private let countsOnly: Bool
  private let chart: LeadChartRequest?

  init(_ parsed: ParsedCommand) throws(CommandFailure) {
    let operands = parsed.operands.isEmpty ? ["-"] : parsed.operands
    inputs = LeadInput.inputs(operands)
    format = parsed.value("format").flatMap(Format.init(rawValue:)) ?? .text
    limit = parsed.integer("limit") ?? Self.defaultLimit
    countsOnly = parsed.flag("count")
    let subject = parsed.value("by").flatMap(LeadCounts.Subject.init(rawValue:))
    chart = parsed.flag("plot") || subject != nil ? LeadChartRequest(subject: subject) : nil
    for option in ["plot", "by", "limit"] where format != .text {
      guard parsed.flag(option) || parsed.value(option) != nil else { continue }
      throw CommandFailure(
        "'--\(option)' goes with '--format text' only. Try 'leadline lead decode --help'.", .usage)
    }
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    var faults = LeadFaults(context: context)
    var status = ExitStatus.ok
    let output: any LeadOutput =
      switch format {
      case .text:
        LeadTextOutput(
          context: context, limit: limit, countsOnly: countsOnly, chart: chart,
          naming: inputs.count > 1)
      case .json: LeadJSONOutput(context: context, countsOnly: countsOnly)
      case .jsonl: LeadLinesOutput(context: context, countsOnly: countsOnly)
      case .csv: LeadCSVOutput(context: context, countsOnly: countsOnly)
      }
    try output.begin()
    for input in inputs {
      do {
        try input.read(remarkedLeads: output.remarkedLeads, in: context) { line, event in
          switch event {
          case .lead(let lead): try output.add(lead, line: line, source: input.name)
          case .fault(let fault):
            status = status.joined(with: try faults.tell(fault, line: line, of: input))
          }
        }
      } catch let failure as CommandFailure {
        context.complain(failure.message)
        status = status.joined(with: failure.status)
      }
    }
    faults.finish()
    try output.finish(faults)
    return status
  }
}

/// What `--plot` and `--by` ask for.
struct LeadChartRequest {
  /// By what; `nil` for whatever tells most.
  let subject: LeadCounts.Subject?

  /// By what the bars are drawn: by day, unless no lead tells its day.
  func subject(for counts: LeadCounts) -> LeadCounts.Subject {
    if let subject { return subject }
    return counts[.day].inOrder.contains { !$0.name.isEmpty } ? .day : .source
  }
}
