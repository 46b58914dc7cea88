import Knowledge

extension Destination {
  /// A container of a storage account. It is retired: no leads arrive there any more.
  public static let azureBlob = Destination(
    id: "blob", name: "Azure Blob", block: "blobLeadConfiguration", olderNames: ["azureblob"],
    olderBlock: "blobLeadConfiguration", fields: BlobForm.fields, checks: BlobForm.checks,
    leads: .closed(by: "blob.retired", "the destination 'blob' is retired"),
    parameters: azureTable.parameters, pastedValues: BlobForm.pastedValues)
}
