import Testing
import Text

@testable import Sandbox

@Suite("Access to the organisation") struct DataverseAccessTests {
  private let client: ServiceClient
  private let api = "\(ServiceClient.organisation)/api/data/v9.2"

  init() throws { client = try ServiceClient() }

  @Test func challengesStrangers() {
    let answer = client.get("\(api)/WhoAmI")
    #expect(answer.status == 401)
    #expect(answer.body.isEmpty)
    #expect(
      answer.header("WWW-Authenticate")
        == "Bearer authorization_uri=https://login.microsoftonline.com/\(World.tenantID)"
        + "/oauth2/authorize, resource_id=https://\(World.organisationHost)/")
    for name in ["x-ms-service-request-id", "REQ_ID", "x-ms-request-id"] {
      #expect(Identifier.isGUID(answer.header(name) ?? ""))
    }
  }

  @Test(arguments: ["v9.0", "v9.1", "v9.2", "V9.2"])
  func tellsWhoAsks(_ version: String) throws {
    let token = try #require(client.token().json["access_token"]?.string)
    let answer = client.get(
      "\(ServiceClient.organisation)/api/data/\(version)/WhoAmI",
      [("Authorization", "Bearer \(token)")])
    #expect(answer.status == 200)
    #expect(answer.json["UserId"]?.string == Organisation.applicationUserID)
    #expect(answer.json["OrganizationId"]?.string == Organisation.id)
    #expect(answer.json["BusinessUnitId"]?.string == Organisation.businessUnitID)
    #expect(answer.header("OData-Version") == "4.0")
    #expect(answer.header("x-ms-ratelimit-burst-remaining-xrm-requests") == "5999")
    #expect(answer.header("Content-Type") == "application/json; odata.metadata=minimal")
  }

  @Test func tellsThePersonFromTheApplication() throws {
    let token = try #require(client.userToken().json["access_token"]?.string)
    let answer = client.get("\(api)/WhoAmI", [("Authorization", "Bearer \(token)")])
    #expect(answer.json["UserId"]?.string == Organisation.userID)
  }

  @Test func takesTokensForItsOtherHostAndItsApplicationID() throws {
    for scope in ["https://contoso.api.crm4.dynamics.com", Directory.dataverseApplicationID] {
      let token = try #require(
        client.token(["scope": "\(scope)/.default"]).json["access_token"]?.string)
      let url = "https://contoso.api.crm4.dynamics.com/api/data/v9.2/WhoAmI"
      #expect(client.get(url, [("Authorization", "Bearer \(token)")]).status == 200)
    }
  }

  @Test(arguments: [
    "https://graph.microsoft.com", "https://storage.azure.com",
  ])
  func refusesTokensForOtherResources(_ resource: String) throws {
    let token = try #require(
      client.token(["scope": "\(resource)/.default"]).json["access_token"]?.string)
    #expect(client.get("\(api)/WhoAmI", [("Authorization", "Bearer \(token)")]).status == 401)
  }

  @Test func refusesForgedAndExpiredTokens() throws {
    let key = try ServiceClient.key.get()
    let service = Dataverse(key: key)
    let fresh = AccessToken(
      audience: ServiceClient.organisation, tenantID: World.tenantID,
      subject: .init(applicationID: World.applicationID, userName: nil))
    func status(_ token: String) -> Int {
      service.answer(
        ServiceRequest(
          method: "GET", host: World.organisationHost, path: "/api/data/v9.2/WhoAmI", query: "",
          headers: [(name: "Authorization", value: token)], body: []), faults: FaultSet()
      ).status
    }
    func changed(_ name: String, _ value: JSONValue) -> String {
      let claims = fresh.claims.setting([.init(key: name, value: value)])
      return "Bearer \(AccessToken(claims: claims).signed(by: key))"
    }
    let otherKey = try SigningKey()
    #expect(status("Bearer \(fresh.signed(by: key))") == 200)
    #expect(status("bearer \(fresh.signed(by: key))") == 200)
    #expect(status("Bearer \(fresh.signed(by: otherKey))") == 401)
    #expect(status(changed("exp", JSONValue(Timestamp.now.seconds - 1))) == 401)
    #expect(status(changed("aud", "https://fabrikam.crm4.dynamics.com")) == 401)
    #expect(status(changed("tid", "11111111-2222-3333-4444-555555555555")) == 401)
    #expect(status(changed("appid", "11111111-2222-3333-4444-555555555555")) == 403)
    #expect(status("Basic \(fresh.signed(by: key))") == 401)
    #expect(status("Bearer") == 401)
    #expect(status("Bearer x.y.z") == 401)
  }

  @Test(arguments: [
    ("nothing", "Resource not found for the segment 'nothing'."),
    ("accounts", "Resource not found for the segment 'accounts'."),
    ("Leads", "Resource not found for the segment 'Leads'."),
    (
      "systemusers(\(Organisation.userID))/friends",
      "Resource not found for the segment 'friends'."
    ),
  ])
  func knowsNoOtherPath(_ path: String, _ message: String) {
    let answer = client.organisation("GET", path)
    #expect(answer.status == 404)
    #expect(answer.json["error"]?["code"] == "0x80060888")
    #expect(answer.json["error"]?["message"]?.string == message)
  }

  @Test func sendsBrowsersToTheSignIn() {
    let answer = client.get("\(ServiceClient.organisation)/main.aspx")
    #expect(answer.status == 302)
    #expect(
      answer.header("Location")?.hasPrefix(
        "https://login.microsoftonline.com/\(World.tenantID)/oauth2/authorize") == true)
    #expect(client.get("\(ServiceClient.organisation)/api/data/v1/WhoAmI").status == 404)
  }

  @Test func listsItsSetsAndTellsItsVersion() {
    let document = client.organisation("GET", "")
    let names = document.json["value"]?.array?.compactMap { $0["name"]?.string } ?? []
    #expect(Set(["leads", "systemusers", "roles", "solutions"]).isSubset(of: names))
    #expect(
      client.organisation("GET", "RetrieveVersion()").json["Version"]?.string?.hasPrefix("9.2.")
        == true)
    #expect(client.organisation("POST", "roles", body: "{}").status == 405)
  }
}
