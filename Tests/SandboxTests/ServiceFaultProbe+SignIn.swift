@testable import Sandbox

extension ServiceFaultProbe {
  static let signIn: [ServiceFaultProbe] = [
    .init(
      fault: "tenant-not-found", question: .discovery, status: 400,
      words: [
        "AADSTS90002: Tenant '3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44' not found. "
          + "Check to make sure you have the correct tenant ID and are signing into "
          + "the correct cloud."
      ], error: "invalid_tenant"),
    .init(
      fault: "tenant-not-found-old-wording", question: .discovery, status: 400,
      words: [
        "AADSTS90002: Tenant '3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44' not found. "
          + "This may happen if there are no active subscriptions for the tenant."
      ], error: "invalid_tenant"),
    .init(
      fault: "tenant-identifier-invalid", question: .discovery, status: 400,
      words: [
        "AADSTS900023: Specified tenant identifier "
          + "'3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44' is neither a valid DNS name, nor "
          + "a valid external domain."
      ], error: "invalid_request"),
    .init(
      fault: "tenant-identifier-empty", question: .discovery, status: 400,
      words: [
        "AADSTS900021: Requested tenant identifier "
          + "'00000000-0000-0000-0000-000000000000' is not valid. Tenant identifiers "
          + "may not be an empty GUID."
      ], error: "invalid_request"),
    .init(
      fault: "tenant-in-other-cloud", question: .discovery, status: 400,
      words: [
        "AADSTS90038: Tenant '3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44' request is "
          + "being redirected to the National Cloud 'MicrosoftOnline.US'."
      ]),
    .init(
      fault: "ids-swapped", question: .discovery, status: 400, words: ["AADSTS90002: "],
      error: "invalid_tenant"),
    .init(
      fault: "application-not-found", question: .token, status: 400,
      words: [
        "AADSTS700016: Application with identifier "
          + "'8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11' was not found in the directory "
          + "'Contoso'. This can happen if the application has not been installed by "
          + "the administrator of the tenant or consented to by any user in the "
          + "tenant. You may have sent your authentication request to the wrong "
          + "tenant."
      ], error: "unauthorized_client"),
    .init(
      fault: "application-not-found-old-wording", question: .token, status: 400,
      words: [
        "AADSTS70001: Application with identifier "
          + "'8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11' was not found in the directory "
          + "Contoso"
      ], error: "unauthorized_client"),
    .init(
      fault: "application-disabled", question: .token, status: 400,
      words: [
        "AADSTS7000112: Application "
          + "'8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11'(Marketplace leads) is disabled."
      ], error: "unauthorized_client"),
    .init(
      fault: "service-principal-missing", question: .token, status: 401,
      words: [
        "AADSTS7000229: The client application "
          + "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11 is missing service principal in "
          + "the tenant 3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44. See instructions here: "
          + "https://go.microsoft.com/fwlink/?linkid=2225119"
      ], error: "invalid_client"),
    .init(
      fault: "secret-invalid", question: .token, status: 401,
      words: [
        "AADSTS7000215: Invalid client secret provided. Ensure the secret being "
          + "sent in the request is the client secret value, not the client secret "
          + "ID, for a secret added to app '8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11'."
      ], error: "invalid_client"),
    .init(
      fault: "secret-invalid-old-wording", question: .token, status: 401,
      words: [
        "AADSTS70002: Error validating credentials. AADSTS50012: Invalid client "
          + "secret is provided.", "[70002,50012]",
      ], error: "invalid_client"),
    .init(
      fault: "secret-expired", question: .token, status: 401,
      words: [
        "AADSTS7000222: The provided client secret keys for app "
          + "'8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11' are expired. Visit the Azure "
          + "portal to create new keys for your app: https://aka.ms/NewClientSecret, "
          + "or consider using certificate credentials for added security: "
          + "https://aka.ms/certCreds."
      ], error: "invalid_client"),
    .init(
      fault: "secret-missing", question: .token, status: 401,
      words: [
        "AADSTS7000218: The request body must contain the following parameter: "
          + "'client_assertion' or 'client_secret'."
      ], error: "invalid_client"),
    .init(
      fault: "resource-not-found", question: .token, status: 400,
      words: [
        "AADSTS500011: The resource principal named "
          + "https://contoso.crm4.dynamics.com was not found in the tenant named "
          + "Contoso.", "You might have sent your authentication request to the wrong tenant.",
      ], error: "invalid_resource"),
    .init(
      fault: "resource-disabled", question: .token, status: 400,
      words: [
        "AADSTS500014: The service principal for resource "
          + "'https://contoso.crm4.dynamics.com' is disabled. This indicate that a "
          + "subscription within the tenant has lapsed"
      ], error: "invalid_resource"),
    .init(
      fault: "application-not-assigned", question: .token, status: 400,
      words: [
        "AADSTS501051: Application "
          + "'8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11'(Marketplace leads) is not "
          + "assigned to a role for the application"
      ], error: "invalid_grant"),
    .init(
      fault: "application-blocked", question: .token, status: 400,
      words: [
        "AADSTS53003: Access has been blocked by Conditional Access policies. "
          + "The access policy does not allow token issuance."
      ], error: "invalid_grant"),
    .init(
      fault: "sign-in-throttled", question: .token, status: 429, words: ["AADSTS90055: "],
      hasWait: true),
    .init(
      fault: "sign-in-unavailable", question: .discovery, status: 503,
      words: ["AADSTS90033: A transient error has occurred. Please try again."],
      error: "temporarily_unavailable", hasWait: true),
    .init(
      fault: "user-not-found", question: .userToken, status: 400,
      words: [
        "AADSTS50034: The user account {EmailHidden} does not exist in the "
          + "contoso.onmicrosoft.com directory. To sign into this application, the "
          + "account must be added to the directory."
      ], error: "invalid_grant"),
    .init(
      fault: "password-wrong", question: .userToken, status: 400,
      words: [
        "AADSTS50126: Error validating credentials due to invalid username or "
          + "password."
      ], error: "invalid_grant"),
    .init(
      fault: "mfa-required", question: .userToken, status: 400,
      words: [
        "AADSTS50076: Due to a configuration change made by your administrator, "
          + "or because you moved to a new location, you must use multi-factor "
          + "authentication to access '00000007-0000-0000-c000-000000000000'."
      ], error: "invalid_grant"),
    .init(
      fault: "mfa-not-passed", question: .userToken, status: 400,
      words: [
        "AADSTS50074: Strong authentication is required and the user did not "
          + "pass the MFA challenge."
      ], error: "invalid_grant"),
    .init(
      fault: "mfa-registration-required", question: .userToken, status: 400,
      words: [
        "AADSTS50079: Due to a configuration change made by your administrator, "
          + "or because you moved to a new location, you must enroll in multi-factor "
          + "authentication to access"
      ], error: "invalid_grant"),
    .init(
      fault: "user-blocked", question: .userToken, status: 400,
      words: ["AADSTS53003: Access has been blocked by Conditional Access policies."],
      error: "invalid_grant"),
    .init(
      fault: "user-blocked-by-security-defaults", question: .userToken, status: 400,
      words: ["AADSTS530035: Access has been blocked by security defaults."], error: "invalid_grant"
    ),
    .init(
      fault: "account-locked", question: .userToken, status: 400,
      words: [
        "AADSTS50053: The account is locked, you've tried to sign in too many "
          + "times with an incorrect user ID or password."
      ], error: "invalid_grant"),
    .init(
      fault: "password-expired", question: .userToken, status: 400,
      words: ["AADSTS50055: The password is expired."], error: "invalid_grant"),
    .init(
      fault: "account-disabled", question: .userToken, status: 400,
      words: ["AADSTS50057: The user account is disabled."], error: "invalid_grant"),
    .init(
      fault: "user-federated", question: .userToken, status: 400,
      words: [
        "AADSTS50056: Invalid or null password: password does not exist in the "
          + "directory for this user."
      ], error: "invalid_grant"),
    .init(
      fault: "consent-missing", question: .userToken, status: 400,
      words: [
        "AADSTS65001: The user or administrator has not consented to use the "
          + "application with ID '5b0f7d3e-2c64-4f0d-8a53-9d0c4e1f6a72' named 'Lead "
          + "sign-in'. Send an interactive authorization request for this user and "
          + "resource."
      ], error: "invalid_grant"),
    .init(
      fault: "client-not-public", question: .userToken, status: 401,
      words: [
        "AADSTS7000218: The request body must contain the following parameter: "
          + "'client_assertion' or 'client_secret'."
      ], error: "invalid_client"),
  ]
}
