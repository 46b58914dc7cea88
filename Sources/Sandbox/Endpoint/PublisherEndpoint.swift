import Text

/// A server of the publisher's own that takes leads.
struct PublisherEndpoint: Service {
  /// The longest body that it takes.
  static let maximumBytes = 64 << 10

  var hosts: [String] { [World.endpointHost] }

  func answer(_ request: ServiceRequest, faults: FaultSet) -> ServiceResponse {
    if let response = Self.redirection(of: request, faults) { return response }
    guard request.path == World.endpointPath else { return Self.notFound }
    switch request.method {
    case "OPTIONS": return ServiceResponse(204, headers: [("Allow", "OPTIONS, POST")])
    case "POST": return Self.taken(request, faults)
    default: return Self.methodNotAllowed(but: "OPTIONS, POST")
    }
  }

  // MARK: - What it does with a lead

  private static func taken(_ request: ServiceRequest, _ faults: FaultSet) -> ServiceResponse {
    if let refusal = ordered.first(where: { faults.contains($0.fault) }) { return refusal.response }
    guard request.body.count <= maximumBytes else { return tooLarge }
    guard request.isJSON else { return mediaTypeRefused }
    guard let lead = LeadSchema.value(request.body) else {
      return badRequest("The body is not JSON.")
    }
    if let mistake = LeadSchema().mistakes(in: lead).first { return badRequest(mistake) }
    if faults.contains("https-endpoint-page") { return page }
    var response = ServiceResponse(200, json: ["status": "accepted"], headers: [])
    if faults.contains("https-endpoint-slow") { response.delay = .seconds(6) }
    response.isEndless = faults.contains("https-endpoint-endless")
    return response
  }

  private static let ordered: [(fault: String, response: ServiceResponse)] = [
    ("https-endpoint-not-found", notFound),
    ("https-endpoint-method-not-allowed", methodNotAllowed(but: "GET")),
    (
      "https-endpoint-unauthorized",
      ServiceResponse(
        401, json: ["message": "Authentication is required."],
        headers: [("WWW-Authenticate", "Basic realm=\"leads\"")])
    ),
    (
      "https-endpoint-forbidden",
      ServiceResponse(403, json: ["message": "Access is denied."], headers: [])
    ),
    ("https-endpoint-bad-request", badRequest("The field 'OfferTitle' is unknown.")),
    ("https-endpoint-media-type", mediaTypeRefused), ("https-endpoint-too-large", tooLarge),
    (
      "https-endpoint-failed",
      ServiceResponse(500, json: ["message": "An error has occurred."], headers: [])
    ),
  ]

  // MARK: - Where it sends people instead

  private static func redirection(
    of request: ServiceRequest, _ faults: FaultSet
  ) -> ServiceResponse? {
    let query = request.query.isEmpty ? "" : "?" + request.query
    let rest = request.path + query
    if faults.contains("https-redirected") {
      return ServiceResponse(308, headers: [("Location", "https://www.contoso.example\(rest)")])
    }
    if faults.contains("https-redirected-to-http") {
      return ServiceResponse(
        301, headers: [("Location", "http://\(World.endpointHost)\(rest)")])
    }
    if faults.contains("https-redirected-to-private") {
      return ServiceResponse(307, headers: [("Location", "https://10.0.0.5\(rest)")])
    }
    return nil
  }

  // MARK: - What it says

  private static let notFound = ServiceResponse(
    404,
    text: "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n"
      + "<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n"
      + "</html>\r\n", contentType: "text/html", headers: [("Server", "nginx")])

  private static func methodNotAllowed(but methods: String) -> ServiceResponse {
    ServiceResponse(
      405, json: ["message": "The method is not allowed here."], headers: [("Allow", methods)])
  }

  private static let mediaTypeRefused = ServiceResponse(
    415, json: ["message": "The media type is not supported."],
    headers: [("Accept-Post", "text/xml")])

  private static let tooLarge = ServiceResponse(
    413, json: ["message": "The request is too large."], headers: [])

  private static func badRequest(_ reason: String) -> ServiceResponse {
    ServiceResponse(400, json: ["message": JSONValue(reason)], headers: [])
  }

  private static let page = ServiceResponse(
    200,
    text: """
      <!DOCTYPE html>
      <html><head><title>Sign in</title></head>
      <body><h1>Sign in</h1><form action="/login" method="post">
      <input name="user"><input name="password" type="password"><button>Sign in</button>
      </form></body></html>

      """, contentType: "text/html; charset=utf-8")
}

extension ServiceRequest {
  /// Whether the body is said to be JSON.
  var isJSON: Bool {
    let type = (header("Content-Type") ?? "").prefix { $0 != ";" }
    return RequestHead.trim(type).lowercased() == "application/json"
  }
}
