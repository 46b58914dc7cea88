/// The publisher whose services the sandbox plays. Nothing here works anywhere else.
public enum World {
  /// The directory.
  public static let tenantID = "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44"
  /// A verified domain of the directory.
  public static let domain = "contoso.onmicrosoft.com"
  /// The application that writes leads.
  public static let applicationID = "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11"
  /// The application's client secret.
  public static let clientSecret = "Sbx8Q~leadline-sandbox-secret-0123456789"
  /// The public client by which a user signs in with a password.
  public static let publicClientID = "5b0f7d3e-2c64-4f0d-8a53-9d0c4e1f6a72"
  /// The user who writes leads.
  public static let userName = "lead.writer@contoso.onmicrosoft.com"
  /// The user's password.
  public static let password = "sandbox-only 7 Leads"
  /// The host of the Dataverse organisation.
  public static let organisationHost = "contoso.crm4.dynamics.com"
  /// The host of the sign-in service.
  public static let authorityHost = "login.microsoftonline.com"
  /// The storage account.
  public static let account = "contosoleads"
  /// The host of the account's table service.
  public static let tableHost = "contosoleads.table.core.windows.net"
  /// The account's key: base64 of 64 bytes.
  public static let accountKey =
    "bGVhZGxpbmUtc2FuZGJveC1hY2NvdW50LWtleS10aGF0LW9wZW5zLW5vdGhpbmctYW55d2hlcmUtZWxzZS0wMA=="
}
