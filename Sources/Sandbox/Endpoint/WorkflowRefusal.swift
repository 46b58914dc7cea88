import Text

/// Why a workflow is not run, as flows and Logic Apps say it.
struct WorkflowRefusal: Error, Hashable {
  let status: Int
  let code: String
  let message: String
  /// How many seconds to wait.
  var retryAfter: Int?

  init(_ status: Int, _ code: String, _ message: String, retryAfter: Int? = nil) {
    self.status = status
    self.code = code
    self.message = message
    self.retryAfter = retryAfter
  }

  var response: ServiceResponse {
    ServiceResponse(
      status, json: ["error": ["code": JSONValue(code), "message": JSONValue(message)]],
      headers: retryAfter.map { [("Retry-After", String($0))] } ?? [])
  }
}

extension WorkflowRefusal {
  static let signatureMissing = WorkflowRefusal(
    401, "DirectApiAuthorizationRequired",
    "The request must be authenticated only by Shared Access scheme.")

  static let tokenRequired = WorkflowRefusal(
    401, "DirectApiAuthorizationRequired",
    "The OAuth authorization scheme is required. Please add authentication scheme and try again.")

  static let claimsMismatch = WorkflowRefusal(
    401, "MisMatchingOAuthClaims",
    "One or more claims either missing or does not match with the open authentication access "
      + "control policy.")

  static let schemeInvalid = WorkflowRefusal(
    401, "DirectApiInvalidAuthorizationScheme",
    "The provided authorization token is not valid. The request should have a valid authorization "
      + "header with 'Bearer' scheme.")

  static let schemesMixed = WorkflowRefusal(
    401, "DirectApiRequestHasMoreThanOneAuthorization",
    "The request has SAS authentication scheme, 'Bearer' authorization scheme or internal token "
      + "scheme. Only one scheme should be used.")

  static let credentialsInvalid = WorkflowRefusal(
    401, "InvalidSharedAccessSignature", "The authentication credentials are not valid.")

  static let callerRefused = WorkflowRefusal(
    403, "AuthorizationFailed",
    "The client IP address '203.0.113.17' is not in the allowed caller IP address ranges specified "
      + "in the workflow access control configuration.")

  static func notFound(_ id: String) -> WorkflowRefusal {
    WorkflowRefusal(404, "WorkflowNotFound", "The workflow '\(id)' could not be found.")
  }

  static func off(_ id: String) -> WorkflowRefusal {
    WorkflowRefusal(
      400, "WorkflowTriggerIsNotEnabled",
      "Could not execute workflow '\(id)' trigger 'manual' with state 'Disabled': trigger is not "
        + "enabled.")
  }

  static let methodInvalid = WorkflowRefusal(
    405, "TriggerRequestMethodNotValid",
    "The HTTP method for trigger 'manual' of type 'Request' is not valid. Expected HTTP method: "
      + "'POST'.")

  static func schemaMismatch(_ mistakes: [String]) -> WorkflowRefusal {
    WorkflowRefusal(
      400, "TriggerInputSchemaMismatch",
      "The input body for trigger 'manual' of type 'Request' did not match its schema definition. "
        + "Error details: '\(mistakes.joined(separator: ","))'.")
  }

  static func noResponse(_ run: String) -> WorkflowRefusal {
    WorkflowRefusal(
      502, "NoResponse",
      "The server did not received a response from an upstream server. Request tracking id "
        + "'\(run)'.")
  }

  static func responseLate(_ run: String) -> WorkflowRefusal {
    WorkflowRefusal(
      504, "GatewayTimeout",
      "The server did not receive a response from an upstream server. Request tracking id "
        + "'\(run)'.")
  }

  static let throttled = WorkflowRefusal(
    429, "WorkflowRunActionThrottled", "The rate of traffic is too high.", retryAfter: 1)
}
