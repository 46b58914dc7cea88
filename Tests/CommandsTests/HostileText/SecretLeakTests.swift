import TestSupport
import Testing
import Text

@Suite("Secrets") struct SecretLeakTests {
  private let user: Installation

  init() throws { user = try Installation() }

  struct Hidden: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// How it stands in a text.
    let text: String
    /// The part that must not come out.
    let secret: String
  }

  private static let key =
    "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4MTIzNA=="
  private static let token =
    "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2NybSJ9.c2lnbmF0dXJlLW9mLXRva2Vu"

  static let secrets = [
    Hidden(
      testDescription: "client secret", text: "q1T8Q~uVwXyZaBcDeFgHiJkLmNoPqRsTuVwXyZaB",
      secret: "q1T8Q~uVwXyZaBcDeF"),
    Hidden(
      testDescription: "labelled client secret", text: "client_secret=Passw0rt-from-2018/abc",
      secret: "Passw0rt-from-2018"),
    Hidden(
      testDescription: "account key",
      text: "DefaultEndpointsProtocol=https;AccountName=leads;AccountKey=\(key);EndpointSuffix=x",
      secret: String(key.prefix(30))),
    Hidden(
      testDescription: "shared access signature",
      text:
        "https://leads.blob.core.windows.net/c?sv=2022-11-02&sp=rw&sig=aGVsbG8lMkJ3b3JsZGFiY2Rl",
      secret: "aGVsbG8lMkJ3b3Js"),
    Hidden(
      testDescription: "bearer", text: "Authorization: Bearer opaque-0123456789-abcdefghij",
      secret: "opaque-0123456789"),
    Hidden(testDescription: "token", text: token, secret: "c2lnbmF0dXJlLW9mLXRva2Vu"),
    Hidden(
      testDescription: "password in an address", text: "https://anna:geheim-4711@crm.contoso.com/x",
      secret: "geheim-4711"),
    Hidden(
      testDescription: "password in a connection string",
      text:
        "AuthType=OAuth;Username=a@contoso.com;Password=Sommer-2026-Abend;Url=https://c.example",
      secret: "Sommer-2026-Abend"),
    Hidden(
      testDescription: "JSON", text: "{\"client_secret\": \"xK9-plain-Value_77\", \"a\": 1}",
      secret: "xK9-plain-Value_77"),
    Hidden(
      testDescription: "basic", text: "Authorization: Basic YW5uYTpnZWhlaW0tNDcxMQ==",
      secret: "YW5uYTpnZWhlaW0"),
  ]

  /// Beside, before and between the words that decide; with and without a failure.
  private static func texts(with secret: String) -> [String] {
    [
      "\(secret) \(Sample.tenantNotFound)", "\(Sample.tenantNotFound) \(secret)",
      "AADSTS90002: Tenant \(secret) not found. This may happen if there are no active"
        + " subscriptions for the tenant. Check to make sure you have the correct tenant ID.",
      "Error validating credentials. \(secret) AADSTS50012: Invalid client secret is provided.",
      "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request"
        + " is the client secret value, not the client secret ID, for a secret added to app \(secret)",
      "\(Sample.unknown)\n\(secret)\nAADSTS7999999", "AADSTS7000216 \(secret) 0x80042F10",
    ]
  }

  @Test(arguments: HostileTextTests.calls)
  func comeOutOfNoReport(_ call: [String]) throws {
    var names: [String] = []
    for (number, hidden) in Self.secrets.enumerated() {
      for (place, text) in Self.texts(with: hidden.text).enumerated() {
        names.append("\(number)-\(place)")
        try user.folder.write("\(number)-\(place)", text: text)
      }
    }
    let result = try user.run(call + names)
    #expect(result.status == 1)
    #expect(result.output.contains("aad-tenant-not-found"))
    for hidden in Self.secrets {
      #expect(!result.everything.contains(hidden.secret), "\(hidden.testDescription)")
    }
  }

  @Test(arguments: secrets)
  func comeOutOfNoRecord(_ hidden: Hidden) throws {
    let text = "\(Sample.unknown)\n\(hidden.text)\nand \(hidden.text), again"
    #expect(try user.diagnose(text, "--record", "records").status == 1)
    let record = String(decoding: try user.folder.read("records"), as: UTF8.self)
    #expect(!record.contains(hidden.secret))
    #expect(record.contains("out of paper"))
  }

  @Test(arguments: secrets)
  func comeOutOfNoComplaint(_ hidden: Hidden) throws {
    let calls = [
      ["explain", "--", hidden.text], ["explain", "--format", "json", hidden.text], [hidden.text],
      ["diagnose", hidden.text], ["diagnose", "--format", hidden.text],
      ["--knowledge", hidden.text, "explain", "x"],
    ]
    for call in calls {
      let result = try user.run(call)
      #expect([1, 64, 66].contains(result.status))
      #expect(!result.everything.contains(hidden.secret), "\(call)")
    }
  }

  /// Lines of one shape are diagnosed once; what was read out of the first must not stand for all,
  /// and a later line's secret must not slip through.
  @Test func comeOutOfNoLaterLineOfALog() throws {
    let shapes = [
      "q1T8Q~uVwXyZaBcDeFgHiJkLmNoPqRsTuVwXyZaB", "00000000-1111-2222-3333-444444444444",
    ]
    let lines = (0..<200).map { number in
      "\(number) client_secret=\(shapes[number % 2]) AADSTS90002: Tenant 'client_secret=Winter-\(number)x'"
        + " not found."
    }
    let result = try user.diagnose(lines.joined(separator: "\n"), "--all", "--format", "jsonl")
    #expect(result.status == 0)
    #expect(try result.jsonLines().count == 200)
    #expect(!result.output.contains("q1T8Q~uVw"))
    #expect(!result.output.contains("Winter-"))
    #expect(!result.output.contains("00000000-1111"))
  }
}
