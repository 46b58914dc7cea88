extension NetworkTrouble {
  /// Those where a whole answer comes, but not the service's.
  static let answering: [NetworkTrouble] = [
    .captivePortal, .badGateway, .redirectLoop, .wrongContentType, .throttled,
    .throttledWithoutRetryAfter, .unavailable,
  ]

  /// What comes instead of the service's answer, where a whole answer comes.
  ///
  /// - Parameter request: What was asked.
  /// - Returns: The answer; `nil` where the trouble lies elsewhere.
  func answer(to request: ServiceRequest) -> ServiceResponse? {
    switch self {
    case .captivePortal: Self.page(200, Self.portal)
    case .badGateway: Self.page(502, Self.gateway)
    case .redirectLoop:
      ServiceResponse(302, headers: [("Location", Self.address(of: request))])
    case .wrongContentType:
      ServiceResponse(
        200, headers: [("Content-Type", "text/plain")], body: Array("It works!\n".utf8))
    case .throttled:
      ServiceResponse(429, headers: [("Retry-After", "1"), ("Content-Type", "text/plain")])
    case .throttledWithoutRetryAfter:
      ServiceResponse(429, headers: [("Content-Type", "text/plain")])
    case .unavailable:
      ServiceResponse(
        503, headers: [("Content-Type", "text/plain")],
        body: Array("upstream connect error or disconnect/reset before headers\n".utf8))
    default: nil
    }
  }

  private static func address(of request: ServiceRequest) -> String {
    let query = request.query.isEmpty ? "" : "?" + request.query
    return "https://\(request.host)\(request.path)\(query)"
  }

  private static func page(_ status: Int, _ text: String) -> ServiceResponse {
    ServiceResponse(
      status, headers: [("Content-Type", "text/html; charset=utf-8")], body: Array(text.utf8))
  }

  private static let portal = """
    <!DOCTYPE html>
    <html><head><title>Guest Wi-Fi</title></head>
    <body><h1>Welcome</h1><p>Sign in to use the internet.</p>
    <form action="http://portal.example/login" method="post">
    <input name="user"><input name="code" type="password"><button>Connect</button></form>
    </body></html>

    """
  private static let gateway = """
    <html>
    <head><title>502 Bad Gateway</title></head>
    <body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body>
    </html>

    """
}
