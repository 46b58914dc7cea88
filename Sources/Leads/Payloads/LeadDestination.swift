/// The places where leads arrive, by their names in the `customer-leads` document.
public enum LeadDestination: String, Sendable, Hashable, CaseIterable {
  /// The table `lead` of Dynamics 365.
  case dynamics
  /// A table of an Azure storage account.
  case table
  /// An address that takes JSON.
  case httpsEndpoint
  /// A form of Marketo.
  case marketo
  /// The web-to-lead form of Salesforce.
  case salesforce
}
