extension FaultCatalogue {
  /// What the sign-in service answers to order.
  static let signIn = application + user

  private static let application = [
    dynamics(
      "tenant-not-found", "the directory does not exist", entry: "aad-tenant-not-found",
      check: "dynamics.tenant"),
    dynamics(
      "tenant-not-found-old-wording", "the directory does not exist, said as until 2021",
      entry: "aad-tenant-not-found", check: "dynamics.tenant"),
    dynamics(
      "tenant-identifier-invalid", "the Directory ID is neither an id nor a domain",
      entry: "aad-invalid-tenant-identifier", check: "dynamics.tenant"),
    dynamics(
      "tenant-identifier-empty", "the Directory ID is the GUID of zeros",
      entry: "aad-invalid-tenant-identifier", check: "dynamics.tenant"),
    dynamics(
      "tenant-in-other-cloud", "the directory is in a national cloud",
      entry: "aad-tenant-in-other-cloud", check: "dynamics.tenant"),
    dynamics(
      "ids-swapped", "the directory and the application have each other's id",
      entry: "dynamics-ids-swapped", check: "dynamics.tenant"),
    dynamics(
      "application-not-found", "the directory does not know the application",
      entry: "aad-application-not-found", check: "dynamics.application"),
    dynamics(
      "application-not-found-old-wording",
      "the directory does not know the application, said as until 2019",
      entry: "aad-application-not-found", check: "dynamics.application"),
    dynamics(
      "application-disabled", "the application is disabled", entry: "aad-application-disabled",
      check: "dynamics.application"),
    dynamics(
      "service-principal-missing", "the application has no service principal in the directory",
      entry: "aad-service-principal-missing", check: "dynamics.sign-in"),
    dynamics(
      "secret-invalid", "the client secret is wrong", entry: "aad-invalid-client-secret",
      check: "dynamics.sign-in"),
    dynamics(
      "secret-invalid-old-wording", "the client secret is wrong, said as until 2019",
      entry: "aad-invalid-client-secret", check: "dynamics.sign-in"),
    dynamics(
      "secret-expired", "the client secret has expired", entry: "aad-client-secret-expired",
      check: "dynamics.sign-in"),
    dynamics(
      "secret-missing", "no client secret arrives", entry: "aad-client-secret-missing",
      check: "dynamics.sign-in"),
    dynamics(
      "resource-not-found", "the directory does not know the environment",
      entry: "aad-resource-not-found", check: "dynamics.sign-in"),
    dynamics(
      "resource-disabled", "the environment's service principal is disabled",
      entry: "aad-resource-disabled", check: "dynamics.sign-in"),
    dynamics(
      "application-not-assigned", "the application is not assigned to the environment",
      entry: "aad-application-not-assigned", check: "dynamics.sign-in"),
    dynamics(
      "application-blocked", "Conditional Access blocks the application",
      entry: "aad-conditional-access-blocked", check: "dynamics.sign-in"),
    dynamics(
      "sign-in-throttled", "the sign-in service has had too many requests", entry: "aad-throttled",
      check: "dynamics.application", status: "notEstablished"),
    dynamics(
      "sign-in-unavailable", "the sign-in service is out of order", entry: "aad-unavailable",
      check: "dynamics.tenant", status: "notEstablished"),
    dynamics(
      "token-other-audience", "the token is for another environment",
      entry: "dynamics-token-mismatch", check: "dynamics.token"),
    dynamics(
      "token-other-tenant", "the token is of another directory", entry: "dynamics-token-mismatch",
      check: "dynamics.token"),
  ]

  private static let user = [
    password("user-not-found", "the user does not exist", entry: "aad-user-not-found"),
    password("password-wrong", "the password is wrong", entry: "aad-wrong-password"),
    password("mfa-required", "the user needs a second factor", entry: "aad-mfa-required"),
    password(
      "mfa-not-passed", "the user did not give the second factor", entry: "aad-mfa-required"),
    password(
      "mfa-registration-required", "the user must register a second factor",
      entry: "aad-mfa-registration-required"),
    password(
      "user-blocked", "Conditional Access blocks the user", entry: "aad-conditional-access-blocked"),
    password(
      "user-blocked-by-security-defaults", "security defaults block the user",
      entry: "aad-conditional-access-blocked"),
    password("account-locked", "the account is locked", entry: "aad-account-locked"),
    password("password-expired", "the password has expired", entry: "aad-password-expired"),
    password("account-disabled", "the account is disabled", entry: "aad-account-disabled"),
    password(
      "user-federated", "the user's password is kept elsewhere", entry: "aad-federated-user"),
    password("consent-missing", "nobody has consented to the client", entry: "aad-consent-missing"),
    password(
      "client-not-public", "the client may not sign in without a secret",
      entry: "aad-not-a-public-client"),
  ]

  private static func dynamics(
    _ name: String, _ title: String, entry: String, check: String, status: String = "broken"
  ) -> Fault {
    Fault(name, title, entry: entry, check: check, status: status, example: "dynamics")
  }

  private static func password(_ name: String, _ title: String, entry: String) -> Fault {
    Fault(name, title, entry: entry, check: "dynamics.sign-in", example: "dynamics-office365")
  }
}
