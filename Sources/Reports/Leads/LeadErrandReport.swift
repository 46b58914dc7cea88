public import Leads
public import Text

/// What was done with the leads at a destination.
public enum LeadErrandKind: String, Sendable, Hashable {
  /// Test leads were sent.
  case send
  /// They were looked for.
  case find
  /// Those that were sent from here were removed.
  case clean
}

/// What became of a test lead.
public enum LeadState: String, Sendable, Hashable, CaseIterable {
  /// The service took it; whether it is there was not looked at.
  case taken
  /// It was taken, and found again.
  case arrived
  /// It was taken, and was not there in time.
  case missing
  /// It was not taken.
  case refused
  /// Nobody knows what became of it.
  case unknown
  /// It was not sent, as one before it was not taken.
  case notSent
  /// It stands there.
  case found
  /// It would be removed.
  case wouldBeRemoved
  /// It was removed.
  case removed
  /// It was not there any more.
  case gone
  /// It is not there yet, and may come in.
  case awaited
  /// Somebody changed it: it stays.
  case changed
  /// The service does not let it be removed.
  case left
}

/// A test lead in a report.
public struct LeadLine: Sendable {
  /// Which one it is.
  public let test: TestLead
  /// What became of it.
  public let state: LeadState
  /// Whether it was sent from here.
  public let isOwn: Bool
  /// What the destination knows it by.
  public let id: String?
  /// When the service took it in.
  public let created: Timestamp?
  /// What it tells.
  public let decoded: DecodedLead?

  /// Puts a line together.
  ///
  /// - Parameters:
  ///   - test: Which one it is.
  ///   - state: What became of it.
  ///   - isOwn: Whether it was sent from here.
  ///   - id: What the destination knows it by.
  ///   - created: When the service took it in.
  ///   - decoded: What it tells.
  public init(
    _ test: TestLead, _ state: LeadState, isOwn: Bool = true, id: String? = nil,
    created: Timestamp? = nil, decoded: DecodedLead? = nil
  ) {
    self.test = test
    self.state = state
    self.isOwn = isOwn
    self.id = id
    self.created = created
    self.decoded = decoded
  }
}

/// What came of an errand to one destination.
public struct LeadErrandReport: Sendable {
  /// The destination, with the lines about what stood in the way or came of it.
  public let subject: SubjectReport
  /// The test leads.
  public let leads: [LeadLine]
  /// How many there are of each state, those that are not among `leads` included.
  public let counts: [LeadState: Int]
  /// How many of all were sent from here.
  public let own: Int

  /// Puts a report together.
  ///
  /// - Parameters:
  ///   - subject: The destination, with the lines about it.
  ///   - leads: The test leads that are shown.
  ///   - counts: How many there are of each state; where `nil`, those that are shown.
  ///   - own: How many of all were sent from here; where `nil`, of those that are shown.
  public init(
    _ subject: SubjectReport, leads: [LeadLine] = [], counts: [LeadState: Int]? = nil,
    own: Int? = nil
  ) {
    self.subject = subject
    self.leads = leads
    self.counts =
      counts ?? Dictionary(leads.map { ($0.state, 1) }, uniquingKeysWith: +)
    self.own = own ?? leads.count { $0.isOwn }
  }
}
