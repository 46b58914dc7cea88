import Text

/// A function app with a function that takes leads, behind its key.
struct AzureFunction: Service {
  var hosts: [String] { [World.functionHost] }

  func answer(_ request: ServiceRequest, faults: FaultSet) -> ServiceResponse {
    if faults.contains("function-stopped") { return Self.stopped }
    if faults.contains("function-host-down") {
      return ServiceResponse(
        503, text: "Function host is not running.", contentType: "text/plain; charset=utf-8")
    }
    // The router knows a function by its path and its methods, and looks at the key afterwards.
    guard request.path == World.functionPath, request.method == "POST",
      !faults.contains("function-missing")
    else { return ServiceResponse(404) }
    guard Self.key(of: request) == World.functionKey, !faults.contains("function-key-wrong") else {
      return ServiceResponse(401)
    }
    if faults.contains("function-failed") { return ServiceResponse(500) }
    let mistakes = LeadSchema.value(request.body).map { LeadSchema().mistakes(in: $0) }
    guard mistakes == [] else {
      return ServiceResponse(
        400, text: mistakes?.first ?? "The body is not JSON.",
        contentType: "text/plain; charset=utf-8")
    }
    return ServiceResponse(204)
  }

  /// The query goes before the header field.
  private static func key(of request: ServiceRequest) -> String? {
    FormFields(request.query)["code"] ?? request.header("x-functions-key")
  }

  /// The service of apps answers in place of one that was stopped.
  private static let stopped = ServiceResponse(
    403,
    text: """
      <!DOCTYPE html>
      <html><head><title>Web App - Unavailable</title></head>
      <body><h1 id="unavailable">Error 403 - This web app is stopped.</h1>
      <p>The web app you have attempted to reach is currently stopped and does not accept any \
      requests. Please try to reload the page or visit it again soon.</p>
      <p>If you are the web app administrator, please find the common 403 error scenarios and \
      resolution here. For further troubleshooting tools and recommendations, please visit Azure \
      Portal.</p></body></html>

      """, contentType: "text/html", headers: [("x-ms-request-id", Identifier.empty)])
}
