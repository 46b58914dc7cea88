import Testing
import Text
import Transport

@testable import Destinations

private let id = DynamicsWorld.tenant
private let address = "https://login.microsoftonline.com/\(id)/oauth2/authorize"

private func challenge(_ header: String, status: Int = 401) -> OrganisationChallenge? {
  OrganisationChallenge(HTTPResponse(status: status, headers: ["WWW-Authenticate": header]))
}

@Suite("Entra: challenges of environments") struct ChallengeFormTests {
  @Test(arguments: [
    "Bearer authorization_uri=\(address), resource_id=https://contoso.crm4.dynamics.com/",
    "Bearer resource_id=https://contoso.crm4.dynamics.com/, authorization_uri=\(address)",
    "Bearer authorization_uri=\"\(address)\", resource_id=\"https://contoso/\"",
    "Bearer realm=\"\", authorization_uri=\"\(address)\",trusted_issuers=\"x@*\"",
    "BEARER AUTHORIZATION_URI=\(address)", "bearer   authorization_uri=\(address)  ",
    "Bearer authorization_uri=https://LOGIN.microsoftonline.com/\(id.uppercased())/v2.0",
    "Bearer authorization_uri=HTTPS://login.windows.net/\(id)",
    "Bearer ,authorization_uri=\(address)",
  ]) func tellsTheDirectory(_ header: String) {
    #expect(challenge(header)?.directory?.text == id)
  }

  @Test(arguments: SignInCloud.allCases) func comesFromEveryCloud(_ cloud: SignInCloud) {
    let place = "https://\(cloud.authorityHost)/\(id)/oauth2/authorize"
    #expect(challenge("Bearer authorization_uri=\(place)")?.directory?.text == id)
  }

  @Test(arguments: [
    "https://login.microsoftonline.com", "https://login.microsoftonline.com/common/oauth2",
    "https://login.microsoftonline.com/{tenantid}/oauth2/authorize",
    "https://login.microsoftonline.com/contoso.com/oauth2/authorize",
  ]) func needNotTellTheDirectory(_ place: String) throws {
    let told = try #require(challenge("Bearer authorization_uri=\(place)"))
    #expect(told.directory == nil)
  }

  @Test(arguments: [
    "", "Bearer", "Basic realm=\"x\"", "Negotiate", "Bearer resource_id=https://contoso/",
    "Bearer authorization_uri=", "Bearer authorization_uri=\"\"", "Bearer authorization_uri",
    "Bearer authorization_uri=http://login.microsoftonline.com/\(id)/",
    "Bearer authorization_uri=login.microsoftonline.com/\(id)/",
    "Bearer authorization_uri=https://login.microsoftonline.com.evil.example/\(id)",
    "Bearer authorization_uri=https://login.microsoftonline.com@evil.example/\(id)",
    "Bearer authorization_uri=https://evil.example/login.microsoftonline.com/\(id)",
    "Bearer authorization_uri=https:login.microsoftonline.com/\(id)",
    "Bearer x_authorization_uri=\(address)", "X authorization_uri=\(address)",
  ]) func areNotThoseOfOthers(_ header: String) { #expect(challenge(header) == nil) }

  @Test(arguments: [200, 302, 400, 403, 404, 407, 500])
  func standInAnAnswerOfStatus401Only(_ status: Int) {
    #expect(challenge("Bearer authorization_uri=\(address)", status: status) == nil)
  }

  @Test func standInAHeader() {
    #expect(OrganisationChallenge(HTTPResponse(status: 401)) == nil)
    let other: HTTPHeaders = ["Proxy-Authenticate": "Bearer authorization_uri=\(address)"]
    #expect(OrganisationChallenge(HTTPResponse(status: 401, headers: other)) == nil)
  }
}

/// A refusal of the list of the sign-in service.
struct DocumentedRefusal: Sendable, CustomTestStringConvertible {
  let status: Int
  let error: String
  let code: Int
  var testDescription: String { "AADSTS\(code)" }

  init(_ status: Int, _ error: String, _ code: Int) {
    self.status = status
    self.error = error
    self.code = code
  }
}

private let documentedRefusals: [DocumentedRefusal] = [
  DocumentedRefusal(400, "invalid_request", 90_002),
  DocumentedRefusal(400, "invalid_tenant", 90_002),
  DocumentedRefusal(400, "invalid_request", 900_023),
  DocumentedRefusal(400, "invalid_request", 900_021),
  DocumentedRefusal(400, "unauthorized_client", 700_016),
  DocumentedRefusal(401, "invalid_client", 7_000_215),
  DocumentedRefusal(401, "invalid_client", 7_000_222),
  DocumentedRefusal(401, "invalid_client", 7_000_218),
  DocumentedRefusal(400, "unauthorized_client", 7_000_112),
  DocumentedRefusal(400, "invalid_resource", 500_011),
  DocumentedRefusal(400, "invalid_scope", 70_011),
  DocumentedRefusal(400, "invalid_request", 900_144),
  DocumentedRefusal(400, "invalid_grant", 50_034),
  DocumentedRefusal(400, "invalid_grant", 50_126),
  DocumentedRefusal(400, "invalid_grant", 50_053),
  DocumentedRefusal(400, "invalid_grant", 50_076),
  DocumentedRefusal(400, "interaction_required", 50_079),
  DocumentedRefusal(400, "invalid_grant", 53_003),
  DocumentedRefusal(400, "invalid_grant", 65_001),
  DocumentedRefusal(400, "invalid_grant", 50_105),
  DocumentedRefusal(400, "invalid_request", 50_194),
  DocumentedRefusal(400, "invalid_request", 9_001_023),
]

@Suite("Entra: refusals") struct RefusalFormTests {
  private func read(_ body: String, status: Int = 400) -> SignInRefusal? {
    SignInRefusal(HTTPResponse(status: status, body: Array(body.utf8)))
  }

  @Test(arguments: documentedRefusals)
  func areRead(_ row: DocumentedRefusal) throws {
    let refusal = try #require(SignInRefusal(.signIn(row.status, row.error, row.code, "Words.")))
    #expect(refusal.status == row.status)
    #expect(refusal.error == row.error)
    #expect(refusal.codes == [row.code])
    #expect(refusal.description.hasPrefix("AADSTS\(row.code): Words."))
    #expect(!refusal.isTemporary)
  }

  @Test(arguments: [
    "AADSTS7000215: Invalid.\\r\\nTrace ID: 2c9e\\r\\nTimestamp: 2021-05-15 03:41:29Z",
    "AADSTS7000215: Invalid. Trace ID: 2c9e Timestamp: 2021-05-15 03:41:29Z",
    "AADSTS7000215: Ung\\u00fcltig.",
  ]) func keepTheWordsAsTheyCame(_ words: String) throws {
    let refusal = try #require(
      read(#"{"error":"invalid_client","error_description":"\#(words)"}"#, status: 401))
    let plain = words.replacing("\\r\\n", with: "\r\n").replacing("\\u00fc", with: "ü")
    #expect(refusal.description == plain)
    #expect(refusal.codes.isEmpty)
  }

  @Test(
    arguments: [
      (#"[7000215]"#, [7_000_215]), ("[]", []), ("null", []), ("7000215", []),
      (#"["7000215"]"#, []), (#"[1,"2",3.5,null,4]"#, [1, 4]), (#"{"a":1}"#, []),
    ] as [(String, [Int])])
  func takeNumbersForCodes(_ codes: String, _ expected: [Int]) {
    #expect(read(#"{"error":"x","error_codes":\#(codes)}"#)?.codes == expected)
  }

  @Test(arguments: [#""error_description":1"#, #""error_description":null"#, #""timestamp":"x""#])
  func saySomethingWithoutWords(_ member: String) {
    let refusal = read(#"{"error":"invalid_client",\#(member)}"#, status: 401)
    #expect(refusal?.description == "invalid_client (HTTP 401)")
  }

  @Test(arguments: [200, 204, 302, 399]) func areOfStatus400AndMore(_ status: Int) {
    #expect(read(#"{"error":"x"}"#, status: status) == nil)
    #expect(read(#"{"error":"x"}"#, status: 400) != nil)
  }

  @Test(arguments: [
    "", " ", "null", "[]", "{}", "\"error\"", #"{"error":null}"#, #"{"error":["x"]}"#,
    #"{"Error":"x"}"#, #"{"error_description":"x"}"#, #"{"error":"x""#, "error=x", "<error/>",
  ]) func areJSONWithAnError(_ body: String) { #expect(read(body) == nil) }

  @Test(arguments: ["temporarily_unavailable", "server_error", "slow_down"])
  func askToComeAgainByWord(_ word: String) {
    #expect(read(#"{"error":"\#(word)"}"#)?.isTemporary == true)
  }

  @Test(arguments: [90_055, 50_196]) func askToComeAgainByCode(_ code: Int) {
    #expect(SignInRefusal(.signIn(400, "invalid_grant", code, "x"))?.isTemporary == true)
  }
}
