/// The leads that Microsoft's pages give as samples.
public enum DocumentedLead {
  /// The customer of the list of fields, at the documented offer of `bitnami`, with notes as they
  /// were seen in a table.
  public static var usual: Lead {
    var customer = Lead.Customer()
    customer.firstName = "John"
    customer.lastName = "Smith"
    customer.email = "jsmith@microsoft.com"
    customer.phone = "1234567890"
    customer.country = "US"
    customer.company = "Microsoft"
    customer.title = "CTO"
    let source = LeadSource(
      source: "AzureMarketplace", action: "INS", offer: "bitnami.openedxcypress")
    return Lead(
      customer: customer, source: source, offerTitle: "Open edX", description: "Campaigns: ")
  }

  /// The body with which the pages on the HTTPS endpoint try a flow.
  public static var httpsEndpoint: Lead {
    var customer = Lead.Customer()
    customer.firstName = "Some"
    customer.lastName = "One"
    customer.email = "someone@contoso.com"
    customer.phone = "16175555555"
    customer.country = "USA"
    customer.company = "Contoso"
    customer.title = "Esquire"
    return Lead(
      customer: customer,
      source: LeadSource(source: "AzureMarketplace", action: "INS", offer: ""),
      offerTitle: "Test Microsoft", description: "Test run through Power Automate")
  }

  /// The organisation's id in the documented test lead.
  public static let organisation = "00Do0000000ZHog"

  /// The keys of a row: which ones Marketplace gives is not documented.
  static let rowKeys = (partition: "sample", row: "0c7e2b1a-5a0e-4f6f-8d4c-8f1f4d3a2b10")

  /// The test lead as it comes to a destination.
  ///
  /// - Parameters:
  ///   - test: The test lead.
  ///   - destination: The destination.
  ///   - offerTitle: The offer's title; the documented one where there is none.
  /// - Returns: The lead.
  public static func test(
    _ test: TestLead, for destination: LeadDestination, offerTitle: String? = nil
  ) -> Lead {
    guard destination == .httpsEndpoint else {
      return test.lead(offerTitle: offerTitle ?? "Contoso Test")
    }
    // The questions and answers show it with the customer of the list, and the marker in the
    // description alone.
    return Lead(
      customer: usual.customer,
      source: LeadSource(source: "AzureMarketplace", action: "INS", offer: ""),
      offerTitle: offerTitle ?? "Contoso Test", description: test.marker)
  }
}
