import Arguments
import Destinations
import Knowledge
import Leads
import Reports
import Storage
import Text

/// `lead send`: sends test leads as the publication does, and waits for them where asked to.
struct LeadSendCommand {
  static let defaultWait = 60
  static let mostLeads = 1000

  private let options: LeadPlaceOptions
  private let offerTitle: String
  private let count: Int
  /// How many seconds to wait for; `nil` for not at all.
  private let wait: Int?
  private let createsTable: Bool

  init(_ parsed: ParsedCommand) throws(CommandFailure) {
    options = try LeadPlaceOptions(parsed)
    offerTitle = parsed.value("offer") ?? TestLead.offerTitle
    count = parsed.integer("count") ?? 1
    wait = parsed.flag("wait") ? parsed.integer("wait") ?? Self.defaultWait : nil
    createsTable = parsed.flag("create-table")
    guard !offerTitle.isEmpty else { throw CommandFailure("'--offer' is empty", .usage) }
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let book = try LeadRecordBook(of: context)
    let errand = LeadErrand(kind: .send, purpose: .sending, options: options)
    return try await errand.run(in: context) { visit in
      try checkCount(visit.place)
      if createsTable, let line = await prepare(visit) { return visit.report([line]) }
      var sending = try SentBatch(newLeads(), to: visit.place, book)
      await sending.send(offerTitle: offerTitle, visit.progress)
      try sending.note()
      if let wait {
        await sending.wait(seconds: wait, visit.progress)
      } else if !visit.place.manner.isVisible, !visit.place.manner.isImmediate {
        // The service takes everything: that nothing can be seen of it is the result.
        await sending.wait(seconds: 0, visit.progress)
      }
      return visit.report(sending.checkLines(visit.lines, waited: wait), leads: sending.lines)
    }
  }

  private func checkCount(_ place: any LeadPlace) throws(CommandFailure) {
    let most = place.manner.most
    guard count > most else { return }
    throw CommandFailure(
      "'--count \(count)': at most \(most) test leads go there at once, as the service has a limit",
      .usage)
  }

  private func prepare(_ visit: LeadErrand.Visit) async -> CheckLine? {
    let place = visit.place
    do throws(CheckStop) {
      try await place.prepare()
      return nil
    } catch {
      return visit.lines.line("lead.table", "the table for leads is made", error.result.outcome)
    }
  }

  /// Leads of this moment, each of its own.
  private func newLeads() -> [TestLead] {
    let now = Timestamp.now
    var leads: Set<TestLead> = []
    while leads.count < count {
      leads.insert(TestLead(at: now, fraction: .random(in: 0..<TestLead.ticksPerSecond)))
    }
    return leads.sorted { $0.marker < $1.marker }
  }
}
