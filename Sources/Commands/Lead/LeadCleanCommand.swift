import Arguments
import Destinations
import Leads
import Reports
import Storage
import Text

/// `lead clean`: removes the test leads that were sent from here, and no others.
struct LeadCleanCommand {
  private let options: LeadPlaceOptions
  private let isDryRun: Bool
  private let forgets: Bool

  init(_ parsed: ParsedCommand) throws(CommandFailure) {
    options = try LeadPlaceOptions(parsed)
    isDryRun = parsed.flag("dry-run")
    forgets = parsed.flag("forget")
    if isDryRun, forgets {
      throw CommandFailure("'--dry-run' and '--forget' exclude each other", .usage)
    }
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let book = try LeadRecordBook(of: context)
    let errand = LeadErrand(kind: .clean, purpose: .looking, options: options)
    return try await errand.run(in: context) { visit in
      let records = try book.leads(at: visit.place.site)
      guard !records.isEmpty else { return visit.report([]) }
      let cleaning = LeadCleaning(place: visit.place, isDryRun: isDryRun)
      let total = records.count
      let progress = visit.progress
      let results = await cleaning.run(records) { done in
        progress.tell("cleaning \(visit.place.site.host): \(done) of \(total)")
      }
      let forgotten = zip(records, results).filter { _, result in
        result.isOver || forgets && result.isSettled
      }
      if !isDryRun { try book.update(forgetting: Set(forgotten.map(\.0.marker))) }
      return report(visit, records, results)
    }
  }

  private func report(
    _ visit: LeadErrand.Visit, _ records: [SentLead], _ results: [LeadCleaning.Outcome]
  ) -> LeadErrandReport {
    let lines = zip(records, results).compactMap { record, result in
      record.sought.map { LeadLine($0.test, result.state, id: record.id) }
    }
    let line = visit.lines.line(
      "lead.removed", "the test leads that were sent from here are removed",
      LeadCleaning.Outcome.all(results))
    return visit.report([line], leads: lines)
  }
}
