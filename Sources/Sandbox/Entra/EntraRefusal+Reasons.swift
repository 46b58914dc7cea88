extension EntraRefusal {
  static func tenantNotFound(_ tenant: String) -> EntraRefusal {
    EntraRefusal(
      400, "invalid_request", 90002,
      text:
        "Tenant '\(tenant)' not found. Check to make sure you have the correct tenant ID and are "
        + "signing into the correct cloud. Check with your subscription administrator, this may "
        + "happen if there are no active subscriptions for the tenant.")
  }

  /// The words of documented error 3, which the service said until 2021.
  static func tenantNotFoundOldWording(_ tenant: String) -> EntraRefusal {
    EntraRefusal(
      400, "invalid_request", 90002,
      text:
        "Tenant '\(tenant)' not found. This may happen if there are no active subscriptions for "
        + "the tenant. Check to make sure you have the correct tenant ID. Check with your "
        + "subscription administrator.")
  }

  static func tenantMalformed(_ tenant: String) -> EntraRefusal {
    EntraRefusal(
      400, "invalid_request", 900023,
      text: "Specified tenant identifier '\(tenant)' is neither a valid DNS name, nor a valid "
        + "external domain.")
  }

  static let tenantEmpty = EntraRefusal(
    400, "invalid_request", 900021,
    text: "Requested tenant identifier '\(Identifier.empty)' is not valid. Tenant identifiers may "
      + "not be an empty GUID.")

  static func tenantInOtherCloud(_ tenant: String) -> EntraRefusal {
    EntraRefusal(
      400, "invalid_request", 90038,
      text: "Tenant '\(tenant)' request is being redirected to the National Cloud "
        + "'MicrosoftOnline.US'.")
  }

  static func applicationNotFound(_ id: String) -> EntraRefusal {
    EntraRefusal(
      400, "unauthorized_client", 700016,
      text: "Application with identifier '\(id)' was not found in the directory "
        + "'\(Directory.displayName)'. This can happen if the application has not been installed "
        + "by the administrator of the tenant or consented to by any user in the tenant. You may "
        + "have sent your authentication request to the wrong tenant.")
  }

  static func applicationNotFoundOldWording(_ id: String) -> EntraRefusal {
    EntraRefusal(
      400, "unauthorized_client", 70001,
      text: "Application with identifier '\(id)' was not found in the directory "
        + "\(Directory.displayName)")
  }

  static func applicationDisabled(_ id: String) -> EntraRefusal {
    EntraRefusal(
      400, "unauthorized_client", 7_000_112,
      text: "Application '\(id)'(\(Directory.applicationName)) is disabled.")
  }

  static func servicePrincipalMissing(_ id: String, tenant: String) -> EntraRefusal {
    EntraRefusal(
      401, "invalid_client", 7_000_229,
      text: "The client application \(id) is missing service principal in the tenant \(tenant). "
        + "See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119")
  }

  static func secretInvalid(_ id: String) -> EntraRefusal {
    EntraRefusal(
      401, "invalid_client", 7_000_215,
      text: "Invalid client secret provided. Ensure the secret being sent in the request is the "
        + "client secret value, not the client secret ID, for a secret added to app '\(id)'.")
  }

  static let secretInvalidOldWording = EntraRefusal(
    401, "invalid_client", 70002, 50012,
    text: "Error validating credentials. AADSTS50012: Invalid client secret is provided.")

  static func secretExpired(_ id: String) -> EntraRefusal {
    EntraRefusal(
      401, "invalid_client", 7_000_222,
      text:
        "The provided client secret keys for app '\(id)' are expired. Visit the Azure portal to "
        + "create new keys for your app: https://aka.ms/NewClientSecret, or consider using "
        + "certificate credentials for added security: https://aka.ms/certCreds.")
  }

  static let secretMissing = EntraRefusal(
    401, "invalid_client", 7_000_218,
    text: "The request body must contain the following parameter: 'client_assertion' or "
      + "'client_secret'.")

  static func resourceNotFound(_ resource: String) -> EntraRefusal {
    EntraRefusal(
      400, "invalid_resource", 500_011,
      text: "The resource principal named \(resource) was not found in the tenant named "
        + "\(Directory.displayName). This can happen if the application has not been installed by "
        + "the administrator of the tenant or consented to by any user in the tenant. You might "
        + "have sent your authentication request to the wrong tenant.")
  }

  static func resourceDisabled(_ resource: String) -> EntraRefusal {
    EntraRefusal(
      400, "invalid_resource", 500_014,
      text: "The service principal for resource '\(resource)' is disabled. This indicate that a "
        + "subscription within the tenant has lapsed, or that the administrator for this tenant "
        + "has disabled the application, preventing tokens from being issued for it.")
  }

  static func applicationNotAssigned(_ id: String, resource: String) -> EntraRefusal {
    EntraRefusal(
      400, "invalid_grant", 501_051,
      text: "Application '\(id)'(\(Directory.applicationName)) is not assigned to a role for the "
        + "application '\(resource)'(Dataverse).")
  }

  static let blocked = EntraRefusal(
    400, "invalid_grant", 53003,
    text:
      "Access has been blocked by Conditional Access policies. The access policy does not allow "
      + "token issuance.", suberror: "message_only")

  static let blockedBySecurityDefaults = EntraRefusal(
    400, "invalid_grant", 530_035, text: "Access has been blocked by security defaults.")

  static let throttled = EntraRefusal(
    429, "temporarily_unavailable", 90055,
    text: "There are too many incoming requests. Please try again later.",
    retryAfter: 1)

  static let unavailable = EntraRefusal(
    503, "temporarily_unavailable", 90033,
    text: "A transient error has occurred. Please try again.", retryAfter: 1)

  static func parameterMissing(_ name: String) -> EntraRefusal {
    EntraRefusal(
      400, "invalid_request", 900_144,
      text: "The request body must contain the following parameter: '\(name)'.")
  }

  static func grantUnsupported(_ name: String) -> EntraRefusal {
    EntraRefusal(
      400, "unsupported_grant_type", 70003,
      text: "The app requested an unsupported grant type '\(name)'.")
  }

  static let grantNeedsTenant = EntraRefusal(
    400, "invalid_request", 9_001_023,
    text:
      "The grant type is not supported over the /common or /consumers endpoints. Please use the "
      + "/organizations or tenant-specific endpoint.")

  static let methodNotAllowed = EntraRefusal(
    400, "invalid_request", 900_561,
    text: "The endpoint only accepts POST requests. Received a GET request.")

  static func scopeWithoutDefault(_ scope: String) -> EntraRefusal {
    EntraRefusal(
      400, "invalid_scope", 1_002_012,
      text:
        "The provided value for scope \(scope) is not valid. Client credential flows must have a "
        + "scope value with /.default suffixed to the resource identifier (application ID URI).")
  }

  static func scopeMalformed(_ scope: String) -> EntraRefusal {
    EntraRefusal(
      400, "invalid_scope", 70011,
      text:
        "The provided value for the input parameter 'scope' is not valid. The scope \(scope) is "
        + "not valid.")
  }
}
