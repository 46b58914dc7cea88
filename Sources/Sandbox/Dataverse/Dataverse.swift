import Text

/// An organisation of Dataverse, with its Web API.
struct Dataverse: Service {
  /// The key that signs tokens in the organisation's directory.
  let key: SigningKey

  private let leads = LeadTable()

  /// Makes the service, with a lead that is there already.
  ///
  /// - Parameter key: The key that signs tokens in the organisation's directory.
  init(key: SigningKey) { self.key = key }

  var hosts: [String] { Directory.organisationHosts }

  func answer(_ request: ServiceRequest, faults: FaultSet) -> ServiceResponse {
    let directory = Directory(faults: faults)
    if faults.contains("organisation-unavailable") {
      return complete(DataverseRefusal.disabled.response, request)
    }
    if faults.contains("not-an-organisation") {
      return Self.page(404, "404 - File or directory not found.")
    }
    guard let path = Self.resource(of: request.path) else {
      return request.path.hasPrefix("/api/")
        ? complete(Self.page(404, "404 - File or directory not found."), request)
        : Self.signInPage(directory)
    }
    do throws(DataverseRefusal) {
      guard let token = token(of: request, in: directory) else {
        return complete(Self.challenge(request, in: directory), request)
      }
      if faults.contains("organisation-throttled") { throw .tooManyRequests }
      if faults.contains("organisation-throttled-time") { throw .tooMuchTime }
      if faults.contains("organisation-throttled-concurrency") { throw .tooManyAtOnce }
      if faults.contains("request-timeout") { throw .channelTimedOut }
      let organisation = Organisation(directory: directory)
      let caller = try Caller(token, in: organisation)
      let base = "https://\(request.host)/api/data/\(path.version)/"
      let interface = DataverseInterface(
        organisation: organisation, leads: leads, caller: caller, base: base)
      return complete(try interface.answer(request, path: path.rest), request)
    } catch {
      return complete(error.response, request)
    }
  }

  /// What stands behind `/api/data/v9.2/`.
  private static func resource(of path: String) -> (version: String, rest: Substring)? {
    let parts = path.split(separator: "/", maxSplits: 3)
    guard parts.count >= 3, parts[0].lowercased() == "api", parts[1].lowercased() == "data",
      ["v8.2", "v9.0", "v9.1", "v9.2"].contains(parts[2].lowercased())
    else { return nil }
    return (parts[2].lowercased(), parts.count > 3 ? parts[3] : "")
  }

  /// The request's token, where it is whole, of this directory, for this organisation, and holds.
  private func token(of request: ServiceRequest, in directory: Directory) -> AccessToken? {
    guard let header = request.header("Authorization"), header.lowercased().hasPrefix("bearer "),
      let token = AccessToken(header.dropFirst(7), signedBy: key),
      !directory.faults.contains("token-refused"),
      let audience = token.claims["aud"]?.string,
      let expiry = token.claims["exp"]?.integer, expiry > Timestamp.now.seconds,
      token.claims["tid"]?.string == directory.organisationTenantID
    else { return nil }
    let bare = audience.hasSuffix("/") ? String(audience.dropLast()) : audience
    let accepted = hosts.map { "https://\($0)" } + [Directory.dataverseApplicationID]
    return accepted.contains(bare.lowercased()) ? token : nil
  }

  private static func challenge(
    _ request: ServiceRequest, in directory: Directory
  ) -> ServiceResponse {
    let tenantID = directory.organisationTenantID
    return ServiceResponse(
      401,
      headers: [
        (
          "WWW-Authenticate",
          "Bearer authorization_uri=https://\(World.authorityHost)/\(tenantID)/oauth2/authorize, "
            + "resource_id=https://\(request.host)/"
        )
      ])
  }

  private func complete(
    _ response: ServiceResponse, _ request: ServiceRequest
  ) -> ServiceResponse {
    let requestID = Identifier.fresh()
    var response = response
    response.headers += [
      ("Cache-Control", "no-cache"), ("x-ms-service-request-id", requestID),
      ("REQ_ID", requestID), ("x-ms-request-id", requestID), ("request-id", requestID),
      ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
      ("X-Content-Type-Options", "nosniff"),
      ("Set-Cookie", "ARRAffinity=6f0a3c1d; Path=/; HttpOnly; Secure; Domain=\(request.host)"),
    ]
    guard response.status != 401 else { return response }
    response.headers += [
      ("OData-Version", "4.0"), ("Allow", "OPTIONS,GET,HEAD,POST"),
      ("x-ms-ratelimit-time-remaining-xrm-requests", "1,200.00"),
      ("x-ms-ratelimit-burst-remaining-xrm-requests", "5999"),
    ]
    return response
  }

  /// Where a browser is sent that asks for the organisation's pages.
  private static func signInPage(_ directory: Directory) -> ServiceResponse {
    let place = "https://\(World.authorityHost)/\(directory.organisationTenantID)"
    return ServiceResponse(302, headers: [("Location", "\(place)/oauth2/authorize")])
  }

  private static func page(_ status: Int, _ title: String) -> ServiceResponse {
    let text =
      "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"\"http://www.w3.org/TR/html4/"
      + "strict.dtd\">"
      + "\r\n<HTML><HEAD><TITLE>\(title)</TITLE></HEAD>\r\n<BODY><h2>\(title)</h2>\r\n<hr><p>"
      + "</p>\r\n</BODY></HTML>\r\n"
    return ServiceResponse(
      status, text: text, contentType: "text/html; charset=us-ascii",
      headers: [("Server", "Microsoft-HTTPAPI/2.0")])
  }
}
