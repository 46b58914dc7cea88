import Testing
import Text

@testable import Sandbox

@Suite("Tokens") struct EntraTokenTests {
  private let client: ServiceClient

  init() throws { client = try ServiceClient() }

  private func claims(_ answer: ServiceResponse, _ member: String = "access_token") throws
    -> JSONValue
  {
    let token = try #require(answer.json[member]?.string)
    return try JSONParser.parse(Base64.bytes(of: token.split(separator: ".")[1]) ?? [])
  }

  @Test func isForTheEnvironmentAndTheApplication() throws {
    let answer = client.token()
    #expect(answer.status == 200)
    #expect(answer.json["token_type"] == "Bearer")
    #expect(answer.json["expires_in"] == 3599)
    let claims = try claims(answer)
    #expect(claims["aud"]?.string == ServiceClient.organisation)
    #expect(claims["iss"] == "https://sts.windows.net/\(World.tenantID)/".json)
    #expect(claims["tid"]?.string == World.tenantID)
    #expect(claims["appid"]?.string == World.applicationID)
    #expect(claims["oid"]?.string == AccessToken.applicationObjectID)
    #expect(claims["upn"] == nil)
    let expiry = try #require(claims["exp"]?.integer)
    #expect((3590...3910).contains(expiry - Timestamp.now.seconds))
  }

  @Test(arguments: [World.tenantID, World.domain, "organizations"])
  func isGivenByEveryNameOfTheDirectory(_ tenant: String) throws {
    #expect(try claims(client.token(tenant: tenant))["tid"]?.string == World.tenantID)
  }

  @Test(arguments: [
    ServiceClient.organisation, "\(ServiceClient.organisation)/",
    "https://contoso.api.crm4.dynamics.com", Directory.dataverseApplicationID,
  ])
  func takesTheResourceAsItIsNamed(_ resource: String) throws {
    #expect(try claims(client.token(["scope": "\(resource)/.default"]))["aud"]?.string == resource)
    #expect(try claims(client.token(["resource": resource], version: 1))["aud"]?.string == resource)
  }

  @Test func writesNumbersAsTextsInVersionOne() throws {
    let answer = client.token(version: 1)
    #expect(answer.json["expires_in"] == "3599")
    #expect(answer.json["resource"]?.string == ServiceClient.organisation)
    let expiry = try claims(answer)["exp"]?.integer ?? 0
    #expect(answer.json["expires_on"]?.string == String(expiry))
  }

  @Test func takesTheSecretFromTheHeaderField() {
    let pair = "\(World.applicationID):\(FormFields.encoded(World.clientSecret))"
    let form =
      "grant_type=client_credentials&scope="
      + FormFields.encoded("\(ServiceClient.organisation)/.default")
    let answer = client.send(
      "POST", "\(ServiceClient.authority)/\(World.tenantID)/oauth2/v2.0/token",
      [("Authorization", "Basic \(Base64.encode(Array(pair.utf8)))")], body: form)
    #expect(answer.status == 200)
  }

  @Test func isOfTheUserWhoSignsIn() throws {
    let answer = client.userToken([
      "scope": "\(ServiceClient.organisation)/.default openid offline_access"
    ])
    #expect(answer.status == 200)
    let claims = try claims(answer)
    #expect(claims["upn"]?.string == World.userName)
    #expect(claims["scp"] == "user_impersonation")
    #expect(claims["appid"]?.string == World.publicClientID)
    #expect(answer.json["scope"]?.string?.contains("user_impersonation") == true)
    #expect(answer.json["refresh_token"]?.string?.hasPrefix("0.") == true)
    let identity = try self.claims(answer, "id_token")
    #expect(identity["aud"]?.string == World.publicClientID)
    #expect(identity["iss"] == "\(ServiceClient.authority)/\(World.tenantID)/v2.0".json)
    #expect(identity["preferred_username"]?.string == World.userName)
  }

  @Test func tellsWhoTheClientIsWhereAsked() throws {
    let answer = client.userToken(["client_info": "1"])
    let bytes = try #require(Base64.bytes(of: answer.json["client_info"]?.string ?? ""))
    let info = try JSONParser.parse(bytes)
    #expect(info["utid"]?.string == World.tenantID)
    #expect(client.userToken().json["client_info"] == nil)
    #expect(client.userToken().json["id_token"] == nil)
  }

  @Test func canBeProved() throws {
    let key = try ServiceClient.key.get()
    let made = AccessToken(
      audience: "https://a.example", tenantID: World.tenantID,
      subject: .init(applicationID: World.applicationID, userName: nil))
    let text = made.signed(by: key)
    #expect(AccessToken(text, signedBy: key)?.claims == made.claims)
    let otherKey = try SigningKey()
    #expect(AccessToken(text, signedBy: otherKey) == nil)
    let parts = text.split(separator: ".")
    let forged = Base64.encode(Array("{\"aud\":\"x\"}".utf8), isForURLs: true)
    #expect(AccessToken("\(parts[0]).\(forged).\(parts[2])", signedBy: key) == nil)
    #expect(AccessToken("\(parts[0]).\(parts[1])", signedBy: key) == nil)
    #expect(AccessToken("", signedBy: key) == nil)
    #expect(AccessToken("a.b.c", signedBy: key) == nil)
  }
}
