import Text

/// Microsoft's sign-in service: discovery, keys, user realms and tokens.
struct Entra: Service {
  /// The hosts that the service has of old and today.
  static let aliases = [
    World.authorityHost, "login.microsoft.com", "login.windows.net", "sts.windows.net",
  ]

  /// What it signs with.
  let key: SigningKey

  var hosts: [String] { Self.aliases }

  func answer(_ request: ServiceRequest, faults: FaultSet) -> ServiceResponse {
    let directory = Directory(faults: faults)
    if directory.faults.contains("sign-in-unavailable") {
      return EntraRefusal.unavailable.response(to: request, breaksLines: true)
    }
    let segments = request.path.split(separator: "/").map { FormFields.decoded($0) }
    guard let tenant = segments.first else { return missing(request) }
    let discovery = EntraDiscovery(directory: directory, key: key, tenant: tenant)
    switch (segments.dropFirst().joined(separator: "/").lowercased(), request.method) {
    case ("discovery/instance", "GET"): return discovery.instance(request)
    case (".well-known/openid-configuration", "GET"): return discovery.document(request, version: 1)
    case ("v2.0/.well-known/openid-configuration", "GET"):
      return discovery.document(request, version: 2)
    case ("discovery/keys", "GET"), ("discovery/v2.0/keys", "GET"): return discovery.keys(request)
    case ("oauth2/token", _):
      return TokenEndpoint(directory: directory, key: key, version: 1).answer(
        request, tenant: tenant)
    case ("oauth2/v2.0/token", _):
      return TokenEndpoint(directory: directory, key: key, version: 2).answer(
        request, tenant: tenant)
    case (let path, "GET") where tenant.lowercased() == "common" && path.hasPrefix("userrealm"):
      return discovery.userRealm(request, user: segments.dropFirst(2).first)
    default: return missing(request)
    }
  }

  private func missing(_ request: ServiceRequest) -> ServiceResponse {
    ServiceResponse(
      404, headers: EntraHeaders.fields(for: request) + [("Content-Type", "text/html")])
  }
}
