extension NoviceMistake {
  private static let url = "URL"
  private static let application = "Application (client) ID"
  private static let directory = "Directory ID (tenant)"
  private static let secret = "Client secret (Application Key)"

  /// What is typed wrongly where an application signs in.
  static let typedForApplication = addresses + identifiers + secrets

  private static let addresses: [NoviceMistake] = [
    typed(
      "the portal of the makers", url, "https://make.powerapps.com/environments/home",
      .explained("dynamics-url-maker-portal")),
    typed(
      "the portal of the administrators", url, "https://admin.powerplatform.microsoft.com/",
      .explained("dynamics-url-maker-portal")),
    typed(
      "another product", url, "https://contoso.operations.dynamics.com",
      .explained("dynamics-url-finance-operations")),
    typed(
      "the address of a page", url,
      "https://contoso.crm4.dynamics.com/main.aspx?appid=1&pagetype=entitylist&etn=lead", .repaired),
    typed("an address without encryption", url, "http://contoso.crm4.dynamics.com", .repaired),
    typed("a bare host", url, "contoso.crm4.dynamics.com", .repaired),
    typed(
      "a mistyped name", url, "https://contosso.crm4.dynamics.com",
      .explained("network-host-not-found")),
    typed(
      "a mistyped domain", url, "https://contoso.crm4.dynamics.con",
      .explained("dynamics-url-malformed")),
    typed(
      "a server of one's own", url, "https://crm.contoso.com",
      .explained("dynamics-url-malformed")),
    typed(
      "the environment's name", url, "Contoso Production", .explained("dynamics-url-malformed")),
  ]

  private static let identifiers: [NoviceMistake] = [
    typed(
      "the directory of the publisher account", directory, "9c2b7e40-5d3f-4f0e-8a61-2e4c0b9d7f15",
      .explained("aad-tenant-not-found")),
    NoviceMistake(
      name: "dynamics: directory and application swapped", destination: "dynamics",
      authentication: "azureAD", fault: nil,
      slips: [
        Novice.Slip(label: application, text: "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44"),
        Novice.Slip(label: directory, text: "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11"),
      ], end: .explained("dynamics-ids-swapped")),
    typed(
      "the object ID", application, "c4d9a6b1-7f52-4a3e-9d08-51e6b7a9c023",
      .explained("aad-application-not-found")),
    typed("an ID in braces", application, "{8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11}", .repaired),
    typed("an ID in quotes", directory, "\"3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44\"", .repaired),
    typed(
      "the ID of the documentation", application, "23456052-aaaa-bbbb-8662-1234df56788f",
      .explained("dynamics-id-sample")),
    typed(
      "the application's name", application, "MarketplaceLeads",
      .explained("dynamics-application-id-malformed")),
    typed(
      "an ID cut short", directory, "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c",
      .explained("aad-invalid-tenant-identifier")),
    typed(
      "a directory of another cloud", directory, "contoso.partner.onmschina.cn",
      .explained("dynamics-url-wrong-cloud")),
    typed(
      "the directory's name", directory, "fabrikam.onmicrosoft.com",
      .explained("aad-tenant-not-found")),
  ]

  private static let secrets: [NoviceMistake] = [
    typed(
      "the secret's ID", secret, "5f6a7b8c-1d2e-4f3a-8b4c-9d0e1f2a3b4c",
      .explained("dynamics-secret-is-id")),
    typed(
      "a secret cut short", secret, "Sbx8Q~leadline-sandbox-secret-01234567",
      .explained("aad-invalid-client-secret")),
    typed(
      "the secret of another application", secret, "Tcy9R~contoso.reports-secret_98765432100",
      .explained("aad-invalid-client-secret")),
    typed(
      "the secret as the portal shows it later", secret, "Sbx******************",
      .explained("aad-invalid-client-secret")),
    typed(
      "the word of the instructions", secret, "<your-client-secret>",
      .explained("aad-invalid-client-secret")),
  ]

  /// What is typed wrongly where a user signs in.
  static let typedForUser: [NoviceMistake] = [
    typed(
      "a user without a domain", "User name", "lead.writer",
      .explained("dynamics-account-malformed"), user: true),
    typed(
      "a user who does not exist", "User name", "lead.reader@contoso.onmicrosoft.com",
      .explained("aad-user-not-found"), user: true),
    typed(
      "a wrong password", "Password", "sandbox-only 7 leads", .explained("aad-wrong-password"),
      user: true),
    typed(
      "another application for looking", "Client ID for verification",
      "c4d9a6b1-7f52-4a3e-9d08-51e6b7a9c023", .explained("aad-application-not-found"), user: true),
  ]

  /// What is wrong with the services where an application signs in.
  static let played: [NoviceMistake] = [
    fault("no-such-host", "network-host-not-found"),
    fault("connection-refused", "network-connection-refused"),
    fault("tls-expired", "tls-certificate-expired"),
    fault("tls-untrusted", "tls-certificate-untrusted"),
    fault("captive-portal", "network-captive-portal"),
    fault("throttled", "network-throttled"),
    fault("unavailable*9", "network-unavailable"),
    fault("not-an-organisation", "dynamics-not-an-organisation"),
    fault("tenant-not-found", "aad-tenant-not-found"),
    fault("organisation-of-other-tenant", "dynamics-tenant-mismatch"),
    fault("application-not-found", "aad-application-not-found"),
    fault("application-disabled", "aad-application-disabled"),
    fault("application-not-assigned", "aad-application-not-assigned"),
    fault("application-blocked", "aad-conditional-access-blocked"),
    fault("service-principal-missing", "aad-service-principal-missing"),
    fault("secret-expired", "aad-client-secret-expired"),
    fault("sign-in-throttled*4", "aad-throttled"),
    fault("token-other-audience", "dynamics-token-mismatch"),
    fault("token-other-tenant", "dynamics-token-mismatch"),
    fault("token-refused", "dynamics-cannot-log-in"),
    fault("no-application-user", "dynamics-no-application-user"),
    fault("user-disabled", "dynamics-user-disabled"),
    fault("access-mode-read", "dynamics-access-mode"),
    fault("organisation-throttled", "dynamics-throttled"),
    fault("no-roles", "dynamics-no-roles-assigned"),
    fault("role-missing", "dynamics-lead-writer-role-missing"),
    fault("role-not-assigned", "dynamics-lead-writer-role-not-assigned"),
    fault("roles-hidden", "dynamics-look-not-permitted"),
    fault("solution-missing", "dynamics-solution-missing"),
    fault("lead-table-missing", "dynamics-lead-table-missing"),
    fault("privilege-create-lead-missing", "dynamics-privilege-missing"),
    fault("privilege-depth-too-small", "dynamics-privilege-missing"),
    fault("lead-source-secured", "dynamics-missing-create-permission"),
    fault("lead-duplicate", "dynamics-duplicate-detected"),
    fault("lead-plugin-error", "dynamics-plugin-error"),
    fault("from-nothing", "dynamics-no-application-user"),
    fault("mfa-required", "aad-mfa-required", user: true),
    fault("password-expired", "aad-password-expired", user: true),
    fault("account-locked", "aad-account-locked", user: true),
    fault("user-not-licensed", "dynamics-user-not-licensed", user: true),
    fault("consent-missing", "aad-consent-missing", user: true),
  ]
}
