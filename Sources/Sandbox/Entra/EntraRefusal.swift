import Text

/// Why the sign-in service refuses.
struct EntraRefusal: Error, Hashable {
  /// The status.
  let status: Int
  /// The word of OAuth.
  let error: String
  /// The service's own codes, the outermost first.
  let codes: [Int]
  /// What stands behind the first code.
  let text: String
  /// The finer word that newer answers have.
  var suberror: String?
  /// How many seconds to wait.
  var retryAfter: Int?

  init(
    _ status: Int, _ error: String, _ codes: Int..., text: String, suberror: String? = nil,
    retryAfter: Int? = nil
  ) {
    self.status = status
    self.error = error
    self.codes = codes
    self.text = text
    self.suberror = suberror
    self.retryAfter = retryAfter
  }

  /// The answer.
  ///
  /// - Parameters:
  ///   - request: What was asked.
  ///   - breaksLines: Whether the trace stands on lines of its own, as in answers before 2022.
  /// - Returns: The answer.
  func response(to request: ServiceRequest, breaksLines: Bool) -> ServiceResponse {
    let traceID = Identifier.fresh()
    let correlationID = request.header("client-request-id") ?? Identifier.fresh()
    let time = Timestamp.now.iso8601.split(separator: "T").joined(separator: " ")
    let separator = breaksLines ? "\r\n" : " "
    let description = [
      "AADSTS\(codes.first ?? 0): \(text)", "Trace ID: \(traceID)",
      "Correlation ID: \(correlationID)", "Timestamp: \(time)",
    ].joined(separator: separator)
    var members: [JSONValue.Member] = [
      .init(key: "error", value: JSONValue(error)),
      .init(key: "error_description", value: JSONValue(description)),
      .init(key: "error_codes", value: JSONValue(.array(codes.map { JSONValue($0) }))),
      .init(key: "timestamp", value: JSONValue(time)),
      .init(key: "trace_id", value: JSONValue(traceID)),
      .init(key: "correlation_id", value: JSONValue(correlationID)),
      .init(
        key: "error_uri",
        value: "https://\(World.authorityHost)/error?code=\(codes.first ?? 0)"),
    ]
    if let suberror { members.append(.init(key: "suberror", value: JSONValue(suberror))) }
    var headers = EntraHeaders.fields(for: request, requestID: traceID)
    if let retryAfter { headers.append(("Retry-After", String(retryAfter))) }
    return ServiceResponse(status, json: JSONValue(.object(members)), headers: headers)
  }
}

/// The header fields that every answer of the sign-in service has.
enum EntraHeaders {
  static func fields(
    for request: ServiceRequest, requestID: String = Identifier.fresh()
  ) -> [(name: String, value: String)] {
    var fields = [
      (name: "Cache-Control", value: "no-store, no-cache"), ("Pragma", "no-cache"),
      ("Expires", "-1"), ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
      ("X-Content-Type-Options", "nosniff"), ("P3P", "CP=\"DSP CUR OTPi IND OTRi ONL FIN\""),
      ("x-ms-request-id", requestID), ("x-ms-ests-server", "2.1.22366.6 - WEULR1 ProdSlices"),
      ("X-XSS-Protection", "0"),
    ]
    if request.header("return-client-request-id") == "true",
      let clientID = request.header("client-request-id")
    {
      fields.append(("client-request-id", clientID))
    }
    return fields
  }
}
