import Destinations
import Knowledge
import Leads
import Reports
import Storage
import Terminal
import Text

/// Test leads on their way: they stand in the record before anything is sent.
struct SentBatch {
  private let place: any LeadPlace
  private let book: LeadRecordBook
  private var records: [SentLead]
  private let leads: [TestLead]
  private var sendings: [LeadSending?]
  private var arrived: Set<String> = []
  /// Why the leads cannot be looked for, or could not the last time.
  private var stop: CheckStop?
  private var hasLooked = false

  init(
    _ leads: [TestLead], to place: any LeadPlace, _ book: LeadRecordBook
  ) throws(CommandFailure) {
    self.place = place
    self.book = book
    self.leads = leads
    records = leads.map { SentLead($0, to: place.site, at: .now) }
    sendings = leads.map { _ in nil }
    try book.add(records)
  }

  /// Sends them; after one that is not taken no other is begun.
  mutating func send(offerTitle: String, _ progress: ProgressLine) async {
    let place = place
    let total = leads.count
    let batches = LeadBatches<TestLead, LeadSending>(
      manner: place.manner, stops: { $0.contains { !$0.isTaken } },
      work: { await place.send($0, offerTitle: offerTitle) })
    progress.tell("sending to \(place.site.host)")
    sendings = await batches.run(leads) { done in
      progress.tell("sending to \(place.site.host): \(done) of \(total)")
    }
  }

  /// Notes what became of them: what was surely not written is forgotten.
  mutating func note() throws(CommandFailure) {
    var forgotten: Set<String> = []
    for index in records.indices {
      switch sendings[index] {
      case .taken(let placed):
        records[index].state = .sent
        records[index].id = placed?.id
      case .takenWith: records[index].state = .sent
      case .unknown(let stop) where !stop.isUnsent: break
      case .unknown, .refused, nil: forgotten.insert(records[index].marker)
      }
    }
    try book.update(records, forgetting: forgotten)
  }

  /// Looks for those that were taken until they are there or the time is up.
  mutating func wait(seconds: Int, _ progress: ProgressLine) async {
    let end = ContinuousClock.now + .seconds(seconds)
    var pauses = Self.pauses[...]
    while true {
      let missing = missing
      guard !missing.isEmpty, !InterruptWatch.isInterrupted else { return }
      progress.tell("waiting for \(missing.count) of \(leads.count) at \(place.site.host)")
      await look(for: missing)
      if stop?.isHopeless == true || self.missing.isEmpty { return }
      let pause = min(pauses.popFirst() ?? Self.longestPause, end - .now)
      guard pause > .zero else { return }
      await Interruptible.run { try? await Task.sleep(for: pause) }
    }
  }

  /// What came of those whose sending was begun.
  var results: [LeadSending] { sendings.compactMap(\.self) }
  var manner: LeadManner { place.manner }
  /// Why the leads cannot be seen.
  var unseen: CheckStop? { stop }
  var missingCount: Int { missing.count }
  var takenCount: Int { results.count { $0.isTaken } }

  /// A line for each of them.
  var lines: [LeadLine] {
    leads.indices.map { index in
      LeadLine(leads[index], state(of: index), id: records[index].id)
    }
  }

  private func state(of index: Int) -> LeadState {
    switch sendings[index] {
    case .refused: .refused
    case .unknown(let stop): stop.isUnsent ? .refused : .unknown
    case nil: .notSent
    case .taken, .takenWith:
      arrived.contains(leads[index].marker)
        ? .arrived : hasLooked && stop == nil ? .missing : .taken
    }
  }

  private static let pauses: [Duration] = [
    .milliseconds(250), .milliseconds(500), .seconds(1), .seconds(2),
  ]
  private static let longestPause = Duration.seconds(5)

  /// Those that were taken and were not seen yet.
  private var missing: [SoughtLead] {
    leads.indices.filter { sendings[$0]?.isTaken ?? false && !arrived.contains(leads[$0].marker) }
      .map { SoughtLead(leads[$0], id: records[$0].id) }
  }

  private mutating func look(for sought: [SoughtLead]) async {
    let place = place
    let batches = LeadBatches<SoughtLead, FoundOrNot>(
      manner: place.manner, stops: { $0.contains { $0.stop != nil } },
      work: { await FoundOrNot.look(for: $0, at: place) })
    stop = nil
    hasLooked = true
    for result in await batches.run(sought, progress: { _ in }) {
      guard let result else { continue }
      if !result.leads.isEmpty { arrived.insert(result.sought.test.marker) }
      if let stop = result.stop { self.stop = stop }
    }
  }
}

/// What a look for one lead gave.
struct FoundOrNot: Sendable {
  let sought: SoughtLead
  /// What stands there for it.
  var leads: [PlacedLead] = []
  /// Why that could not be seen.
  var stop: CheckStop?

  /// Looks for as many leads as go into one call.
  static func look(
    for sought: [SoughtLead], at place: any LeadPlace
  ) async -> [FoundOrNot] {
    do throws(CheckStop) {
      let found = try await place.find(sought)
      return sought.map { lead in
        FoundOrNot(
          sought: lead,
          leads: found.filter { $0.test == lead.test || $0.id == lead.id })
      }
    } catch {
      let stop = error
      return sought.map { FoundOrNot(sought: $0, stop: stop) }
    }
  }
}

extension LeadSending {
  var isTaken: Bool {
    switch self {
    case .taken, .takenWith: true
    case .refused, .unknown: false
    }
  }
}
