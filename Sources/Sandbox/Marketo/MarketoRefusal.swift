import Text

/// Why the REST interface refuses. It does so with status 200.
struct MarketoRefusal: Error, Hashable {
  /// The code, which goes along as text.
  let code: Int
  /// What the service says about it.
  let message: String

  init(_ code: Int, _ message: String) {
    self.code = code
    self.message = message
  }

  /// What stands in the list of errors, or of reasons.
  var json: JSONValue { ["code": JSONValue(String(code)), "message": JSONValue(message)] }
}

extension MarketoRefusal {
  static let tokenMissing = MarketoRefusal(600, "Empty access token")
  static let tokenInvalid = MarketoRefusal(601, "Access token invalid")
  static let tokenExpired = MarketoRefusal(602, "Access token expired")
  static let denied = MarketoRefusal(603, "Access denied")
  static let timedOut = MarketoRefusal(604, "Request timed out")
  static let methodUnsupported = MarketoRefusal(605, "HTTP Method not supported")
  static let rateLimited = MarketoRefusal(606, "Max rate limit '100' exceeded with in '20' secs")
  static let quotaReached = MarketoRefusal(607, "Daily quota reached")
  static let unavailable = MarketoRefusal(608, "API Temporarily Unavailable")
  static let jsonInvalid = MarketoRefusal(609, "Invalid JSON")
  static let notFound = MarketoRefusal(610, "Requested resource not found")
  static let systemError = MarketoRefusal(611, "System error")
  static let contentTypeInvalid = MarketoRefusal(612, "Invalid Content Type")
  static let subscriptionInvalid = MarketoRefusal(614, "Invalid Subscription")
  static let tooManyAtOnce = MarketoRefusal(615, "Concurrent access limit reached")
  static let noData = MarketoRefusal(702, "No data found for a given search scenario")
  static let transient = MarketoRefusal(713, "Transient error")
  static let leadNotFound = MarketoRefusal(1004, "Lead not found")
  static let multipleMatches = MarketoRefusal(1007, "Multiple lead match lookup criteria")

  static func blank(_ name: String) -> MarketoRefusal {
    MarketoRefusal(701, "\(name) cannot be blank")
  }

  static func invalidValue(_ name: String, _ value: String) -> MarketoRefusal {
    MarketoRefusal(1001, "Invalid value '\(value)'. Required of type '\(name)'")
  }

  static func valueMissing(_ name: String) -> MarketoRefusal {
    MarketoRefusal(1002, "Missing value for required parameter '\(name)'")
  }

  static func invalidData(_ reason: String) -> MarketoRefusal { MarketoRefusal(1003, reason) }

  static func fieldNotFound(_ name: String) -> MarketoRefusal {
    MarketoRefusal(1006, "Field '\(name)' not found")
  }
}
