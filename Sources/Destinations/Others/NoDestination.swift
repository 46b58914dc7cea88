import Knowledge

extension Destination {
  /// Nowhere: leads are in Partner Center alone.
  public static let noDestination = Destination(
    id: "none", name: "No destination", block: nil, olderNames: [], olderBlock: nil, fields: [],
    checks: [
      Check(
        "none.referrals", "leads go somewhere besides Partner Center", kind: .form,
        run: { _ in
          .warning(
            .entry(
              "none-no-destination",
              said: "leadDestination is 'none': leads are in Partner Center alone"))
        })
    ],
    leads: .closed(
      by: "none.referrals",
      "no lead destination is set: leads are in Partner Center's Referrals alone"),
    parameters: { _ in [:] }, isInPortal: false)
}
