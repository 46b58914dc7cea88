extension NoviceMistake {
  private static let label = "Storage account connection string"
  private static let key =
    "bGVhZGxpbmUtc2FuZGJveC1hY2NvdW50LWtleS10aGF0LW9wZW5zLW5vdGhpbmctYW55d2hlcmUtZWxzZS0wMA=="
  private static let otherKey =
    "dGhlIGtleSBvZiBhbm90aGVyIHN0b3JhZ2UgYWNjb3VudCwgd2hpY2ggb3BlbnMgbm90aGluZyBhbnl3aGVyZQ=="
  private static let signature =
    "sv=2024-11-04&ss=t&srt=sco&sp=rwdlacu&se=2025-01-01T00:00:00Z&st=2024-01-01T00:00:00Z"
    + "&spr=https&sig=bGVhZGxpbmUtYS1zaWduYXR1cmUtdGhhdC1lbmRlZCE%3D"

  private static func string(
    account: String = "contosoleads", key: String = key, suffix: String = "core.windows.net",
    scheme: String = "https"
  ) -> String {
    "DefaultEndpointsProtocol=\(scheme);AccountName=\(account);AccountKey=\(key)"
      + ";EndpointSuffix=\(suffix)"
  }

  private static func typed(_ name: String, _ text: String, _ end: End) -> NoviceMistake {
    typed(name, label, text, end, "table")
  }

  /// What is typed wrongly for a table.
  static let typedForTable: [NoviceMistake] = [
    typed("the key alone", key, .explained("table-not-a-connection-string")),
    typed(
      "a string that ends within the key", String(string().prefix(120)),
      .explained("table-key-malformed")),
    typed(
      "a string that begins too late", String(string().dropFirst(40)),
      .explained("table-string-damaged")),
    typed("the key of another account", string(key: otherKey), .explained("table-key-rejected")),
    typed(
      "another account", string(account: "contosoleadz"), .explained("table-account-not-found")),
    typed(
      "the suffix of the old page", string(suffix: "core.screens.net"),
      .explained("table-endpoint-suffix")),
    typed("a string in quotes", "\"\(string())\"", .repaired),
    typed("a string within JSON", "{\"connectionString\": \"\(string())\"}", .understood),
    typed("no encryption", string(scheme: "http"), .explained("table-not-https")),
    typed("the emulator", "UseDevelopmentStorage=true", .explained("table-emulator")),
    typed(
      "the address of the tables", "https://contosoleads.table.core.windows.net/",
      .explained("table-not-a-connection-string")),
    typed(
      "a signature that has ended",
      "TableEndpoint=https://contosoleads.table.core.windows.net/;SharedAccessSignature="
        + signature, .explained("table-sas-expired")),
    typed(
      "the signature alone",
      "https://contosoleads.table.core.windows.net/?\(signature)",
      .explained("table-not-a-connection-string")),
    typed(
      "the example of a page", string(account: "myaccount", key: "myAccountKey=="),
      .explained("table-sample-value")),
    typed(
      "an account with capitals", string(account: "ContosoLeads"),
      .explained("table-account-malformed")),
  ]

  /// What is wrong with the service of tables.
  static let playedForTable: [NoviceMistake] = [
    fault("no-such-host", "table-account-not-found", "table"),
    fault("firewall", "table-firewall", "table"),
    fault("shared-key-disabled", "table-shared-key-disabled", "table"),
    fault("key-rejected", "table-key-rejected", "table"),
    fault("storage-account-disabled", "table-account-disabled", "table"),
    fault("leads-table-missing", "table-leads-table-missing", "table"),
    fault("not-a-table-service", "table-not-a-table-service", "table"),
    fault("clock-twenty-minutes", "table-clock-differs", "table"),
    fault("table-busy*6", "table-busy", "table"),
    fault("tls-self-signed", "tls-certificate-self-signed", "table"),
    fault("connection-reset", "network-connection-reset", "table"),
    fault("insert-denied", "table-sas-permissions", "table"),
  ]
}
