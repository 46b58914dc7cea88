/// The `$schema` of a resource of Partner Center's Product Ingestion API.
struct ProductIngestionSchema {
  /// What the resource is, such as `customer-leads`.
  let resource: String
  /// Such as `2022-03-01-preview3`.
  let version: String
  let host: String

  static let leads = "customer-leads"
  static let current = "https://schema.mp.microsoft.com/schema/\(leads)/2022-03-01-preview3"
  /// Resources that hold others.
  static let containers: Set<String> = ["configure", "resource-tree", "configure-status"]

  private static let hosts: Set<String> = [
    "schema.mp.microsoft.com", "product-ingestion.azureedge.net",
  ]

  /// Reads `https://HOST/schema/RESOURCE/VERSION`.
  init?(_ address: String) {
    let parts = address.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[1].isEmpty, parts[3] == "schema" else { return nil }
    host = parts[2].lowercased()
    resource = String(parts[4])
    version = String(parts[5])
  }

  /// Whether this is a form of the lead destination that is known here.
  var isKnown: Bool {
    resource == Self.leads && Self.hosts.contains(host)
      && ["2022-03-01-preview2", "2022-03-01-preview3"].contains(version)
  }
}
