import Knowledge

extension Destination {
  /// A form of Adobe Marketo Engage.
  public static let marketo = Destination(
    id: "marketo", name: "Marketo", block: "marketoLeadConfiguration", olderNames: [],
    olderBlock: "marketoLeadConfiguration", fields: MarketoFields.all,
    checks: MarketoInput.checks + MarketoConnection.checks + MarketoSignIn.checks
      + MarketoForms.checks + MarketoFormFields.checks + MarketoSignIn.quotaChecks
      + MarketoPublicForm.checks + MarketoTestLead.checks,
    leads: LeadAccess(
      like: MarketoTestLead.checks, looking: ["marketo.sign-in"],
      place: { context throws(CheckStop) in try MarketoLeadPlace(context) }),
    parameters: marketoParameters, pastedValues: MarketoPaste.values,
    swaps: [
      "marketo-credentials-swapped": (MarketoFields.Key.clientID, MarketoFields.Key.clientSecret)
    ])

  @Sendable private static func marketoParameters(
    _ configuration: Configuration
  ) -> [Parameter: String] {
    let entered = MarketoConfiguration(configuration)
    var parameters: [Parameter: String] = [:]
    parameters[.munchkinId] = entered.munchkin?.text
    parameters[.formId] = entered.form?.text
    parameters[.host] = entered.munchkin?.host
    parameters[.applicationId] = entered.client?.text
    return parameters
  }
}
