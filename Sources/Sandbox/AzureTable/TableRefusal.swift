import Text

/// Why the table service refuses.
struct TableRefusal: Error, Hashable {
  /// The status.
  let status: Int
  /// The service's code.
  let code: String
  /// What it says about it.
  let message: String
  /// What it adds for a signature.
  var detail: String?
  /// How many seconds to wait.
  var retryAfter: Int?

  init(
    _ status: Int, _ code: String, _ message: String, detail: String? = nil,
    retryAfter: Int? = nil
  ) {
    self.status = status
    self.code = code
    self.message = message
    self.detail = detail
    self.retryAfter = retryAfter
  }

  /// The content of the answer, as JSON.
  func json(requestID: String, moment: Moment) -> JSONValue {
    [
      "odata.error": [
        "code": JSONValue(code),
        "message": [
          "lang": "en-US",
          "value": JSONValue(words(requestID, moment) + (detail.map { "\n" + $0 } ?? "")),
        ],
      ]
    ]
  }

  /// The content of the answer, as XML.
  func xml(requestID: String, moment: Moment) -> String {
    let words = Self.escaped(words(requestID, moment))
    let detail = detail.map {
      "<AuthenticationErrorDetail>\(Self.escaped($0))</AuthenticationErrorDetail>"
    }
    return "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>"
      + "<error xmlns=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\">"
      + "<code>\(code)</code><message xml:lang=\"en-US\">\(words)</message>\(detail ?? "")</error>"
  }

  private func words(_ requestID: String, _ moment: Moment) -> String {
    "\(message)\nRequestId:\(requestID)\nTime:\(moment.iso8601)"
  }

  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      default: String(character)
      }
    }.joined()
  }
}

extension TableRefusal {
  static let authenticationFailed = TableRefusal(
    403, "AuthenticationFailed",
    "Server failed to authenticate the request. Make sure the value of Authorization header is "
      + "formed correctly including the signature.")

  static let noAuthentication = TableRefusal(
    401, "NoAuthenticationInformation",
    "Server failed to authenticate the request. Please refer to the information in the "
      + "www-authenticate header.")

  static let malformedAuthentication = TableRefusal(
    400, "InvalidAuthenticationInfo",
    "The authentication information was not provided in the correct format. Verify the value of "
      + "Authorization header.")

  static let keysNotPermitted = TableRefusal(
    403, "KeyBasedAuthenticationNotPermitted",
    "Key based authentication is not permitted on this storage account.")

  static let notAuthorized = TableRefusal(
    403, "AuthorizationFailure", "This request is not authorized to perform this operation.")

  static let accountDisabled = TableRefusal(
    403, "AccountIsDisabled", "The specified account is disabled.")

  static let permissionMismatch = mismatch("Permission", "this permission")
  static let serviceMismatch = mismatch("Service", "this service")
  static let resourceTypeMismatch = mismatch("ResourceType", "this resource type")
  static let protocolMismatch = mismatch("Protocol", "this protocol")

  static func addressMismatch(_ address: String) -> TableRefusal {
    mismatch("SourceIP", "this source IP \(address)")
  }

  private static func mismatch(_ name: String, _ what: String) -> TableRefusal {
    TableRefusal(
      403, "Authorization\(name)Mismatch",
      "This request is not authorized to perform this operation using \(what).")
  }

  static let tableNotFound = TableRefusal(
    404, "TableNotFound", "The table specified does not exist.")
  static let resourceNotFound = TableRefusal(
    404, "ResourceNotFound", "The specified resource does not exist.")
  static let tableExists = TableRefusal(
    409, "TableAlreadyExists", "The table specified already exists.")
  static let tableBeingDeleted = TableRefusal(
    409, "TableBeingDeleted", "The specified table is being deleted.")
  static let entityExists = TableRefusal(
    409, "EntityAlreadyExists", "The specified entity already exists.")
  static let conditionNotMet = TableRefusal(
    412, "UpdateConditionNotSatisfied",
    "The update condition specified in the request was not satisfied.")
  static let keysMissing = TableRefusal(
    400, "PropertiesNeedValue", "The values are not specified for all properties in the entity.")
  static let nameInvalid = TableRefusal(
    400, "InvalidResourceName", "The specified resource name contains invalid characters.")
  static let nameLength = TableRefusal(
    400, "OutOfRangeInput",
    "The specified resource name length is not within the permissible limits.")
  static let etagMissing = TableRefusal(
    400, "MissingRequiredHeader", "A required HTTP header was not specified.")
  static let methodNotAllowed = TableRefusal(
    405, "MethodNotAllowed", "The requested method is not allowed on the specified resource.")
  static let atomNotSupported = TableRefusal(
    415, "AtomFormatNotSupported", "Atom format is not supported.")
  static let notImplemented = TableRefusal(
    501, "NotImplemented", "The requested operation is not implemented on the specified resource.")
  static let busy = TableRefusal(
    503, "ServerBusy",
    "The server is currently unable to receive requests. Please retry your request.",
    retryAfter: 1)
  static let timedOut = TableRefusal(
    500, "OperationTimedOut", "The operation could not be completed within the permitted time.")
  static let failed = TableRefusal(
    500, "InternalError", "The server encountered an internal error. Please retry the request.")

  static func input(_ reason: String) -> TableRefusal {
    TableRefusal(400, "InvalidInput", "One of the request inputs is not valid. \(reason)")
  }
}
