import Text

/// Why the interface refuses.
struct SalesforceRefusal: Error, Hashable {
  /// The status.
  let status: Int
  /// The code.
  let code: String
  /// What the service says about it.
  let message: String
  /// The fields that it is about, where the service tells them.
  var fields: [String]?

  init(_ status: Int, _ code: String, _ message: String, fields: [String]? = nil) {
    self.status = status
    self.code = code
    self.message = message
    self.fields = fields
  }

  /// The content of the answer: a list of one.
  var json: JSONValue {
    let refusal: JSONValue = ["message": JSONValue(message), "errorCode": JSONValue(code)]
    guard let fields else { return JSONValue(.array([refusal])) }
    return [refusal.setting([.init(key: "fields", value: JSONValue(fields))])]
  }
}

extension SalesforceRefusal {
  static let sessionInvalid = SalesforceRefusal(
    401, "INVALID_SESSION_ID", "Session expired or invalid")
  static let headerMissing = SalesforceRefusal(
    401, "INVALID_AUTH_HEADER", "INVALID_AUTH_HEADER")
  static let apiDisabled = SalesforceRefusal(
    403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization.")
  static let requestLimit = SalesforceRefusal(
    403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")
  static let unavailable = SalesforceRefusal(
    503, "SERVER_UNAVAILABLE", "Server too busy - please try again later")
  static let notFound = SalesforceRefusal(
    404, "NOT_FOUND", "The requested resource does not exist")
  static let deleteDenied = SalesforceRefusal(
    403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id", fields: [])
  static let deleted = SalesforceRefusal(
    404, "ENTITY_IS_DELETED", "entity is deleted", fields: [])
  static let locatorInvalid = SalesforceRefusal(
    400, "INVALID_QUERY_LOCATOR", "invalid query locator")

  static func methodNotAllowed(_ method: String, _ allowed: String) -> SalesforceRefusal {
    SalesforceRefusal(
      405, "METHOD_NOT_ALLOWED", "HTTP Method '\(method)' not allowed. Allowed are \(allowed)")
  }

  static func malformedQuery(_ reason: String) -> SalesforceRefusal {
    SalesforceRefusal(400, "MALFORMED_QUERY", reason)
  }

  static func typeUnsupported(_ name: String) -> SalesforceRefusal {
    SalesforceRefusal(
      400, "INVALID_TYPE",
      "sObject type '\(name)' is not supported. If you are attempting to use a custom object, be "
        + "sure to append the '__c' after the entity name. Please reference your WSDL or the "
        + "describe call for the appropriate names.")
  }

  static func columnMissing(_ name: String, of type: String) -> SalesforceRefusal {
    SalesforceRefusal(
      400, "INVALID_FIELD",
      "No such column '\(name)' on entity '\(type)'. If you are attempting to use a custom field, "
        + "be sure to append the '__c' after the custom field name. Please reference your WSDL or "
        + "the describe call for the appropriate names.")
  }

  static func columnUnknown(_ name: String, of type: String) -> SalesforceRefusal {
    SalesforceRefusal(
      400, "INVALID_FIELD", "No such column '\(name)' on sobject of type \(type)")
  }

  static func required(_ names: [String]) -> SalesforceRefusal {
    SalesforceRefusal(
      400, "REQUIRED_FIELD_MISSING",
      "Required fields are missing: [\(names.joined(separator: ", "))]",
      fields: names)
  }

  static func tooLong(_ label: String, _ value: String, _ length: Int, field: String)
    -> SalesforceRefusal
  {
    SalesforceRefusal(
      400, "STRING_TOO_LONG",
      "\(label): data value too large: \(value.prefix(64)) (max length=\(length))", fields: [field])
  }

  static func json(_ reason: String) -> SalesforceRefusal {
    SalesforceRefusal(400, "JSON_PARSER_ERROR", reason)
  }
}
