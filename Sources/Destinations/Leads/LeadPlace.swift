public import Leads

/// The leads at a destination. Everything that writes, finds or removes test leads does it here.
public protocol LeadPlace: Sendable {
  /// Where that is.
  var site: LeadSite { get }
  /// What sending, finding and removing are like here.
  var manner: LeadManner { get }

  /// Sends test leads as Marketplace does.
  ///
  /// - Parameters:
  ///   - leads: Not more than `manner.batch`.
  ///   - offerTitle: The offer's title.
  /// - Returns: What came of each, in the same order.
  func send(_ leads: [TestLead], offerTitle: String) async -> [LeadSending]

  /// Finds leads by their markers.
  ///
  /// - Parameter leads: Not more than `manner.batch`.
  /// - Returns: What is there; a lead may be there twice.
  /// - Throws: `CheckStop` where it cannot be seen.
  func find(_ leads: [SoughtLead]) async throws(CheckStop) -> [PlacedLead]

  /// Makes what leads are written into, where it is missing and Marketplace makes it.
  ///
  /// - Throws: `CheckStop` where it cannot be made.
  func prepare() async throws(CheckStop)

  /// Finds every test lead, whoever sent it.
  ///
  /// - Parameter take: Is given what is found, page by page.
  /// - Throws: `CheckStop` where not all of it can be seen.
  func findAll(_ take: ([PlacedLead]) -> Void) async throws(CheckStop)

  /// Removes leads, each as it was seen and no other.
  ///
  /// - Parameter leads: Not more than `manner.batch`.
  /// - Returns: What came of each, in the same order.
  func remove(_ leads: [PlacedLead]) async -> [LeadRemoval]

  /// Where a lead stands whose sending was not answered, where that is known beforehand.
  ///
  /// - Parameter lead: The lead.
  /// - Returns: The place; `nil` where only the service knows.
  func expected(_ lead: TestLead) -> PlacedLead?
}

extension LeadPlace {
  /// Where a lead stands whose sending was not answered: only the service knows.
  ///
  /// - Parameter lead: The lead.
  /// - Returns: `nil`.
  public func expected(_ lead: TestLead) -> PlacedLead? { nil }

  /// Makes what leads are written into: most places are there or are nobody's to make.
  public func prepare() async throws(CheckStop) {}
}

/// A lead that is looked for.
public struct SoughtLead: Sendable, Hashable {
  /// Which test lead it is.
  public let test: TestLead
  /// What the destination knows it by, where that was told.
  public let id: String?

  /// Describes a lead that is looked for.
  ///
  /// - Parameters:
  ///   - test: Which test lead it is.
  ///   - id: What the destination knows it by.
  public init(_ test: TestLead, id: String? = nil) {
    self.test = test
    self.id = id
  }
}

/// What sending, finding and removing are like at a destination.
public struct LeadManner: Sendable, Hashable {
  /// Whether a lead is there as soon as it was taken.
  public let isImmediate: Bool
  /// Seconds after the sending for which a lead that is not there may yet come in.
  public let settling: Int
  /// How many leads one call takes.
  public let batch: Int
  /// How many calls may be under way at the same time.
  public let parallel: Int
  /// How many test leads may be sent at once: services have limits, and others need them too.
  public let most: Int
  /// Whether leads can be looked for at all.
  public let isVisible: Bool
  /// The entry about a lead that was taken and is not there.
  public let missing: String?

  init(
    isImmediate: Bool, settling: Int, batch: Int = 1, parallel: Int, most: Int,
    isVisible: Bool = true, missing: String? = nil
  ) {
    self.isImmediate = isImmediate
    self.settling = settling
    self.batch = batch
    self.parallel = parallel
    self.most = most
    self.isVisible = isVisible
    self.missing = missing
  }
}

/// What came of sending a lead.
public enum LeadSending: Sendable {
  /// The service took it, and may have told where it stands.
  case taken(PlacedLead?)
  /// It was not taken.
  case refused(CheckResult)
  /// The service took it, and yet somebody ought to know.
  case takenWith(CheckResult)
  /// Nobody knows whether it was taken.
  case unknown(CheckStop)
}

/// What came of removing a lead.
public enum LeadRemoval: Sendable {
  /// It is gone, whoever removed it.
  case removed
  /// Somebody changed it after it was seen: it stays.
  case changed
  /// The service does not let it be removed.
  case refused(CheckResult)
  /// Nobody knows whether it is gone.
  case unknown(CheckStop)

  /// Whether it is gone.
  public var isGone: Bool { if case .removed = self { true } else { false } }
}
