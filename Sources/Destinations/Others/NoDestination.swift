extension Destination {
  /// Nowhere: leads are in Partner Center alone.
  public static let noDestination = Destination(
    id: "none", name: "No destination", block: nil, olderNames: [], olderBlock: nil, fields: [],
    checks: [], parameters: { _ in [:] })
}
