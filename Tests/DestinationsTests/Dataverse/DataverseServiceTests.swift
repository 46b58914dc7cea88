import Testing
import Text
import Transport

@testable import Destinations

@Suite("Dataverse: the Web API") struct DataverseServiceTests {
  private let environment = EnvironmentURL(host: DynamicsWorld.host, cloud: .global)

  private func service(
    token: AccessToken? = AccessToken("token"),
    _ answer: HTTPResponse = .json([:])
  ) -> (DataverseService, ScriptedTransport) {
    let transport = ScriptedTransport { _ in .success(answer) }
    return (DataverseService(environment, token: token, over: transport), transport)
  }

  @Test func asksAsTheInterfaceWants() async throws {
    let (service, transport) = service()
    let query = Query().selecting("name,roleid").filtering("name eq 'O''Neill & Söhne'")
      .expanding("a($select=b)").limited(to: 5)
    _ = try await service.get("roles", query)
    let request = try #require(transport.requests.first)
    #expect(
      request.url
        == "https://contoso.crm4.dynamics.com/api/data/v9.2/roles?$select=name,roleid"
        + "&$filter=name%20eq%20%27O%27%27Neill%20%26%20S%C3%B6hne%27"
        + "&$expand=a($select=b)&$top=5")
    #expect(request.headers["Authorization"] == "Bearer token")
    #expect(request.headers["OData-Version"] == "4.0")
    #expect(request.headers["OData-MaxVersion"] == "4.0")
    #expect(request.headers["Accept"] == "application/json")
    #expect(request.secrets == [Secret("token")])
    #expect(request.isRepeatable)
  }

  @Test func asksNobodyInNobodysName() async throws {
    let (service, transport) = service(token: nil)
    _ = try await service.anonymousAnswer()
    #expect(transport.requests.first?.headers["Authorization"] == nil)
    #expect(transport.requests.first?.secrets == [])
  }

  @Test func writesJSON() async throws {
    let (service, transport) = service()
    _ = try await service.create("leads", ["subject": "ü"])
    let request = try #require(transport.requests.first)
    #expect(request.method == "POST")
    #expect(request.headers["Content-Type"] == "application/json; charset=utf-8")
    #expect(try JSONParser.parse(request.body)["subject"]?.string == "ü")
    #expect(!request.isRepeatable)
  }

  @Test(arguments: [
    (#"{"error":{"code":"0x1","message":"Words."}}"#, "0x1: Words."),
    (#"{"error":{"code":"","message":"Words."}}"#, "Words."),
    (#"{"error":{"message":"Words.","innererror":{}}}"#, "Words."),
    (#"{"error":{"code":"0x1"}}"#, "HTTP 403"), ("", "HTTP 403"), ("[]", "HTTP 403"),
  ]) func readsARefusal(_ body: String, _ said: String) {
    let refusal = DataverseRefusal(HTTPResponse(status: 403, body: Array(body.utf8)))
    #expect(refusal.said == said)
    #expect(!refusal.isWithoutRoles)
  }

  @Test(arguments: ["0x80042F09", "0x80042f09", "-2147209463"])
  func knowsWhoHasNoRoles(_ code: String) {
    #expect(DataverseRefusal(.refusal(403, code, "no roles")).isWithoutRoles)
  }

  @Test(arguments: ["[]", "", "{", "\"text\"", "null"])
  func takesNoOtherBodyForAnAnswer(_ body: String) async {
    let (service, _) = service(HTTPResponse(status: 200, body: Array(body.utf8)))
    await #expect(throws: CheckStop.self) { _ = try await service.get("roles") }
  }

  @Test func ordersDepths() {
    #expect(PrivilegeDepth.allCases == PrivilegeDepth.allCases.sorted())
    #expect(PrivilegeDepth.user < .organisation)
    #expect(Privilege.wanted.count == 7)
  }

  @Test func grantsOnlyWhatIsNamed() {
    let privilege = Privilege(name: "prvCreateLead", depth: .businessUnit)
    #expect(privilege.isGranted(by: [["Depth": "Deep"]]))
    #expect(privilege.isGranted(by: [["Depth": "Local", "PrivilegeName": "prvCreateLead"]]))
    #expect(!privilege.isGranted(by: [["Depth": "Basic"]]))
    #expect(!privilege.isGranted(by: [["Depth": "Global", "PrivilegeName": "prvReadLead"]]))
    #expect(!privilege.isGranted(by: []))
  }
}
