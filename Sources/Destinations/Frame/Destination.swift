public import Knowledge

/// A place where leads can go: what is entered for it, and what is checked.
public struct Destination: Sendable {
  /// The name in the `customer-leads` document, such as `dynamics`.
  public let id: String
  /// The name that people know.
  public let name: String
  /// The key of its block in the `customer-leads` document; `nil` where it has none.
  public let block: String?
  /// What the older offer documents call it, in lower case.
  public let olderNames: [String]
  /// The key of its block in the older offer documents.
  public let olderBlock: String?
  /// What is entered, in the order of the portal.
  public let fields: [Field]
  /// What is checked, in the order in which it is reported.
  public let checks: [Check]
  /// How the leads that are there are reached.
  public let leads: LeadAccess
  /// The values of a configuration that may stand in an explanation.
  public let parameters: @Sendable (Configuration) -> [Parameter: String]
  /// The answers that a pasted text holds: a connection string, the JSON of a command, a page
  /// copied out of a portal. Empty where it holds none.
  public let pastedValues: @Sendable (String) -> [PastedValue]
  /// What a pasted text tells besides answers, which whoever confirms these ought to know: that
  /// the form is one of a sandbox.
  public let pastedRemarks: @Sendable (String) -> [Observation]
  /// The keys of two fields whose answers stand in each other's place, by the entry that says so.
  public let swaps: [String: (one: String, other: String)]
  /// Whether the pages of Partner Center offer it, or offered it; others stand in documents alone.
  public let isInPortal: Bool

  /// Describes a destination.
  ///
  /// - Parameters:
  ///   - id: The name in the `customer-leads` document.
  ///   - name: The name that people know.
  ///   - block: The key of its block in the `customer-leads` document; `nil` where it has none.
  ///   - olderNames: What the older offer documents call it, in lower case.
  ///   - olderBlock: The key of its block in the older offer documents.
  ///   - fields: What is entered, in the order of the portal.
  ///   - checks: What is checked, in the order in which it is reported.
  ///   - leads: How the leads that are there are reached.
  ///   - parameters: The values of a configuration that may stand in an explanation.
  ///   - pastedValues: The answers that a pasted text holds.
  ///   - pastedRemarks: What a pasted text tells besides answers.
  ///   - swaps: The keys of two fields whose answers stand in each other's place, by entry.
  ///   - isInPortal: Whether the pages of Partner Center offer it, or offered it.
  public init(
    id: String, name: String, block: String?, olderNames: [String], olderBlock: String?,
    fields: [Field], checks: [Check], leads: LeadAccess = .unknown,
    parameters: @escaping @Sendable (Configuration) -> [Parameter: String],
    pastedValues: @escaping @Sendable (String) -> [PastedValue] = { _ in [] },
    pastedRemarks: @escaping @Sendable (String) -> [Observation] = { _ in [] },
    swaps: [String: (one: String, other: String)] = [:], isInPortal: Bool = true
  ) {
    self.id = id
    self.name = name
    self.block = block
    self.olderNames = olderNames
    self.olderBlock = olderBlock
    self.fields = fields
    self.checks = checks
    self.leads = leads
    self.parameters = parameters
    self.pastedValues = pastedValues
    self.pastedRemarks = pastedRemarks
    self.swaps = swaps
    self.isInPortal = isInPortal
  }
}
