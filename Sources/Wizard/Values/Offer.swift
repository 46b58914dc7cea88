public import Destinations
public import Knowledge

/// A destination that can be set up, with its guide.
public struct Offer: Sendable {
  /// What is entered and checked.
  public let destination: Destination
  /// What is done, step by step.
  public let guide: Guide

  /// What rests on what among the checks and fields.
  let ground: Ground
  private let fields: [String: Field]
  private let steps: [String: GuideStep]

  /// Puts an offer together.
  ///
  /// - Parameters:
  ///   - destination: What is entered and checked.
  ///   - guide: What is done, step by step.
  public init(_ destination: Destination, _ guide: Guide) {
    self.destination = destination
    self.guide = guide
    ground = Ground(destination)
    fields = Dictionary(destination.fields.map { ($0.key, $0) }) { first, _ in first }
    steps = Dictionary(guide.steps.map { ($0.id, $0) }) { first, _ in first }
  }

  func field(_ key: String) -> Field? { fields[key] }

  func check(_ id: CheckID) -> Check? { ground.check(id) }

  func step(_ id: String) -> GuideStep? { steps[id] }
}
