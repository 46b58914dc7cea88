import Text

/// What stands in the table of leads from the start.
enum TableLeads {
  /// Rows as Marketplace writes them.
  static let leads = [
    row(
      "2026-11-02", "0c7e2b1a-5a0e-4f6f-8d4c-8f1f4d3a2b10", 1_793_606_400,
      [
        ("ActionCode", "INS"), ("CreatedTime", "2026-11-02T08:00:00Z"),
        ("CustomerInfo", customer("Erika", "Mustermann")), ("Description", "Campaigns: "),
        ("LeadSource", "AzureMarketplace-INS|contoso.contoso-crm"),
        ("OfferDisplayName", "Contoso CRM"), ("ProductId", "contoso.contoso-crm"),
        ("PublisherDisplayName", "Contoso"),
      ]),
    row(
      "2026-11-09", "6f1d9f5e-2c77-43a3-9d0b-51d0a7e6c3f4", 1_794_211_200,
      [
        ("ActionCode", "PLT"), ("CreatedTime", "2026-11-09T08:00:00Z"),
        ("CustomerInfo", customer("Jean", "Dupont")), ("Description", " "),
        ("LeadSource", "SPZA-PLT|contoso.contoso-crm"), ("OfferDisplayName", "Contoso CRM"),
        ("ProductId", "contoso.contoso-crm"), ("PublisherDisplayName", "Contoso"),
      ]),
  ]

  /// Rows of some other program.
  static let strangers = [
    row(
      "2026-11-02", "0001", 1_793_606_400,
      [("Level", "Information"), ("EventName", "Started"), ("Machine", "web-1")])
  ]

  private static func row(
    _ partition: String, _ name: String, _ seconds: Int, _ values: [(String, String)]
  ) -> TableEntity {
    TableEntity(
      key: .init(partition: partition, row: name),
      properties: values.map { (name: $0.0, value: .string($0.1)) },
      moment: Moment(timestamp: Timestamp(seconds: seconds), ticks: 1_234_567))
  }

  private static func customer(_ first: String, _ last: String) -> String {
    JSONWriter.compact([
      "FirstName": JSONValue(first), "LastName": JSONValue(last),
      "Email": "\(first.lowercased())@example.com", "Phone": "1234567890", "Country": "US",
      "Company": "Fabrikam", "Title": "CTO",
    ])
  }
}
