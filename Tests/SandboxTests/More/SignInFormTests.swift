import Testing
import Text

@testable import Sandbox

/// A field that a form leaves out or has empty, and what the service says to that.
struct FormGap: Sendable, CustomTestStringConvertible {
  let field: String
  var value: String?
  var version = 2
  var isUser = false
  let code: Int

  var testDescription: String {
    "\(field) \(value == nil ? "missing" : "empty"), version \(version), "
      + (isUser ? "user" : "application")
  }
}

private let formGaps: [FormGap] = [
  .init(field: "grant_type", code: 900_144), .init(field: "grant_type", version: 1, code: 900_144),
  .init(field: "client_id", code: 900_144), .init(field: "client_id", version: 1, code: 900_144),
  .init(field: "client_id", value: "", code: 900_144),
  .init(field: "scope", code: 900_144), .init(field: "scope", value: "", code: 900_144),
  .init(field: "resource", version: 1, code: 900_144),
  .init(field: "resource", value: "", version: 1, code: 900_144),
  .init(field: "client_secret", code: 7_000_218),
  .init(field: "client_secret", version: 1, code: 7_000_218),
  .init(field: "client_secret", value: "", version: 1, code: 7_000_218),
  .init(field: "username", isUser: true, code: 900_144),
  .init(field: "username", version: 1, isUser: true, code: 900_144),
  .init(field: "password", version: 1, isUser: true, code: 900_144),
  .init(field: "client_id", isUser: true, code: 900_144),
  .init(field: "scope", isUser: true, code: 900_144),
  .init(field: "resource", version: 1, isUser: true, code: 900_144),
  .init(field: "grant_type", isUser: true, code: 900_144),
]

@Suite("Forms of the sign-in service") struct SignInFormTests {
  private let client: ServiceClient

  init() throws { client = try ServiceClient() }

  private func part(_ answer: ServiceResponse, _ index: Int) throws -> JSONValue {
    let token = try #require(answer.json["access_token"]?.string)
    let parts = token.split(separator: ".")
    #expect(parts.count == 3)
    return try JSONParser.parse(Base64.bytes(of: parts[index]) ?? [])
  }

  @Test(arguments: formGaps) func needEveryField(_ gap: FormGap) {
    let changes: [String: String?] = [gap.field: gap.value]
    let answer =
      gap.isUser
      ? client.userToken(changes, version: gap.version)
      : client.token(changes, version: gap.version)
    #expect(answer.status == (gap.code == 900_144 ? 400 : 401))
    #expect(answer.json["error_codes"] == [JSONValue(gap.code)])
    #expect(
      answer.json["error"]?.string == (gap.code == 900_144 ? "invalid_request" : "invalid_client"))
    let words = answer.json["error_description"]?.string ?? ""
    #expect(words.hasPrefix("AADSTS\(gap.code): The request body must contain the following"))
    #expect(words.contains("'\(gap.field)'"))
    #expect(answer.json["access_token"] == nil)
  }

  @Test(arguments: ["magic", "token", "client-credentials", "implicit"], [1, 2])
  func knowNoOtherGrant(_ grant: String, _ version: Int) {
    let answer = client.token(["grant_type": grant], version: version)
    #expect(answer.status == 400)
    #expect(answer.json["error"] == "unsupported_grant_type")
    #expect(answer.json["error_codes"] == [70003])
    #expect(answer.json["error_description"]?.string?.contains("'\(grant)'") == true)
  }

  @Test(arguments: [World.domain, World.domain.uppercased(), World.tenantID.uppercased()], [1, 2])
  func takeEveryNameOfTheDirectory(_ tenant: String, _ version: Int) throws {
    let answer = client.token(tenant: tenant, version: version)
    #expect(answer.status == 200)
    let claims = try part(answer, 1)
    #expect(claims["tid"]?.string == World.tenantID)
    #expect(claims["iss"] == "https://sts.windows.net/\(World.tenantID)/".json)
  }

  @Test(
    arguments: [
      ("organizations", 200, nil), (World.domain, 200, nil), ("common", 400, 9_001_023),
      ("consumers", 400, 9_001_023), ("fabrikam.example", 400, 90002), ("fabrikam", 400, 900_023),
      ("00000000-0000-0000-0000-000000000000", 400, 900_021),
      ("9c2b7e40-5d3f-4f0e-8a61-2e4c0b9d7f15", 400, 90002),
    ] as [(String, Int, Int?)])
  func takeUsersOfTheDirectory(_ tenant: String, _ status: Int, _ code: Int?) {
    let answer = client.token(ServiceClient.userFields, tenant: tenant)
    #expect(answer.status == status)
    #expect(answer.json["error_codes"]?[0]?.integer == code)
    #expect((answer.json["access_token"] == nil) == (status == 400))
  }

  @Test func tellTheApplicationByItsClaims() throws {
    let answer = client.token()
    let header = try part(answer, 0)
    #expect(header["typ"] == "JWT" && header["alg"] == "RS256")
    let claims = try part(answer, 1)
    #expect(claims["ver"] == "1.0")
    #expect(claims["appidacr"] == "1")
    #expect(claims["sub"] == claims["oid"])
    #expect(claims["idp"] == claims["iss"])
    for absent in ["scp", "upn", "unique_name", "amr", "roles"] {
      #expect(claims[absent] == nil, "\(absent)")
    }
    let issued = try #require(claims["iat"]?.integer)
    let begins = try #require(claims["nbf"]?.integer)
    let ends = try #require(claims["exp"]?.integer)
    #expect(abs(issued - Timestamp.now.seconds) <= 2)
    #expect(begins <= issued && issued < ends)
    #expect(try part(client.token(), 1)["uti"] != claims["uti"])
  }

  @Test(arguments: [1, 2]) func tellTheUserByItsClaims(_ version: Int) throws {
    let answer = client.userToken(["username": World.userName.uppercased()], version: version)
    #expect(answer.status == 200)
    let claims = try part(answer, 1)
    #expect(claims["upn"]?.string == World.userName)
    #expect(claims["unique_name"]?.string == World.userName)
    #expect(claims["appid"]?.string == World.publicClientID)
    #expect(claims["appidacr"] == "0")
    #expect(claims["amr"] == ["pwd"])
    #expect(claims["oid"]?.string == AccessToken.userObjectID)
    #expect(claims["tid"]?.string == World.tenantID)
    #expect(claims["aud"]?.string == ServiceClient.organisation)
  }

  @Test func writeNumbersByVersion() {
    let old = client.token(version: 1).json
    for name in ["expires_in", "ext_expires_in", "expires_on", "not_before"] {
      let text = old[name]?.string ?? ""
      #expect(Int(text) != nil, "\(name)")
    }
    let new = client.token().json
    #expect(new["expires_in"]?.integer == 3599)
    #expect(new["ext_expires_in"]?.integer == 3599)
    for name in ["expires_on", "not_before", "resource", "refresh_token", "id_token"] {
      #expect(new[name] == nil, "\(name)")
    }
  }

  @Test(arguments: [
    "sandbox-only+7+Leads", "sandbox-only%207%20Leads", "%73andbox-only%207+Leads",
  ])
  func decodeForms(_ password: String) {
    let scope = FormFields.encoded("\(ServiceClient.organisation)/.default")
    let form =
      "password=\(password)&username=\(FormFields.encoded(World.userName))&scope=\(scope)"
      + "&client_id=\(World.publicClientID)&grant_type=password"
    let url = "\(ServiceClient.authority)/\(World.tenantID)/oauth2/v2.0/token"
    let headers = [("Content-Type", "application/x-www-form-urlencoded")]
    #expect(client.send("POST", url, headers, body: form).status == 200)
  }

  @Test(arguments: [
    " \(World.password)", "\(World.password) ", World.password.uppercased(),
  ])
  func takeThePasswordAlone(_ password: String) {
    let answer = client.userToken(["password": password])
    #expect(answer.status == 400)
    #expect(answer.json["error"] == "invalid_grant")
  }

  @Test(arguments: [
    "https://contoso.crm.dynamics.com", "http://contoso.crm4.dynamics.com", "contoso",
    "https://contoso.crm4.dynamics.com/main.aspx", "https://contoso.crm4.dynamics.com.example",
  ])
  func knowNoOtherResource(_ resource: String) {
    for answer in [
      client.token(["scope": "\(resource)/.default"]),
      client.token(["resource": resource], version: 1),
    ] {
      #expect(answer.status == 400)
      #expect(answer.json["error"] == "invalid_resource")
      #expect(answer.json["error_codes"] == [500_011])
      #expect(
        answer.json["error_description"]?.string?.contains("principal named \(resource) was")
          == true)
    }
  }

  @Test(arguments: ["common/discovery/keys", "\(World.domain)/discovery/v2.0/keys"])
  func publishTheKeyOfTheTokens(_ path: String) throws {
    let answer = client.get("\(ServiceClient.authority)/\(path)")
    #expect(answer.status == 200)
    #expect(answer.json["keys"]?.array?.count == 1)
    let key = try #require(answer.json["keys"]?[0])
    let header = try part(client.userToken(), 0)
    #expect(key["kid"] == header["kid"] && key["x5t"] == header["x5t"])
    #expect(key["use"] == "sig" && key["e"] == "AQAB")
    let modulus = key["n"]?.string ?? "="
    #expect(Set(modulus).isDisjoint(with: "+/="))
    #expect(key["d"] == nil && key["p"] == nil)
  }

  @Test(arguments: ["fabrikam.example/discovery/v2.0/keys", "x/discovery/keys"])
  func publishNoKeyOfOtherDirectories(_ path: String) {
    let answer = client.get("\(ServiceClient.authority)/\(path)")
    #expect(answer.status == 400)
    #expect(answer.json["keys"] == nil)
  }
}
