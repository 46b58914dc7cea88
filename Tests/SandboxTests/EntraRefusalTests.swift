import Testing
import Text

@testable import Sandbox

/// A request for a token that is refused.
struct RefusedSignIn: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var changes: [String: String?] = [:]
  var tenant = World.tenantID
  var isUser = false
  let status: Int
  let error: String
  let code: Int
}

private let refusedSignIns: [RefusedSignIn] = [
  .init(
    testDescription: "unknown directory", tenant: "11111111-2222-3333-4444-555555555555",
    status: 400, error: "invalid_request", code: 90002),
  .init(
    testDescription: "unknown application", changes: ["client_id": World.tenantID], status: 400,
    error: "unauthorized_client", code: 700_016),
  .init(
    testDescription: "wrong secret", changes: ["client_secret": "wrong"], status: 401,
    error: "invalid_client", code: 7_000_215),
  .init(
    testDescription: "empty secret", changes: ["client_secret": ""], status: 401,
    error: "invalid_client", code: 7_000_218),
  .init(
    testDescription: "no secret", changes: ["client_secret": nil], status: 401,
    error: "invalid_client", code: 7_000_218),
  .init(
    testDescription: "unknown resource",
    changes: ["scope": "https://fabrikam.crm4.dynamics.com/.default"], status: 400,
    error: "invalid_resource", code: 500_011),
  .init(
    testDescription: "scope of a user", changes: ["scope": "https://a.example/user_impersonation"],
    status: 400, error: "invalid_scope", code: 1_002_012),
  .init(
    testDescription: "no scope", changes: ["scope": nil], status: 400, error: "invalid_request",
    code: 900_144),
  .init(
    testDescription: "no grant type", changes: ["grant_type": nil], status: 400,
    error: "invalid_request", code: 900_144),
  .init(
    testDescription: "no client", changes: ["client_id": nil], status: 400,
    error: "invalid_request", code: 900_144),
  .init(
    testDescription: "unknown grant type", changes: ["grant_type": "implicit"], status: 400,
    error: "unsupported_grant_type", code: 70003),
  .init(
    testDescription: "directory of everybody", tenant: "common", status: 400,
    error: "invalid_request", code: 9_001_023),
  .init(
    testDescription: "unknown user", changes: ["username": "nobody@\(World.domain)"],
    isUser: true, status: 400, error: "invalid_grant", code: 50034),
  .init(
    testDescription: "wrong password", changes: ["password": "wrong"], isUser: true, status: 400,
    error: "invalid_grant", code: 50126),
  .init(
    testDescription: "no password", changes: ["password": nil], isUser: true, status: 400,
    error: "invalid_request", code: 900_144),
  .init(
    testDescription: "user by an application with secrets",
    changes: ["client_id": World.applicationID], isUser: true, status: 401,
    error: "invalid_client", code: 7_000_218),
  .init(
    testDescription: "malformed scope of a user", changes: ["scope": "leads"], isUser: true,
    status: 400, error: "invalid_scope", code: 70011),
  // The order: directory, application, secret, resource.
  .init(
    testDescription: "everything wrong",
    changes: ["client_id": World.tenantID, "client_secret": "x", "scope": "https://x/.default"],
    tenant: "fabrikam.onmicrosoft.com", status: 400, error: "invalid_request", code: 90002),
  .init(
    testDescription: "all but the directory wrong",
    changes: ["client_id": World.tenantID, "client_secret": "x", "scope": "https://x/.default"],
    status: 400, error: "unauthorized_client", code: 700_016),
  .init(
    testDescription: "secret and resource wrong",
    changes: ["client_secret": "x", "scope": "https://x/.default"], status: 401,
    error: "invalid_client", code: 7_000_215),
]

@Suite("Refused sign-ins") struct EntraRefusalTests {
  private let client: ServiceClient

  init() throws { client = try ServiceClient() }

  @Test(arguments: refusedSignIns) func refuses(_ row: RefusedSignIn) {
    let fields =
      row.isUser
      ? ServiceClient.userFields.merging(row.changes) { _, new in new } : row.changes
    let answer = client.token(fields, tenant: row.tenant)
    #expect(answer.status == row.status)
    #expect(answer.json["error"]?.string == row.error)
    #expect(answer.json["error_codes"] == [JSONValue(row.code)])
    #expect(
      answer.json["error_description"]?.string?.hasPrefix("AADSTS\(row.code): ") == true)
    #expect(
      answer.json["error_uri"]?.string == "\(ServiceClient.authority)/error?code=\(row.code)")
    #expect(answer.json["access_token"] == nil)
  }

  @Test func carriesATraceInBothForms() throws {
    for (version, separator) in [(1, "\r\n"), (2, " ")] {
      let answer = client.token(["client_secret": "wrong"], version: version).json
      let trace = try #require(answer["trace_id"]?.string)
      let correlation = try #require(answer["correlation_id"]?.string)
      let time = try #require(answer["timestamp"]?.string)
      let tail = ["Trace ID: \(trace)", "Correlation ID: \(correlation)", "Timestamp: \(time)"]
        .joined(separator: separator)
      #expect(answer["error_description"]?.string?.hasSuffix(separator + tail) == true)
      #expect(time.utf8.count == "2026-11-20 07:30:00Z".utf8.count)
      #expect(Identifier.isGUID(trace))
    }
  }

  @Test func namesTheTraceInTheHeaderToo() {
    let answer = client.token(["client_secret": "wrong"])
    #expect(answer.header("x-ms-request-id") == answer.json["trace_id"]?.string)
    #expect(answer.header("Content-Type") == "application/json; charset=utf-8")
  }

  @Test func acceptsNothingButPosts() {
    let answer = client.get("\(ServiceClient.authority)/\(World.tenantID)/oauth2/v2.0/token")
    #expect(answer.json["error_codes"] == [900_561])
  }

  @Test func keepsTheWordForInteractionInVersionOne() throws {
    let client = try ServiceClient(faults: "mfa-required")
    #expect(client.userToken(version: 1).json["error"] == "interaction_required")
    let newer = client.userToken().json
    #expect(newer["error"] == "invalid_grant")
    #expect(newer["suberror"] == "basic_action")
  }

  @Test func swapsTheIdsForDiscoveryAlone() throws {
    let client = try ServiceClient(faults: "ids-swapped")
    let base = ServiceClient.authority
    let path = "v2.0/.well-known/openid-configuration"
    #expect(client.get("\(base)/\(World.tenantID)/\(path)").json["error"] == "invalid_tenant")
    let answer = client.get("\(base)/\(World.applicationID)/\(path)")
    #expect(answer.json["issuer"] == "\(base)/\(World.applicationID)/v2.0".json)
    let token = client.token(["client_id": World.tenantID], tenant: World.applicationID)
    #expect(token.status == 200)
  }
}
