import Knowledge

extension Destination {
  /// The web-to-lead form of a Salesforce organisation.
  public static let salesforce = Destination(
    id: "salesforce", name: "Salesforce", block: "salesforceLeadConfiguration", olderNames: [],
    olderBlock: "salesForceLeadConfiguration", fields: SalesforceFields.all, checks: [],
    parameters: { _ in [:] })
}
