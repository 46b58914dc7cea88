import Text

/// Why the organisation refuses.
struct DataverseRefusal: Error, Hashable {
  /// The status.
  let status: Int
  /// The code, such as `0x80040220`.
  let code: String
  /// What the service says about it.
  let message: String
  /// How many seconds to wait.
  var retryAfter: Int?

  init(_ status: Int, _ code: String, _ message: String, retryAfter: Int? = nil) {
    self.status = status
    self.code = code
    self.message = message
    self.retryAfter = retryAfter
  }

  /// The answer, without what every answer has.
  var response: ServiceResponse {
    let error: JSONValue = ["code": JSONValue(code), "message": JSONValue(message)]
    return ServiceResponse(
      status, json: ["error": error],
      headers: retryAfter.map { [(name: "Retry-After", value: String($0))] } ?? [],
      contentType: "application/json; odata.metadata=minimal")
  }
}

extension DataverseRefusal {
  static let notMember = DataverseRefusal(
    403, "0x80072560", "The user is not a member of the organization.")

  static func userDisabled(_ id: String) -> DataverseRefusal {
    DataverseRefusal(
      403, "0x80040225",
      "The specified user(Id = \(id)) is disabled. Consider enabling this user. Additional Details: "
        + "User IsDisabled=True")
  }

  static func noRoles(_ id: String) -> DataverseRefusal {
    DataverseRefusal(
      403, "0x80042f09",
      "SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user. Returned hr = "
        + "-2147209463, User: \(id)")
  }

  static func attributeDenied(_ attribute: String, _ userID: String) -> DataverseRefusal {
    DataverseRefusal(
      403, "0x8004f502",
      "Caller user with ID \(userID) does not have Create permissions for the \(attribute) "
        + "attribute in the lead entity. Count secured attributes in entity 1. user has 0 secured "
        + "attribute privileges.")
  }

  static func segmentNotFound(_ name: String) -> DataverseRefusal {
    DataverseRefusal(404, "0x80060888", "Resource not found for the segment '\(name)'.")
  }

  static func entityNotFound(_ name: String) -> DataverseRefusal {
    DataverseRefusal(
      404, "0x80040217",
      "Could not find an entity with name \(name) and id \(Identifier.empty).")
  }

  static func attributeNotFound(_ name: String, entity: String) -> DataverseRefusal {
    DataverseRefusal(
      404, "0x80040217",
      "Could not find an attribute with specified name: \(name) in the entity \(entity).")
  }

  static func propertyNotFound(_ name: String, entity: String) -> DataverseRefusal {
    DataverseRefusal(
      400, "0x80060888",
      "Could not find a property named '\(name)' on type 'Microsoft.Dynamics.CRM.\(entity)'.")
  }

  static func rowNotFound(_ entity: String, _ id: String) -> DataverseRefusal {
    DataverseRefusal(
      404, "0x80040217", "Entity '\(entity)' With Id = \(id) Does Not Exist")
  }

  static func malformed(_ message: String) -> DataverseRefusal {
    DataverseRefusal(400, "0x80060888", message)
  }

  static func payload(_ entitySet: String, _ reason: String) -> DataverseRefusal {
    DataverseRefusal(
      400, "0x80048d19",
      "Error identified in Payload provided by the user for Entity :'\(entitySet)', For more "
        + "information on this error please follow this help link "
        + "https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : "
        + "Microsoft.OData.ODataException: \(reason)")
  }

  static func methodNotAllowed(_ method: String) -> DataverseRefusal {
    DataverseRefusal(
      405, "0x8006088a",
      "The requested resource does not support http method '\(method)'.")
  }

  static let conditionNotMet = DataverseRefusal(
    412, "0x80060882",
    "The version of the existing record doesn't match the RowVersion property "
      + "provided.")

  static let plugInFailed = DataverseRefusal(
    400, "0x80040265", "Contoso.Sales.Plugins.LeadGuard: A lead needs a campaign.")

  static let duplicateFound = DataverseRefusal(
    412, "0x80040333",
    "A record was not created or updated because a duplicate of the current record already exists.")

  static let channelTimedOut = DataverseRefusal(
    504, "0x80040216",
    "The request channel timed out while waiting for a reply after 00:02:00. Increase the timeout "
      + "value passed to the call to Request or increase the SendTimeout value on the Binding. The "
      + "time allotted to this operation may have been a portion of a longer timeout.")

  static let disabled = DataverseRefusal(
    503, "0x8004a104",
    "The Dynamics 365 organization you are attempting to access is currently disabled.  Please "
      + "contact your system administrator")

  static let tooManyRequests = DataverseRefusal(
    429, "0x80072322",
    "Number of requests exceeded the limit of 6000 over time window of 300 seconds.",
    retryAfter: 1)

  static let tooMuchTime = DataverseRefusal(
    429, "0x80072321",
    "Combined execution time of incoming requests exceeded limit of 1,200,000 milliseconds over time "
      + "window of 300 seconds. Decrease number of concurrent requests or reduce the duration of "
      + "requests and try again later.", retryAfter: 1)

  static let tooManyAtOnce = DataverseRefusal(
    429, "0x80072326", "Number of concurrent requests exceeded the limit of 52.", retryAfter: 1)
}
