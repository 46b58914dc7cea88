import Text

/// What the sign-in service tells anybody: where things are, in a directory.
struct EntraDiscovery: Sendable {
  let directory: Directory
  let key: SigningKey
  /// The directory as it was asked for: an id, a domain or `organizations`.
  let tenant: String

  private var base: String { "https://\(World.authorityHost)" }

  /// The id, or the name of the group of directories, as the documents have it.
  private var canonicalTenant: String {
    let name = tenant.lowercased()
    return ["common", "organizations", "consumers"].contains(name) ? name : directory.tenantID
  }

  /// `/{tenant}/v2.0/.well-known/openid-configuration` and the older form without `v2.0`.
  func document(_ request: ServiceRequest, version: Int) -> ServiceResponse {
    if var refusal = directory.refusal(ofTenant: tenant) {
      if refusal.codes == [90002] {
        refusal = EntraRefusal(refusal.status, "invalid_tenant", 90002, text: refusal.text)
      }
      return refusal.response(to: request, breaksLines: version == 1)
    }
    let isGroup = canonicalTenant != directory.tenantID
    let issuerTenant = isGroup ? "{tenantid}" : directory.tenantID
    let issuer =
      version == 1
      ? "https://sts.windows.net/\(issuerTenant)/" : "\(base)/\(issuerTenant)/v2.0"
    let document = endpoints(version).setting(
      [.init(key: "issuer", value: JSONValue(issuer))]
        + (isGroup ? [] : [.init(key: "tenant_region_scope", value: "EU")]))
    return ServiceResponse(
      200, json: document,
      headers: EntraHeaders.fields(for: request) + [("Access-Control-Allow-Origin", "*")])
  }

  private func endpoints(_ version: Int) -> JSONValue {
    let place = "\(base)/\(canonicalTenant)"
    let oauth = version == 1 ? "\(place)/oauth2" : "\(place)/oauth2/v2.0"
    let keys = version == 1 ? "\(base)/common/discovery/keys" : "\(place)/discovery/v2.0/keys"
    return [
      "token_endpoint": JSONValue("\(oauth)/token"),
      "token_endpoint_auth_methods_supported": [
        "client_secret_post", "private_key_jwt", "client_secret_basic",
      ],
      "jwks_uri": JSONValue(keys), "response_modes_supported": ["query", "fragment", "form_post"],
      "subject_types_supported": ["pairwise"],
      "id_token_signing_alg_values_supported": ["RS256"],
      "response_types_supported": ["code", "id_token", "code id_token", "id_token token"],
      "scopes_supported": ["openid", "profile", "email", "offline_access"], "issuer": "",
      "request_uri_parameter_supported": false,
      "userinfo_endpoint": "https://graph.microsoft.com/oidc/userinfo",
      "authorization_endpoint": JSONValue("\(oauth)/authorize"),
      "device_authorization_endpoint": JSONValue("\(oauth)/devicecode"),
      "http_logout_supported": true, "frontchannel_logout_supported": true,
      "end_session_endpoint": JSONValue("\(oauth)/logout"),
      "claims_supported": [
        "sub", "iss", "cloud_instance_name", "cloud_instance_host_name", "cloud_graph_host_name",
        "msgraph_host", "aud", "exp", "iat", "auth_time", "acr", "nonce", "preferred_username",
        "name", "tid", "ver", "at_hash", "c_hash", "email",
      ],
      "kerberos_endpoint": JSONValue("\(place)/kerberos"), "tenant_region_scope": nil,
      "cloud_instance_name": "microsoftonline.com", "cloud_graph_host_name": "graph.windows.net",
      "msgraph_host": "graph.microsoft.com", "rbac_url": "https://pas.windows.net",
    ]
  }

  /// The public keys (RFC 7517).
  func keys(_ request: ServiceRequest) -> ServiceResponse {
    if let refusal = directory.refusal(ofTenant: tenant) {
      return refusal.response(to: request, breaksLines: true)
    }
    let entry: JSONValue = [
      "kty": "RSA", "use": "sig", "kid": JSONValue(key.keyID), "x5t": JSONValue(key.keyID),
      "n": JSONValue(Base64.encode(key.modulus, isForURLs: true)),
      "e": JSONValue(Base64.encode(key.exponent, isForURLs: true)),
      "issuer": JSONValue("\(base)/\(directory.tenantID)/v2.0"),
    ]
    return ServiceResponse(
      200, json: ["keys": [entry]], headers: EntraHeaders.fields(for: request))
  }

  /// `/common/discovery/instance`: which hosts are one cloud.
  func instance(_ request: ServiceRequest) -> ServiceResponse {
    let endpoint = FormFields(request.query)["authorization_endpoint"] ?? ""
    let parts = endpoint.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 3, parts[0] == "https:",
      Self.clouds.joined().contains(parts[2].lowercased())
    else {
      return EntraRefusal(400, "invalid_instance", 50049, text: "Unknown or invalid instance.")
        .response(to: request, breaksLines: true)
    }
    let version = endpoint.lowercased().contains("/v2.0/") ? "/v2.0" : ""
    let metadata = Self.clouds.map { aliases -> JSONValue in
      [
        "preferred_network": JSONValue(aliases[0]),
        "preferred_cache": JSONValue(aliases.count > 1 ? aliases[1] : aliases[0]),
        "aliases": JSONValue(aliases),
      ]
    }
    let answer: JSONValue = [
      "tenant_discovery_endpoint":
        "https://\(parts[2])/\(parts[3])\(version)/.well-known/openid-configuration",
      "api-version": "1.1", "metadata": JSONValue(.array(metadata)),
    ]
    return ServiceResponse(
      200, json: answer,
      headers: EntraHeaders.fields(for: request) + [("Access-Control-Allow-Origin", "*")])
  }

  /// The hosts of each cloud: first the one for requests, then the one for caches.
  private static let clouds = [
    [World.authorityHost, "login.windows.net", "login.microsoft.com", "sts.windows.net"],
    ["login.partner.microsoftonline.cn", "login.chinacloudapi.cn"],
    ["login.microsoftonline.de"],
    ["login.microsoftonline.us", "login.usgovcloudapi.net"],
    ["login-us.microsoftonline.com"],
  ]

  /// `/common/userrealm/{user}`: who knows the user's password.
  func userRealm(_ request: ServiceRequest, user: String?) -> ServiceResponse {
    let name = user ?? FormFields(request.query)["user"] ?? ""
    let domain = name.split(separator: "@").last.map { $0.lowercased() } ?? ""
    var realm: JSONValue = ["ver": "1.0", "account_type": "Unknown"]
    if directory.faults.contains("user-federated") {
      realm = [
        "ver": "1.0", "account_type": "Federated", "domain_name": JSONValue(domain),
        "federation_protocol": "WSTrust",
        "federation_metadata_url": "https://sts.contoso.com/adfs/services/trust/mex",
        "federation_active_auth_url":
          "https://sts.contoso.com/adfs/services/trust/2005/usernamemixed",
      ]
    } else if domain == World.domain, name.contains("@") {
      realm = ["ver": "1.0", "account_type": "Managed", "domain_name": JSONValue(domain)]
    }
    if realm["domain_name"] != nil {
      realm = realm.setting([
        .init(key: "cloud_instance_name", value: "microsoftonline.com"),
        .init(key: "cloud_audience_urn", value: "urn:federation:MicrosoftOnline"),
      ])
    }
    return ServiceResponse(200, json: realm, headers: EntraHeaders.fields(for: request))
  }
}
