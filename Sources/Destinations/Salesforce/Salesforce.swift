import Knowledge

extension Destination {
  /// The web-to-lead form of a Salesforce organisation.
  public static let salesforce = Destination(
    id: "salesforce", name: "Salesforce", block: "salesforceLeadConfiguration", olderNames: [],
    olderBlock: "salesForceLeadConfiguration", fields: SalesforceFields.all,
    checks: SalesforceForm.checks + SalesforceConnection.checks + SalesforceSignIn.checks
      + SalesforceLeadFields.checks + SalesforceRules.checks + SalesforceTestLead.checks,
    leads: LeadAccess(
      like: SalesforceTestLead.checks, looking: ["salesforce.organisation"],
      place: { context throws(CheckStop) in try SalesforceLeadPlace(context) }),
    parameters: salesforceParameters, pastedValues: SalesforcePaste.values,
    pastedRemarks: SalesforcePaste.remarks)

  @Sendable private static func salesforceParameters(
    _ configuration: Configuration
  ) -> [Parameter: String] {
    var parameters: [Parameter: String] = [
      .host: SalesforceCredentials(configuration).host?.text ?? WebToLeadServlet.host
    ]
    parameters[.organisationId] = configuration.text(SalesforceFields.Key.organisationID)
      .flatMap { OrganisationIdentifier($0)?.text }
    return parameters
  }
}
