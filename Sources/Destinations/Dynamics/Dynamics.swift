import Knowledge

extension Destination {
  /// Dynamics 365 and Dataverse.
  public static let dynamics = Destination(
    id: "dynamics", name: "Dynamics 365", block: "dynamicsLeadConfiguration",
    olderNames: ["crm", "dynamicscrm"], olderBlock: "crmLeadConfiguration",
    fields: DynamicsFields.all,
    checks: DynamicsForm.checks + DynamicsConnection.checks + DynamicsDirectory.checks
      + DynamicsSignIn.checks + DynamicsUser.checks + DynamicsRoles.checks + DynamicsLeads.checks
      + DynamicsTestLead.checks,
    leads: LeadAccess(
      like: DynamicsTestLead.checks, looking: ["dynamics.user"],
      place: { context throws(CheckStop) in try DynamicsLeadPlace(context) }),
    parameters: { configuration in
      let entered = DynamicsConfiguration(configuration)
      var parameters: [Parameter: String] = [:]
      parameters[.instanceUrl] = entered.environment?.text
      parameters[.host] = entered.environment?.host
      parameters[.tenantId] = entered.directory
      parameters[.applicationId] = entered.application?.text
      parameters[.userName] = entered.userName
      return parameters
    }, pastedValues: DynamicsPaste.values,
    swaps: [
      "dynamics-ids-swapped": (
        DynamicsConfiguration.Key.applicationID, DynamicsConfiguration.Key.directoryID
      )
    ])
}
