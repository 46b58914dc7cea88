import Testing
import Text

@testable import Sandbox

@Suite("Marketo: sign-in") struct MarketoSignInTests {
  @Test(arguments: ["GET", "POST"]) func givesATokenByQueryAndByForm(_ method: String) throws {
    let answer = try ServiceClient().marketoToken(method: method)
    #expect(answer.status == 200)
    #expect(
      answer.json.object?.map(\.key) == ["access_token", "token_type", "expires_in", "scope"])
    #expect(answer.json["token_type"] == "bearer")
    #expect(try #require(answer.json["expires_in"]?.integer) <= 3600)
    #expect(try #require(answer.json["access_token"]?.string).hasSuffix(":ab"))
  }

  @Test func takesAFormWhoseFieldsStandInTheQuery() throws {
    let query =
      "grant_type=client_credentials&client_id=\(World.marketoClientID)"
      + "&client_secret=\(World.marketoClientSecret)"
    let answer = try ServiceClient().send(
      "POST", "\(ServiceClient.marketo)/identity/oauth/token?\(query)")
    #expect(answer.status == 200)
  }

  @Test func givesTheSameTokenAsLongAsItHolds() throws {
    let client = try ServiceClient()
    #expect(
      client.marketoToken().json["access_token"] == client.marketoToken().json["access_token"])
  }

  @Test(arguments: [
    (["client_id": "11111111-2222-3333-4444-555555555555"], 401, "unauthorized"),
    (["client_secret": "other"], 401, "invalid_client"),
    (["client_secret": nil], 401, "invalid_client"),
    (["client_id": nil], 401, "unauthorized"),
    (["grant_type": nil], 400, "invalid_request"),
    (["grant_type": "password"], 400, "unsupported_grant_type"),
  ])
  func refusesInTheWordsOfOAuth(_ changes: [String: String?], status: Int, error: String) throws {
    let answer = try ServiceClient().marketoToken(changes)
    #expect(answer.status == status)
    #expect(answer.json["error"]?.string == error)
    #expect(answer.json["error_description"]?.string?.isEmpty == false)
    #expect(answer.json["access_token"] == nil)
  }

  @Test func namesTheUnknownClient() throws {
    let answer = try ServiceClient().marketoToken(["client_id": "somebody"])
    #expect(answer.json["error_description"] == "No client with requested id: somebody")
  }

  @Test func forgetsTokensInTime() throws {
    let tokens = MarketoTokens()
    let start = Timestamp(seconds: 1_800_000_000)
    let token = tokens.grant(at: start).token
    #expect(throws: Never.self) {
      try tokens.check("Bearer \(token)", at: Timestamp(seconds: start.seconds + 3599))
    }
    let end = Timestamp(seconds: start.seconds + 3600)
    #expect(throws: MarketoRefusal.tokenExpired) { try tokens.check("Bearer \(token)", at: end) }
    #expect(tokens.grant(at: end).token != token)
    #expect(tokens.grant(at: Timestamp(seconds: end.seconds + 600)).lifetime == 3000)
    // The old one is known to be old.
    #expect(throws: MarketoRefusal.tokenExpired) { try tokens.check("Bearer \(token)", at: end) }
  }

  @Test(
    arguments: [
      (nil, "600"), ("Bearer ", "600"), ("Basic dXNlcg==", "600"), ("Bearer x:ab", "601"),
    ] as [(String?, String)])
  func refusesCallsWithoutATokenWithStatus200(_ header: String?, code: String) throws {
    let answer = try ServiceClient().get(
      "\(ServiceClient.marketo)/rest/v1/stats/usage.json",
      header.map { [("Authorization", $0)] } ?? [])
    #expect(answer.status == 200)
    #expect(answer.json["success"] == false)
    #expect(answer.json["errors"]?[0]?["code"]?.string == code)
    #expect(answer.json["requestId"]?.string?.contains("#") == true)
    #expect(answer.json["result"] == nil)
  }

  /// The query is no place for a token any more.
  @Test func doesNotLookForATokenInTheQuery() throws {
    let client = try ServiceClient()
    let token = client.marketoToken().json["access_token"]?.string ?? ""
    let answer = client.get(
      "\(ServiceClient.marketo)/rest/v1/stats/usage.json?access_token=\(token)")
    #expect(answer.json["errors"]?[0]?["code"] == "600")
  }

  @Test func doesNotGiveTokensOfOneInstanceAway() throws {
    let token = try ServiceClient().marketoToken().json["access_token"]?.string ?? ""
    let answer = try ServiceClient().get(
      "\(ServiceClient.marketo)/rest/v1/stats/usage.json", [("Authorization", "Bearer \(token)")])
    #expect(answer.json["errors"]?[0]?["code"] == "601")
  }
}
