import Destinations
import Leads

/// The newest of any number of leads, in so much memory as these need.
struct NewestLeads {
  private let limit: Int
  private var kept: [PlacedLead] = []
  /// How many there were.
  private(set) var count = 0
  /// How many of them bear a marker of these.
  private(set) var own = 0
  private let ownMarkers: Set<String>

  init(limit: Int, own markers: Set<String>) {
    self.limit = limit
    ownMarkers = markers
  }

  /// Whether a lead was sent from here.
  func isOwn(_ lead: PlacedLead) -> Bool {
    lead.test.map { ownMarkers.contains($0.marker) } ?? false
  }

  /// Adds what is a test lead; rows that only look like one to the service are passed over.
  mutating func add(_ leads: [PlacedLead]) {
    for lead in leads where lead.test != nil {
      count += 1
      if isOwn(lead) { own += 1 }
      kept.append(lead)
    }
    if kept.count >= limit * 2 + 1000 { trim() }
  }

  /// The newest, the newest first.
  mutating func newest() -> [PlacedLead] {
    trim()
    return kept
  }

  /// A marker is a number of as many digits each: it orders as its time does.
  private mutating func trim() {
    kept.sort { ($0.test?.marker ?? "", $0.id) > ($1.test?.marker ?? "", $1.id) }
    kept.removeLast(max(0, kept.count - limit))
  }
}
