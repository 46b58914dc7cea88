/// The services that the sandbox plays.
enum Services {
  /// Makes them, with a fresh key for tokens.
  ///
  /// - Returns: One for each group of hosts.
  /// - Throws: `CryptographyError` when there is no key to be had.
  static func all() throws -> [any Service] { all(key: try SigningKey()) }

  /// Makes them.
  ///
  /// - Parameter key: The key that signs tokens.
  /// - Returns: One for each group of hosts.
  static func all(key: SigningKey) -> [any Service] {
    let leads = SalesforceLeads()
    return [
      Entra(key: key), Dataverse(key: key), AzureTable(), Marketo(), MarketoPages(),
      Salesforce(leads: leads), WebToLead(leads: leads), PublisherEndpoint(), Workflow.flow,
      Workflow.logicApp, AzureFunction(),
    ]
  }
}
