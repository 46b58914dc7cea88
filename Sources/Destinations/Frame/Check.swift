/// One thing that verification looks at.
public struct Check: Sendable {
  /// What a check needs besides the configuration.
  public enum Kind: String, Sendable, Hashable {
    /// Nothing: it looks at what was entered.
    case form
    /// The network; it reads and changes nothing.
    case live
    /// The network, and consent: it writes a test lead and removes it.
    case testLead
  }

  /// The stable id, `destination.subject`.
  public let id: CheckID
  /// What is checked, as a sentence that holds when all is well.
  public let title: String
  /// What it needs besides the configuration.
  public let kind: Kind
  /// The checks without whose success this one means nothing.
  public let needs: [CheckID]
  /// The checks that must have ended before, however they ended, and whose failure leaves nothing
  /// to see here; one of which nothing could be established stands in nobody's way.
  public let unlessBroken: [CheckID]
  /// The key of the field to blame.
  public let field: String?
  /// The keys of all fields that it reads by itself, be they entered or not; what it has from other
  /// checks is theirs.
  public let uses: [String]
  /// The checks out of whose answers its own verdict is read: it asks nothing by itself, or not
  /// everything, so to look once more is to ask once more there.
  public let judges: [CheckID]
  /// Whether it has a meaning for a configuration; one that has none is not reported.
  public let applies: @Sendable (Configuration) -> Bool
  /// Looks, and says what it saw.
  public let run: @Sendable (CheckContext) async -> CheckResult

  /// Describes a check.
  ///
  /// - Parameters:
  ///   - id: The stable id.
  ///   - title: What is checked, as a sentence that holds when all is well.
  ///   - kind: What it needs besides the configuration.
  ///   - needs: The checks without whose success this one means nothing.
  ///   - unlessBroken: The checks that must have ended before, and not as broken.
  ///   - field: The key of the field to blame.
  ///   - uses: The keys of all fields that it reads by itself; where `nil`, the field to blame.
  ///   - judges: The checks out of whose answers its own verdict is read.
  ///   - applies: Whether it has a meaning for a configuration.
  ///   - run: Looks, and says what it saw.
  public init(
    _ id: CheckID, _ title: String, kind: Kind = .live, needs: [CheckID] = [],
    unlessBroken: [CheckID] = [], field: String? = nil, uses: [String]? = nil,
    judges: [CheckID] = [], applies: @escaping @Sendable (Configuration) -> Bool = { _ in true },
    run: @escaping @Sendable (CheckContext) async -> CheckResult
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.needs = needs
    self.unlessBroken = unlessBroken
    self.field = field
    self.uses = uses ?? field.map { [$0] } ?? []
    self.judges = judges
    self.applies = applies
    self.run = run
  }
}
