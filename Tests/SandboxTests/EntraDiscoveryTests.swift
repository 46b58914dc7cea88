import Testing
import Text

@testable import Sandbox

@Suite("Discovery") struct EntraDiscoveryTests {
  private let client: ServiceClient
  private let base = ServiceClient.authority

  init() throws { client = try ServiceClient() }

  @Test(arguments: [World.tenantID, World.tenantID.uppercased(), World.domain])
  func namesTheDirectoryByItsID(_ tenant: String) {
    let answer = client.get("\(base)/\(tenant)/v2.0/.well-known/openid-configuration")
    #expect(answer.status == 200)
    #expect(answer.json["issuer"] == "\(base)/\(World.tenantID)/v2.0".json)
    #expect(answer.json["token_endpoint"] == "\(base)/\(World.tenantID)/oauth2/v2.0/token".json)
    #expect(
      answer.json["jwks_uri"] == "\(base)/\(World.tenantID)/discovery/v2.0/keys".json)
    #expect(answer.json["tenant_region_scope"] == "EU")
    #expect(answer.json["cloud_instance_name"] == "microsoftonline.com")
    #expect(answer.header("x-ms-request-id") != nil)
    #expect(answer.header("Cache-Control") == "no-store, no-cache")
  }

  @Test func hasTheOlderForm() {
    let answer = client.get("\(base)/\(World.domain)/.well-known/openid-configuration")
    #expect(answer.json["issuer"] == "https://sts.windows.net/\(World.tenantID)/".json)
    #expect(answer.json["token_endpoint"] == "\(base)/\(World.tenantID)/oauth2/token".json)
  }

  @Test(arguments: ["common", "organizations"])
  func leavesTheDirectoryOpenForGroups(_ group: String) {
    let answer = client.get("\(base)/\(group)/v2.0/.well-known/openid-configuration")
    #expect(answer.json["issuer"] == "\(base)/{tenantid}/v2.0".json)
    #expect(answer.json["token_endpoint"] == "\(base)/\(group)/oauth2/v2.0/token".json)
    #expect(answer.json["tenant_region_scope"] == .some(nil))
  }

  @Test(arguments: [
    ("11111111-2222-3333-4444-555555555555", 90002), ("fabrikam.onmicrosoft.com", 90002),
    ("not a domain", 900_023), ("contoso", 900_023), ("-a.example", 900_023),
    ("00000000-0000-0000-0000-000000000000", 900_021),
    ("{3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44}", 900_023),
  ])
  func refusesOtherDirectories(_ tenant: String, _ code: Int) {
    let name = FormFields.encoded(tenant)
    let answer = client.get("\(base)/\(name)/v2.0/.well-known/openid-configuration")
    #expect(answer.status == 400)
    #expect(answer.json["error_codes"] == [JSONValue(code)])
    #expect(answer.json["error"] == (code == 90002 ? "invalid_tenant" : "invalid_request"))
    #expect(answer.json["error_description"]?.string?.contains("'\(tenant)'") == true)
  }

  @Test func tellsTheKeysThatVerifyTokens() throws {
    let answer = client.get("\(base)/\(World.tenantID)/discovery/v2.0/keys")
    let key = try #require(answer.json["keys"]?[0])
    let token = try #require(client.token().json["access_token"]?.string)
    let header = try JSONParser.parse(
      Base64.bytes(of: token.split(separator: ".")[0]) ?? [])
    #expect(key["kid"] == header["kid"])
    #expect(key["kty"] == "RSA")
    #expect(header["alg"] == "RS256")
    #expect(Base64.bytes(of: key["n"]?.string ?? "")?.count == 256)
    #expect(Base64.bytes(of: key["e"]?.string ?? "") == [1, 0, 1])
    let common = client.get("\(base)/common/discovery/keys")
    #expect(common.json["keys"]?[0]?["n"] == key["n"])
  }

  @Test func knowsTheHostsOfItsClouds() {
    let endpoint = "https://login.windows.net/\(World.tenantID)/oauth2/v2.0/authorize"
    let path = "common/discovery/instance?api-version=1.1&authorization_endpoint="
    let answer = client.get("\(base)/\(path)\(FormFields.encoded(endpoint))")
    #expect(
      answer.json["tenant_discovery_endpoint"]
        == "https://login.windows.net/\(World.tenantID)/v2.0/.well-known/openid-configuration".json)
    #expect(answer.json["metadata"]?[0]?["preferred_network"] == World.authorityHost.json)
    #expect(answer.json["metadata"]?[0]?["preferred_cache"] == "login.windows.net")

    let strange = FormFields.encoded("https://login.example/\(World.tenantID)/oauth2/authorize")
    let refusal = client.get("\(base)/\(path)\(strange)")
    #expect(refusal.status == 400)
    #expect(refusal.json["error"] == "invalid_instance")
  }

  @Test(arguments: [
    (World.userName, "Managed"), ("someone@\(World.domain)", "Managed"),
    ("someone@fabrikam.example", "Unknown"), ("nobody", "Unknown"),
  ])
  func tellsWhoKnowsThePassword(_ user: String, _ type: String) {
    let answer = client.get("\(base)/common/userrealm/\(user)?api-version=1.0")
    #expect(answer.json["account_type"]?.string == type)
    #expect((answer.json["cloud_audience_urn"] != nil) == (type == "Managed"))
  }

  @Test func tellsWhereAFederatedUserSignsIn() throws {
    let federated = try ServiceClient(faults: "user-federated")
    let answer = federated.get("\(base)/common/UserRealm/\(World.userName)?api-version=1.0")
    #expect(answer.json["account_type"] == "Federated")
    #expect(answer.json["federation_protocol"] == "WSTrust")
    #expect(
      answer.json["federation_metadata_url"]?.string?.hasPrefix("https://sts.contoso.com/") == true)
  }

  @Test func answersUnderAllItsNames() {
    for host in Entra.aliases {
      let answer = client.get(
        "https://\(host)/\(World.tenantID)/v2.0/.well-known/openid-configuration")
      #expect(answer.json["issuer"] == "\(base)/\(World.tenantID)/v2.0".json)
    }
  }

  @Test(arguments: ["", "\(World.tenantID)/oauth2/v2.0/authorise", "common/userland/a"])
  func hasNothingElse(_ path: String) {
    #expect(client.get("\(base)/\(path)").status == 404)
  }

  @Test func repeatsTheClientsRequestID() {
    let id = "7f3bb8c8-0d7e-4a57-9a44-ef26e6f2d0b1"
    let headers = [("client-request-id", id), ("return-client-request-id", "true")]
    let url = "\(base)/\(World.tenantID)/v2.0/.well-known/openid-configuration"
    #expect(client.get(url, headers).header("client-request-id") == id)
    #expect(client.get(url).header("client-request-id") == nil)
    let refusal = client.get("\(base)/nothing/v2.0/.well-known/openid-configuration", headers)
    #expect(refusal.json["correlation_id"]?.string == id)
  }
}

extension String {
  /// The text as a JSON value.
  var json: JSONValue { JSONValue(self) }
}
