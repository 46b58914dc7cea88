import Testing
import Text
import Transport

@testable import Destinations

/// An error of the Web API and what it tells.
struct DataverseError: Sendable, CustomTestStringConvertible {
  let status: Int
  let code: String
  var isOfUser = false
  var isWithoutRoles = false
  var testDescription: String { "\(status) \(code)" }
}

private let documentedErrors: [DataverseError] = [
  DataverseError(status: 403, code: "0x80072560", isOfUser: true),
  DataverseError(status: 403, code: "0x80040225", isOfUser: true),
  DataverseError(status: 403, code: "0x80042F09", isOfUser: true, isWithoutRoles: true),
  DataverseError(status: 403, code: "0X80042F09", isOfUser: true, isWithoutRoles: true),
  DataverseError(status: 400, code: "-2147209463", isWithoutRoles: true),
  DataverseError(status: 403, code: "0x80040220", isOfUser: true),
  DataverseError(status: 403, code: "0x8004F502", isOfUser: true),
  DataverseError(status: 404, code: "0x80060888"),
  DataverseError(status: 400, code: "0x80040265"),
  DataverseError(status: 429, code: "0x80072322"),
  DataverseError(status: 403, code: "0x80095ffe"),
  DataverseError(status: 403, code: "0x80095FFE"),
  DataverseError(status: 401, code: "0x80072560"),
]

@Suite("Dataverse: refusals") struct DataverseRefusalTests {
  private func read(_ body: String, status: Int = 403) -> DataverseRefusal {
    DataverseRefusal(HTTPResponse(status: status, body: Array(body.utf8)))
  }

  @Test(arguments: documentedErrors) func tellWhoIsRefused(_ error: DataverseError) {
    let refusal = DataverseRefusal(.refusal(error.status, error.code, "Words."))
    #expect(refusal.status == error.status)
    #expect(refusal.code == error.code)
    #expect(refusal.said == "\(error.code): Words.")
    #expect(refusal.isOfUser == error.isOfUser)
    #expect(refusal.isWithoutRoles == error.isWithoutRoles)
  }

  @Test(arguments: [
    #"{"error":{"code":"0x1","message":"ü"}}"#, #"{"error":{"message":"ü","code":"0x1"}}"#,
    #"{"error":{"code":"0x1","message":"ü","innererror":{"message":"x","stacktrace":"y"}}}"#,
    #"{"error":{"code":"0x1","message":"ü","@Microsoft.PowerApps.CDS.HelpLink":"http://x"}}"#,
    #"{"@odata.context":"x","error":{"code":"0x1","message":"\u00fc"},"more":[]}"#,
    #"{"error":{"code":"0x2","message":"x"},"error":{"code":"0x1","message":"ü"}}"#,
  ]) func haveWordsInManyShapes(_ body: String) {
    #expect(read(body).words == "0x1: ü")
    #expect(read(body).isOfUser)
  }

  @Test(arguments: [
    "", " ", "null", "[]", "{}", "\"x\"", #"{"error":"x"}"#, #"{"error":null}"#,
    #"{"error":{"code":"0x1","message":1}}"#, #"{"error":{"code":"0x1","message":null}}"#,
    #"{"Error":{"code":"0x1","message":"x"}}"#, #"{"message":"x"}"#, "<html>403</html>",
    #"{"error":{"code":"0x1","message":"x"}"#,
  ]) func withoutWordsAreNobodys(_ body: String) {
    #expect(read(body).words == nil)
    #expect(read(body).said == "HTTP 403")
    #expect(!read(body).isOfUser)
  }

  @Test func needNoCode() {
    let refusal = read(#"{"error":{"code":17,"message":"Words."}}"#)
    #expect(refusal.code.isEmpty)
    #expect(refusal.said == "Words.")
    #expect(!refusal.isWithoutRoles)
  }
}

@Suite("Dataverse: privileges and users") struct DataversePrivilegeTests {
  @Test func haveTheDocumentedDepths() {
    #expect(PrivilegeDepth.allCases.map(\.rawValue) == ["Basic", "Local", "Deep", "Global"])
    #expect(
      PrivilegeDepth.allCases.map(\.name) == [
        "User", "Business unit", "Parent: child", "Organization",
      ])
  }

  @Test(arguments: PrivilegeDepth.allCases, PrivilegeDepth.allCases)
  func reachAsFarAsTheyAreGranted(_ granted: PrivilegeDepth, _ wanted: PrivilegeDepth) {
    let order = ["Basic", "Local", "Deep", "Global"]
    let reaches =
      (order.firstIndex(of: granted.rawValue) ?? -1) >= (order.firstIndex(of: wanted.rawValue) ?? 9)
    let row: JSONValue = [
      "Depth": JSONValue(granted.rawValue), "PrivilegeName": "prvCreateLead",
    ]
    let privilege = Privilege(name: "prvCreateLead", depth: wanted)
    #expect(privilege.isGranted(by: [row]) == reaches)
    #expect((granted >= wanted) == reaches)
    #expect((granted < wanted) != reaches)
  }

  @Test(arguments: [
    #"[{"Depth":"RecordFilter"}]"#, #"[{"Depth":"basic"}]"#, #"[{"Depth":8}]"#, "[{}]", "[17]",
    #"[{"depth":"Global"}]"#, #"[{"Depth":"Global","PrivilegeName":"prvCreateLeadx"}]"#, "[]",
  ]) func areNotGrantedByOtherRows(_ text: String) throws {
    let rows = try #require(try JSONParser.parse(text).array)
    #expect(!Privilege(name: "prvCreateLead", depth: .user).isGranted(by: rows))
  }

  @Test func areGrantedByAnyOfManyRows() throws {
    let rows = try #require(
      try JSONParser.parse(
        """
        [{"Depth":"Basic","PrivilegeName":"prvReadAsyncOperation"},
         {"Depth":"Global","PrivilegeName":"prvWriteAsyncOperation"},
         {"Depth":"Global","PrivilegeName":"prvReadAsyncOperation"}]
        """
      ).array)
    let names = Privilege.wanted.filter { $0.isGranted(by: rows) }.map(\.name)
    #expect(names == ["prvReadAsyncOperation", "prvWriteAsyncOperation"])
  }

  @Test func areThoseOfTheInstructions() {
    #expect(
      Privilege.wanted.map(\.description) == [
        "prvCreateLead (User)", "prvCreateUserEntityUISettings (User)",
        "prvReadUserEntityUISettings (User)", "prvWriteUserEntityUISettings (User)",
        "prvReadAsyncOperation (Organization)", "prvWriteAsyncOperation (Organization)",
        "prvAppendToAsyncOperation (Organization)",
      ])
  }

  @Test(
    arguments: [
      (0, "Read-Write"), (1, "Administrative"), (2, "Read"), (3, "Support User"),
      (4, "Non-interactive"), (5, "Delegated Admin"), (6, nil), (-1, nil),
    ] as [(Int, String?)])
  func knowHowAUserComesIn(_ number: Int, _ name: String?) throws {
    let id = try #require(GlobalIdentifier(DynamicsWorld.tenant))
    let user = SystemUser(id, ["accessmode": JSONValue(number)])
    #expect(user.accessMode?.name == name)
    let writes = user.accessMode?.writesRows ?? false
    #expect(writes == [0, 4].contains(number))
    #expect(!user.isDisabled)
    #expect(user.isLicensed == nil)
  }

  @Test func takeOnlyWhatARowTells() throws {
    let id = try #require(GlobalIdentifier(DynamicsWorld.tenant))
    let told = SystemUser(id, ["isdisabled": true, "islicensed": false, "accessmode": 4])
    #expect(told.isDisabled)
    #expect(told.isLicensed == false)
    let odd = SystemUser(id, ["isdisabled": "true", "islicensed": nil, "accessmode": "4"])
    #expect(!odd.isDisabled)
    #expect(odd.isLicensed == nil)
    #expect(odd.accessMode == nil)
  }
}
