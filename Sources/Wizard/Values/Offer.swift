public import Destinations
public import Knowledge

/// A destination that can be set up, with its guide.
public struct Offer: Sendable {
  /// What is entered and checked.
  public let destination: Destination
  /// What is done, step by step.
  public let guide: Guide

  /// Puts an offer together.
  ///
  /// - Parameters:
  ///   - destination: What is entered and checked.
  ///   - guide: What is done, step by step.
  public init(_ destination: Destination, _ guide: Guide) {
    self.destination = destination
    self.guide = guide
  }

  func field(_ key: String) -> Field? { destination.fields.first { $0.key == key } }

  func check(_ id: CheckID) -> Check? { destination.checks.first { $0.id == id } }

  func step(_ id: String) -> GuideStep? { guide.steps.first { $0.id == id } }
}
