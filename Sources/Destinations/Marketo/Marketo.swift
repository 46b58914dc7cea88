import Knowledge

extension Destination {
  /// A form of Adobe Marketo Engage.
  public static let marketo = Destination(
    id: "marketo", name: "Marketo", block: "marketoLeadConfiguration", olderNames: [],
    olderBlock: "marketoLeadConfiguration", fields: MarketoFields.all, checks: [],
    parameters: { _ in [:] })
}
