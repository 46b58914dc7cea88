@testable import Sandbox

extension ServiceFaultProbe {
  static let tables: [ServiceFaultProbe] = [
    .init(
      fault: "key-rejected", question: .table("Tables?$top=1"), status: 403,
      words: [
        "AuthenticationFailed",
        "Server failed to authenticate the request. Make sure the value of "
          + "Authorization header is formed correctly including the signature.",
      ]),
    .init(
      fault: "shared-key-disabled", question: .table("Tables?$top=1"), status: 403,
      words: [
        "KeyBasedAuthenticationNotPermitted",
        "Key based authentication is not permitted on this storage account.",
      ]),
    .init(
      fault: "firewall", question: .table("Tables?$top=1"), status: 403,
      words: ["AuthorizationFailure", "This request is not authorized to perform this operation."]),
    .init(
      fault: "storage-account-disabled", question: .table("Tables?$top=1"), status: 403,
      words: ["AccountIsDisabled", "The specified account is disabled."]),
    .init(
      fault: "clock-ten-minutes", question: .table("Tables?$top=1"), status: 200, words: []),
    .init(
      fault: "clock-twenty-minutes", question: .table("Tables?$top=1"), status: 403,
      words: ["AuthenticationFailed"]),
    .init(
      fault: "leads-table-missing", question: .table("MarketplaceLeads()"), status: 404,
      words: ["TableNotFound", "The table specified does not exist."]),
    .init(
      fault: "columns-unexpected", question: .table("MarketplaceLeads()"), status: 200,
      words: ["\"EventName\""]),
    .init(
      fault: "not-a-table-service", question: .anonymousTable, status: 404,
      words: ["<center>nginx</center>"]),
    .init(
      fault: "table-busy", question: .table("Tables?$top=1"), status: 503,
      words: [
        "ServerBusy",
        "The server is currently unable to receive requests. Please retry your "
          + "request.",
      ], hasWait: true),
    .init(
      fault: "table-timed-out", question: .table("Tables?$top=1"), status: 500,
      words: [
        "OperationTimedOut", "The operation could not be completed within the permitted time.",
      ]),
    .init(
      fault: "table-internal-error", question: .table("Tables?$top=1"), status: 500,
      words: [
        "InternalError", "The server encountered an internal error. Please retry the request.",
      ]),
    .init(
      fault: "insert-denied", question: .insertRow, status: 403,
      words: [
        "AuthorizationPermissionMismatch",
        "This request is not authorized to perform this operation using this "
          + "permission.",
      ]),
    .init(
      fault: "table-being-deleted", question: .insertRow, status: 409,
      words: ["TableBeingDeleted", "The specified table is being deleted."]),
    .init(
      fault: "row-not-removed", question: .removeRow, status: 403,
      words: ["AuthorizationPermissionMismatch"]),
    .init(
      fault: "sas-expired", question: .signature, status: 403,
      words: [
        "AuthenticationFailed",
        "Signature not valid in the specified time frame: Start [] - Expiry [",
      ]),
    .init(
      fault: "sas-permissions", question: .signature, status: 403,
      words: [
        "AuthorizationPermissionMismatch",
        "This request is not authorized to perform this operation using this "
          + "permission.",
      ]),
    .init(
      fault: "sas-services", question: .signature, status: 403,
      words: [
        "AuthorizationServiceMismatch",
        "This request is not authorized to perform this operation using this "
          + "service.",
      ]),
    .init(
      fault: "sas-resource-types", question: .signature, status: 403,
      words: [
        "AuthorizationResourceTypeMismatch",
        "This request is not authorized to perform this operation using this "
          + "resource type.",
      ]),
    .init(
      fault: "sas-address", question: .signature, status: 403,
      words: [
        "AuthorizationSourceIPMismatch",
        "This request is not authorized to perform this operation using this "
          + "source IP 203.0.113.17.",
      ]),
    .init(
      fault: "sas-protocol", question: .signature, status: 403,
      words: [
        "AuthorizationProtocolMismatch",
        "This request is not authorized to perform this operation using this "
          + "protocol.",
      ]),
  ]
}
