extension Destination {
  /// A list of addresses.
  public static let email = Destination(
    id: "email", name: "Email", block: "emailLeadConfiguration", olderNames: [],
    olderBlock: nil, fields: [], checks: [], parameters: { _ in [:] })
}
