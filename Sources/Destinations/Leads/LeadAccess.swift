/// How the leads at a kind of destination are reached.
public struct LeadAccess: Sendable {
  /// What is to be done there.
  public enum Purpose: Sendable, Hashable {
    /// To send test leads.
    case sending
    /// To find and remove them.
    case looking
  }

  /// The checks that must have succeeded before leads can be sent.
  let sending: [CheckID]
  /// The checks that must not be broken where leads are to be sent.
  let sendingUnlessBroken: [CheckID]
  /// The checks that must have succeeded before leads can be looked for.
  let looking: [CheckID]
  /// Opens the place with what the checks have learned.
  let place: @Sendable (CheckContext) throws(CheckStop) -> any LeadPlace

  /// Describes a way.
  ///
  /// - Parameters:
  ///   - checks: Those that write a test lead: what they need, sending needs.
  ///   - looking: The checks that must have succeeded before leads can be looked for.
  ///   - place: Opens the place with what the checks have learned.
  init(
    like checks: [Check], looking: [CheckID],
    place: @escaping @Sendable (CheckContext) throws(CheckStop) -> any LeadPlace
  ) {
    sending = checks.flatMap(\.needs)
    sendingUnlessBroken = checks.flatMap(\.unlessBroken)
    self.looking = looking
    self.place = place
  }

  private init(
    closedBy checks: [CheckID],
    place: @escaping @Sendable (CheckContext) throws(CheckStop) -> any LeadPlace
  ) {
    sending = checks
    sendingUnlessBroken = []
    looking = checks
    self.place = place
  }

  /// Describes a destination where leads can be neither sent nor found.
  ///
  /// - Parameters:
  ///   - check: Is told where it is not well.
  ///   - reason: Is told where it is.
  /// - Returns: A way that leads nowhere.
  static func closed(by check: CheckID, _ reason: String) -> LeadAccess {
    LeadAccess(closedBy: [check]) { _ throws(CheckStop) in
      throw CheckStop(.notEstablished(.sentence(reason)))
    }
  }

  /// A destination of which nobody has said how its leads are reached.
  public static let unknown = LeadAccess(closedBy: []) { _ throws(CheckStop) in
    throw CheckStop(.notEstablished(.sentence("leads cannot be reached there by this version")))
  }

  /// What must have been looked at for a purpose.
  func forerunners(of purpose: Purpose) -> Set<CheckID> {
    Set(purpose == .sending ? sending + sendingUnlessBroken : looking)
  }

  /// Whether the checks let a purpose through; one that does not apply stands in nobody's way.
  func isOpen(for purpose: Purpose, after reports: [CheckReport]) -> Bool {
    let statuses = Dictionary(
      reports.map { ($0.check.id, $0.status) }, uniquingKeysWith: { first, _ in first })
    let needed = purpose == .sending ? sending : looking
    let unbroken = purpose == .sending ? sendingUnlessBroken : []
    return needed.allSatisfy { statuses[$0].map { [.ok, .warning].contains($0) } ?? true }
      && unbroken.allSatisfy { statuses[$0].map { ![.broken, .skipped].contains($0) } ?? true }
  }
}
