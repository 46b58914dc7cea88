import Testing
import Text

@testable import Sandbox

private let leadFilters: [(filter: String, names: [String])] = [
  ("lastname eq 'Mustermann'", ["Mustermann"]), ("lastname eq 'MUSTERMANN'", ["Mustermann"]),
  ("contains(companyname,'fabrik')", ["Mustermann"]), ("leadsourcecode eq 8", ["Mustermann"]),
  ("leadsourcecode gt 8", ["Beck"]), ("leadsourcecode eq null", ["Adler", "Carl"]),
  ("leadsourcecode ne null", ["Mustermann", "Beck"]), ("jobtitle eq 'it''s'", ["Carl"]),
  ("startswith(lastname,'a') or startswith(lastname,'b')", ["Adler", "Beck"]),
  ("startswith(lastname,'a') and jobtitle eq 'CTO'", ["Adler"]),
  ("jobtitle eq 'CTO' and lastname eq 'Beck' or lastname eq 'Carl'", ["Beck", "Carl"]),
  ("jobtitle eq 'CTO' and (lastname eq 'Beck' or lastname eq 'Carl')", ["Beck"]),
  ("not contains(lastname,'e')", ["Carl"]), ("statecode ne 0", []),
  ("leadid eq 0d9b6f2c-94b7-ef11-b8e8-000d3a2b1c4d", ["Mustermann"]),
  ("leadid eq 0D9B6F2C-94B7-EF11-B8E8-000D3A2B1C4D", ["Mustermann"]),
  ("createdon le 2026-11-02T08:00:00Z and firstname eq 'Erika'", ["Mustermann"]),
  ("createdon eq 2026-11-02T08:00:00Z", ["Mustermann"]), ("endswith(emailaddress1,'.org')", []),
]

@Suite("Queries for leads") struct OrganisationQueryTests {
  private let client: ServiceClient
  private let api = "\(ServiceClient.organisation)/api/data/v9.2"

  init() throws {
    client = try ServiceClient()
    for body in [
      "{\"lastname\":\"Adler\",\"jobtitle\":\"CTO\"}",
      "{\"lastname\":\"Beck\",\"jobtitle\":\"CTO\",\"leadsourcecode\":9}",
      "{\"lastname\":\"Carl\",\"jobtitle\":\"it's\"}",
    ] {
      _ = client.organisation("POST", "leads", body: body)
    }
  }

  private func query(_ options: (String, String)...) -> String {
    "leads?" + options.map { "\($0.0)=\(FormFields.encoded($0.1))" }.joined(separator: "&")
  }

  private func names(_ answer: ServiceResponse) -> [String] {
    answer.json["value"]?.array?.compactMap { $0["lastname"]?.string } ?? []
  }

  @Test(arguments: leadFilters.indices) func areFiltered(_ index: Int) {
    let (filter, wanted) = leadFilters[index]
    let answer = client.organisation("GET", query(("$filter", filter), ("$select", "lastname")))
    #expect(answer.status == 200)
    #expect(names(answer) == wanted, "\(filter)")
  }

  @Test(arguments: [
    ("lastname", ["Adler", "Beck", "Carl", "Mustermann"]),
    ("lastname asc", ["Adler", "Beck", "Carl", "Mustermann"]),
    ("lastname desc", ["Mustermann", "Carl", "Beck", "Adler"]),
    ("jobtitle desc,lastname desc", ["Carl", "Beck", "Adler", "Mustermann"]),
    ("leadsourcecode desc,lastname", ["Beck", "Mustermann", "Adler", "Carl"]),
  ])
  func areSorted(_ order: String, _ wanted: [String]) {
    #expect(names(client.organisation("GET", query(("$orderby", order)))) == wanted)
    for count in 1...3 {
      let path = query(("$orderby", order), ("$top", String(count)))
      #expect(names(client.organisation("GET", path)) == Array(wanted.prefix(count)))
    }
  }

  @Test func countAllThatMatch() {
    let path = query(
      ("$filter", "jobtitle eq 'CTO'"), ("$count", "true"), ("$top", "1"), ("$select", "lastname"))
    let answer = client.organisation("GET", path)
    #expect(answer.json["@odata.count"] == 2)
    #expect(names(answer).count == 1)
    #expect(client.organisation("GET", query(("$top", "1"))).json["@odata.count"] == nil)
  }

  @Test func giveThePartsAskedFor() {
    let path = query(("$select", "lastname,jobtitle"), ("$filter", "lastname eq 'Beck'"))
    let answer = client.organisation("GET", path).json
    #expect(
      answer["@odata.context"]?.string == "\(api)/$metadata#leads(lastname,jobtitle)")
    let keys = answer["value"]?[0]?.object?.map(\.key) ?? []
    #expect(Set(keys) == ["@odata.etag", "lastname", "jobtitle", "leadid"])
  }

  @Test func followPagesToTheEnd() throws {
    let headers = [("Prefer", "odata.maxpagesize=2")]
    let first = client.organisation("GET", query(("$orderby", "lastname")), headers)
    #expect(names(first) == ["Adler", "Beck"])
    let link = try #require(first.json["@odata.nextLink"]?.string)
    #expect(link.hasPrefix("\(api)/leads?"))
    let second = client.organisation("GET", String(link.dropFirst(api.utf8.count + 1)), headers)
    #expect(names(second) == ["Carl", "Mustermann"])
    #expect(second.json["@odata.nextLink"] == nil)
  }

  @Test func bringRolesAlongByCondition() {
    let path =
      "systemusers(\(Organisation.applicationUserID))?$select=fullname&$expand="
      + FormFields.encoded(
        "systemuserroles_association($select=name;$filter=startswith(name,'Sales')),"
          + "teammembership_association($select=name)")
    let row = client.organisation("GET", path).json
    #expect(row["systemuserroles_association"]?.array?.map { $0["name"] } == ["Salesperson"])
    #expect(row["teammembership_association"]?.array?.map { $0["name"] } == ["contoso"])
    #expect(row["systemuserroles_association"]?[0]?["ismanaged"] == nil)
  }

  @Test(arguments: [
    ("leads?$select=shoe", "shoe", "lead"), ("leads?$filter=shoe%20eq%201", "shoe", "lead"),
    ("leads?$orderby=shoe", "shoe", "lead"),
    ("leads(0d9b6f2c-94b7-ef11-b8e8-000d3a2b1c4d)?$select=Lastname", "Lastname", "lead"),
    ("systemusers?$filter=contains(nick,'a')", "nick", "systemuser"),
    ("solutions?$orderby=size%20desc", "size", "solution"),
    ("systemusers?$expand=systemuserroles_association($select=boat)", "boat", "role"),
  ])
  func knowNoOtherProperty(_ path: String, _ name: String, _ entity: String) {
    let answer = client.organisation("GET", path)
    #expect(answer.status == 400)
    #expect(
      answer.json["error"]?["message"]
        == "Could not find a property named '\(name)' on type 'Microsoft.Dynamics.CRM.\(entity)'."
        .json)
    #expect(answer.json["value"] == nil)
  }

  @Test(arguments: ["lead", "LEADS", "boats", "boats(1)", "WhoAreWe", "$batchfile"])
  func knowNoOtherSegment(_ name: String) {
    let answer = client.organisation("GET", name)
    #expect(answer.status == 404)
    #expect(answer.json["error"]?["code"] == "0x80060888")
    let segment = name.prefix { $0 != "(" }
    #expect(
      answer.json["error"]?["message"] == "Resource not found for the segment '\(segment)'.".json)
  }

  @Test(arguments: [
    ("GET", "WhoAmI"), ("GET", "leads"), ("POST", "leads"), ("GET", "systemusers"),
    ("PATCH", "leads(0d9b6f2c-94b7-ef11-b8e8-000d3a2b1c4d)"), ("GET", "boats"), ("GET", ""),
    ("DELETE", "leads(0d9b6f2c-94b7-ef11-b8e8-000d3a2b1c4d)"),
  ])
  func challengeStrangers(_ method: String, _ path: String) {
    let answer = client.send(method, "\(api)/\(path)", body: "{\"lastname\":\"x\"}")
    #expect(answer.status == 401)
    #expect(answer.body.isEmpty)
    let challenge = answer.header("WWW-Authenticate") ?? ""
    #expect(challenge.hasPrefix("Bearer authorization_uri=https://\(World.authorityHost)/"))
    #expect(challenge.contains("/\(World.tenantID)/oauth2/authorize, resource_id="))
    #expect(client.organisation("GET", "leads/$count").text == "4")
  }

  @Test(
    arguments: [
      ("aud", nil, 401), ("aud", "https://contoso.crm.dynamics.com", 401),
      ("aud", "\(ServiceClient.organisation)/", 200), ("aud", World.applicationID, 401),
      ("exp", nil, 401), ("exp", "tomorrow", 401), ("tid", nil, 401), ("tid", "", 401),
      ("tid", Directory.otherTenantID, 401), ("appid", "", 403),
      ("appid", World.publicClientID, 403), ("upn", "nobody@\(World.domain)", 403),
      ("upn", World.userName, 200),
    ] as [(String, String?, Int)])
  func weighEveryClaim(_ name: String, _ value: String?, _ status: Int) throws {
    let key = try ServiceClient.key.get()
    let claims = AccessToken(
      audience: ServiceClient.organisation, tenantID: World.tenantID,
      subject: .init(applicationID: World.applicationID, userName: nil)
    ).claims.keeping { $0 != name }
    let changed = value.map { claims.setting([.init(key: name, value: JSONValue($0))]) } ?? claims
    let token = AccessToken(claims: changed).signed(by: key)
    let answer = client.get("\(api)/WhoAmI", [("Authorization", "Bearer \(token)")])
    #expect(answer.status == status)
    #expect((answer.header("WWW-Authenticate") != nil) == (status == 401))
    #expect(answer.json["error"]?["code"]?.string == (status == 403 ? "0x80072560" : nil))
  }

  @Test func takeNoUnsignedToken() throws {
    let token = try #require(client.token().json["access_token"]?.string)
    let parts = token.split(separator: ".").map(String.init)
    let none = Base64.encode(Array("{\"alg\":\"none\"}".utf8), isForURLs: true)
    for forged in [
      "\(none).\(parts[1]).", "\(none).\(parts[1]).\(parts[2])", "\(parts[0]).\(parts[1]).AAAA",
      "\(parts[0]).\(parts[1])", "\(token).x", token + "A", "",
    ] {
      let answer = client.get("\(api)/WhoAmI", [("Authorization", "Bearer \(forged)")])
      #expect(answer.status == 401, "\(forged.count)")
    }
  }
}
