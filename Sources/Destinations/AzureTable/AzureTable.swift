import Knowledge

extension Destination {
  /// A table of an Azure storage account.
  public static let azureTable = Destination(
    id: "table", name: "Azure table", block: "tableLeadConfiguration",
    olderNames: ["azuretable"], olderBlock: "tableLeadConfiguration",
    fields: [.storageConnectionString, .tableContacts],
    checks: TableForm.checks + TableConnection.checks + TableAccess.checks
      + TableTestLead.checks,
    leads: LeadAccess(
      like: TableTestLead.checks, looking: ["table.leads-table"],
      place: { context throws(CheckStop) in try TableLeadPlace(context) }),
    parameters: tableParameters, pastedValues: TablePaste.values)

  @Sendable private static func tableParameters(
    _ configuration: Configuration
  ) -> [Parameter: String] {
    guard let account = try? TableLook.reader(configuration).account else { return [:] }
    return [.account: account.name, .host: account.endpoint.host]
  }
}
