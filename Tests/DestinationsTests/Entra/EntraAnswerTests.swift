import Testing
import Text
import Transport

@testable import Destinations

private func response(_ status: Int, _ body: String) -> HTTPResponse {
  HTTPResponse(status: status, body: Array(body.utf8))
}

@Suite("Entra: answers") struct EntraAnswerTests {
  @Test func readsARefusal() throws {
    let refusal = try #require(
      SignInRefusal(.signIn(401, "invalid_client", 7_000_215, "Invalid client secret provided.")))
    #expect(refusal.status == 401)
    #expect(refusal.error == "invalid_client")
    #expect(refusal.codes == [7_000_215])
    #expect(
      refusal.description.hasPrefix("AADSTS7000215: Invalid client secret provided.\r\nTrace"))
    #expect(!refusal.isTemporary)
  }

  @Test(arguments: [
    (200, #"{"error":"x"}"#), (400, ""), (400, "{"), (400, "[]"), (400, #"{"error":{"code":"1"}}"#),
    (400, #"{"error":1}"#), (404, "<html></html>"), (400, "\u{FFFD}"),
  ]) func readsNothingElse(_ status: Int, _ body: String) {
    #expect(SignInRefusal(response(status, body)) == nil)
  }

  @Test func readsARefusalOfOneWord() {
    let refusal = SignInRefusal(response(400, #"{"error":"invalid_grant","error_codes":"x"}"#))
    #expect(refusal?.description == "invalid_grant (HTTP 400)")
    #expect(refusal?.codes == [])
  }

  @Test(arguments: [
    #"{"aud":"a","tid":"T","appid":"A"}"#, #"{"aud":"a","tid":"T","azp":"A"}"#,
  ]) func readsAToken(_ payload: String) {
    let text = "e30.\(Base64.encode(Array(payload.utf8), alphabet: .url)).sig"
    let expected = AccessToken.Claims(audience: "a", directoryID: "t", applicationID: "a")
    #expect(AccessToken(text).claims == expected)
    #expect(AccessToken(text).secret == Secret(text))
  }

  @Test(arguments: ["", "a.b", "a.b.c.d", "a.!!.c", "a.W10.c", "a..c", "opaque"])
  func readsNoOtherToken(_ text: String) { #expect(AccessToken(text).claims == nil) }

  @Test(arguments: [
    "Bearer authorization_uri=https://login.microsoftonline.com/ID/oauth2/authorize, resource_id=x",
    "Bearer authorization_uri=\"https://login.microsoftonline.com/ID/oauth2/authorize\"",
    "bearer Authorization_URI=https://login.microsoftonline.us/ID/oauth2/authorize",
    "Bearer resource_id=https://x/,authorization_uri=https://login.windows.net/ID",
  ]) func readsAChallenge(_ text: String) {
    let tenant = DynamicsWorld.tenant
    let header = text.replacing("ID", with: tenant)
    let response = HTTPResponse(status: 401, headers: ["www-authenticate": header])
    #expect(OrganisationChallenge(response)?.directory?.text == tenant)
    #expect(OrganisationChallenge(HTTPResponse(status: 403, headers: response.headers)) == nil)
  }

  @Test func readsAChallengeAmongOthers() {
    var headers = HTTPHeaders([.init("WWW-Authenticate", "Negotiate")])
    let address = "https://login.microsoftonline.com/common/oauth2/authorize"
    headers = HTTPHeaders(
      headers.fields + [.init("WWW-Authenticate", "Bearer authorization_uri=\(address)")])
    let challenge = OrganisationChallenge(HTTPResponse(status: 401, headers: headers))
    #expect(challenge != nil)
    #expect(challenge?.directory == nil)
  }
}
