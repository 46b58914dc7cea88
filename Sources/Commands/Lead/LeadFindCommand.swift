import Arguments
import Destinations
import Leads
import Reports
import Storage

/// `lead find`: the test leads at a destination, the newest first.
struct LeadFindCommand {
  static let defaultLimit = 100

  private let options: LeadPlaceOptions
  private let limit: Int
  private let isOwnOnly: Bool

  init(_ parsed: ParsedCommand) throws(CommandFailure) {
    options = try LeadPlaceOptions(parsed)
    limit = parsed.integer("limit") ?? Self.defaultLimit
    isOwnOnly = parsed.flag("own")
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let book = try LeadRecordBook(of: context)
    let errand = LeadErrand(kind: .find, purpose: .looking, options: options)
    return try await errand.run(in: context) { visit in
      let records = try book.leads(at: visit.place.site)
      var search = LeadSearch(
        place: visit.place, records: records, limit: limit, progress: visit.progress)
      var outcome = CheckOutcome.ok
      if !isOwnOnly { outcome = await search.all()?.result.outcome ?? .ok }
      // Those that were sent from here can be found where others cannot.
      if isOwnOnly || outcome.observation != nil {
        search.forget()
        let own = await search.own()?.result.outcome ?? .ok
        if case .ok = outcome { outcome = own }
      }
      return search.report(visit, visit.lines.line("lead.found", "test leads are found", outcome))
    }
  }
}

/// A search for test leads at a place.
private struct LeadSearch {
  private let place: any LeadPlace
  private let records: [SentLead]
  private let limit: Int
  private let progress: ProgressLine
  private var newest: NewestLeads
  /// Whether not even those that were sent from here can be seen.
  private var isHidden = false

  init(place: any LeadPlace, records: [SentLead], limit: Int, progress: ProgressLine) {
    self.place = place
    self.records = records
    self.limit = limit
    self.progress = progress
    newest = NewestLeads(limit: limit, own: Set(records.map(\.marker)))
  }

  /// Forgets what was found so far.
  mutating func forget() { newest = NewestLeads(limit: limit, own: Set(records.map(\.marker))) }

  /// Finds all of them; what kept it from that.
  mutating func all() async -> CheckStop? {
    let (place, progress, begun) = (place, progress, newest)
    let (found, stop) = await Interruptible.run { () -> (NewestLeads, CheckStop?) in
      var newest = begun
      do throws(CheckStop) {
        try await place.findAll { page in
          newest.add(page)
          progress.tell("looking at \(place.site.host): \(newest.count) test leads found")
        }
        return (newest, nil)
      } catch {
        return (newest, error)
      }
    }
    newest = found
    return stop
  }

  /// Finds those that were sent from here; what kept it from that.
  mutating func own() async -> CheckStop? {
    let place = place
    let batches = LeadBatches<SoughtLead, FoundOrNot>(
      manner: place.manner, stops: { $0.contains { $0.stop != nil } },
      work: { await FoundOrNot.look(for: $0, at: place) })
    let results = await batches.run(records.compactMap(\.sought)) { _ in }
    for result in results.compactMap(\.self) { newest.add(result.leads) }
    let stop = results.lazy.compactMap { $0?.stop }.first
    isHidden = stop?.isHopeless ?? false
    return stop
  }

  mutating func report(_ visit: LeadErrand.Visit, _ line: CheckLine) -> LeadErrandReport {
    if isHidden {
      let unseen = records.compactMap(\.sought).reversed().map { LeadLine($0.test, .unknown) }
      return visit.report([line], leads: Array(unseen))
    }
    let leads = newest.newest()
    let lines = leads.compactMap { lead in
      lead.test.map {
        LeadLine(
          $0, .found, isOwn: newest.isOwn(lead), id: lead.id, created: lead.created,
          decoded: LeadDecoder.lead(in: lead.record))
      }
    }
    return visit.report(
      [line], leads: lines, counts: newest.count > 0 ? [.found: newest.count] : [:],
      own: newest.own)
  }
}
