extension Destination {
  /// A table of an Azure storage account.
  public static let azureTable = Destination(
    id: "table", name: "Azure table", block: "tableLeadConfiguration",
    olderNames: ["azuretable"], olderBlock: "tableLeadConfiguration",
    fields: [.storageConnectionString, .tableContacts],
    checks: [], parameters: { _ in [:] })
}
