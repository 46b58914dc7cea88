import Knowledge

extension Destination {
  /// A container of a storage account; retired, no leads arrive there any more.
  public static let azureBlob = Destination(
    id: "blob", name: "Azure Blob", block: "blobLeadConfiguration", olderNames: ["azureblob"],
    olderBlock: "blobLeadConfiguration", fields: [.storageConnectionString], checks: [],
    parameters: { _ in [:] })
}
