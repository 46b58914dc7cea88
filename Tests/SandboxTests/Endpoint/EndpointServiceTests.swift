import TestSupport
import Testing
import Text

@testable import Sandbox

@Suite("Endpoints by https") struct EndpointServiceTests {
  private static let json = ("Content-Type", "application/json")

  private func post(
    _ address: String, _ body: String = ServiceClient.lead,
    _ headers: [(String, String)] = [json], fault: String? = nil
  ) throws -> ServiceResponse {
    let client = try ServiceClient(faults: Set(fault.map { [$0] } ?? []))
    return client.send("POST", address, headers, body: body)
  }

  /// The documents that users are offered to try must reach what is played.
  @Test(arguments: [
    ("https-endpoint", 200), ("power-automate", 202), ("logic-app", 202), ("function", 204),
  ])
  func takesALeadAtTheAddressOfTheExample(_ example: String, _ status: Int) throws {
    let parts = #filePath.split(separator: "/").dropLast(4)
    let folder = "/" + parts.joined(separator: "/") + "/knowledge/examples"
    let document = try JSONParser.parse(readFile("\(folder)/\(example).json"))
    let address = document["httpsEndpointLeadConfiguration"]?["httpsEndpointUrl"]?.string ?? ""
    #expect(try post(address).status == status)
  }

  @Test(arguments: [
    ("httpsEndpoint", 200), ("httpsEndpoint-power-automate", 202),
    ("httpsEndpoint-logic-app", 202), ("httpsEndpoint-function", 204),
  ])
  func takesALeadAtTheAddressThatIsHandedOut(_ key: String, _ status: Int) throws {
    let sandbox = try RunningSandbox()
    let address = sandbox.server.readiness["credentials"]?[key]?["httpsEndpointUrl"]?.string
    #expect(try post(try #require(address)).status == status)
  }

  @Test func answersFlowsWithoutABody() throws {
    for address in [World.flowAddress, World.logicAppAddress] {
      let answer = try post(address)
      #expect(answer.body.isEmpty)
      #expect(answer.header("x-ms-workflow-run-id")?.hasPrefix("0858") == true)
      #expect(Identifier.isGUID(answer.header("x-ms-correlation-id") ?? ""))
    }
  }

  struct Body: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let mistake: String
  }

  @Test(arguments: [
    Body(testDescription: "[]", mistake: "Expected Object but got Array."),
    Body(testDescription: "null", mistake: "Expected Object but got Null."),
    Body(testDescription: "7", mistake: "Expected Object but got Integer."),
    Body(testDescription: "7.5", mistake: "Expected Object but got Number."),
    Body(testDescription: "{\"LeadSource\": null}", mistake: "Expected String but got Null."),
    Body(testDescription: "{\"OfferTitle\": true}", mistake: "Expected String but got Boolean."),
    Body(testDescription: "{\"UserDetails\": \"x\"}", mistake: "Expected Object but got String."),
    Body(
      testDescription: "{\"UserDetails\": {\"Phone\": 16175555555}}",
      mistake: "Expected String but got Integer."),
  ])
  func judgesTypes(_ body: Body) throws {
    let value = try #require(LeadSchema.value(Array(body.testDescription.utf8)))
    #expect(LeadSchema().mistakes(in: value) == ["Invalid type. " + body.mistake])
    let flow = try post(World.flowAddress, body.testDescription)
    #expect(flow.status == 400)
    #expect(flow.json["error"]?["code"] == "TriggerInputSchemaMismatch")
    #expect(flow.text.contains(body.mistake))
    #expect(try post(World.endpointAddress, body.testDescription).status == 400)
    #expect(try post(World.functionAddress, body.testDescription).status == 400)
  }

  @Test func requiresNothing() throws {
    for body in ["{}", "{\"Else\": 1, \"UserDetails\": {\"Other\": null}}"] {
      #expect(try post(World.flowAddress, body).status == 202)
      #expect(try post(World.endpointAddress, body).status == 200)
    }
  }

  @Test(arguments: ["", "{", "name=value"]) func refusesWhatIsNoJSON(_ body: String) throws {
    #expect(try post(World.endpointAddress, body).status == 400)
    #expect(try post(World.flowAddress, body).status == 400)
    #expect(try post(World.functionAddress, body).status == 400)
  }

  @Test func refusesOtherMediaTypes() throws {
    for headers in [[], [("Content-Type", "text/plain")], [("Content-Type", "application/xml")]] {
      #expect(try post(World.endpointAddress, ServiceClient.lead, headers).status == 415)
      #expect(try post(World.flowAddress, ServiceClient.lead, headers).status == 400)
    }
    let type = [("Content-Type", "Application/JSON ; charset=utf-8")]
    #expect(try post(World.endpointAddress, ServiceClient.lead, type).status == 200)
  }

  @Test func refusesWhatIsTooLong() throws {
    let body = "{\"Description\": \"\(String(repeating: "x", count: 64 << 10))\"}"
    #expect(try post(World.endpointAddress, body).status == 413)
  }

  @Test func comparesTheSignature() throws {
    for address in [World.flowAddress, World.logicAppAddress] {
      let bare = String(address.prefix { $0 != "?" })
      let missing = try post(bare)
      #expect(missing.status == 401)
      #expect(missing.json["error"]?["code"] == "DirectApiAuthorizationRequired")
      #expect(try post(address + "x").status == 401)
      #expect(try post(String(address.dropLast())).status == 401)
      #expect(try post(address.replacing("sv=1.0", with: "sv=2.0")).status == 401)
      #expect(try post(address.replacing("%2Frun", with: "%2Fread")).status == 401)
      let both = [Self.json, ("Authorization", "Bearer x")]
      #expect(try post(address, ServiceClient.lead, both).status == 401)
    }
  }

  @Test func comparesTheKey() throws {
    let bare = String(World.functionAddress.prefix { $0 != "?" })
    #expect(try post(bare).status == 401)
    #expect(try post(bare).body.isEmpty)
    #expect(try post(World.functionAddress + "x").status == 401)
    let headers = [Self.json, ("x-functions-key", World.functionKey)]
    #expect(try post(bare, ServiceClient.lead, headers).status == 204)
  }

  @Test func knowsItsPathsAlone() throws {
    #expect(try post("https://\(World.endpointHost)/").status == 404)
    #expect(try post("https://\(World.functionHost)/api/other?code=x").status == 404)
    let other = World.flowAddress.replacing(World.flowID, with: "0000")
    let answer = try post(other)
    #expect(answer.status == 404)
    #expect(answer.json["error"]?["message"] == "The workflow '0000' could not be found.")
    #expect(try post("https://\(World.logicAppHost)/").status == 404)
  }

  /// What is asked before a lead is sent must start nothing.
  @Test func takesLeadsByPostAlone() throws {
    let client = try ServiceClient()
    for method in ["GET", "HEAD", "PUT", "OPTIONS"] {
      let own = client.send(method, World.endpointAddress)
      #expect(own.status == (method == "OPTIONS" ? 204 : 405))
      #expect(own.header("Allow") == "OPTIONS, POST")
      #expect(client.send(method, World.flowAddress).status == 405)
      #expect(client.send(method, World.functionAddress).status == 404)
    }
    let bare = String(World.flowAddress.prefix { $0 != "?" })
    #expect(client.send("OPTIONS", bare).status == 401)
  }

  @Test(arguments: [
    ("https-redirected", "https://www.contoso.example/marketplace/leads?a=b"),
    ("https-redirected-to-http", "http://leads.contoso.example/marketplace/leads?a=b"),
    ("https-redirected-to-private", "https://10.0.0.5/marketplace/leads?a=b"),
  ])
  func redirectsWhateverIsAsked(_ fault: String, _ location: String) throws {
    let client = try ServiceClient(faults: fault)
    for method in ["OPTIONS", "POST"] {
      let answer = client.send(method, World.endpointAddress + "?a=b")
      #expect(answer.header("Location") == location)
    }
  }

  /// A fault of one kind of endpoint must leave the others alone.
  @Test(arguments: FaultCatalogue.endpoints.map(\.name)) func concernsOneEndpoint(_ name: String)
    throws
  {
    let fault = try #require(FaultCatalogue.fault(named: name))
    let addresses = [
      "https-endpoint": World.endpointAddress, "power-automate": World.flowAddress,
      "logic-app": World.logicAppAddress, "function": World.functionAddress,
    ]
    for (example, address) in addresses where example != fault.example {
      #expect((200..<300).contains(try post(address, fault: name).status))
    }
    // What only a lead meets does not show before.
    guard fault.needsTestLead, let address = addresses[fault.example] else { return }
    let bare = String(address.prefix { $0 != "?" })
    let client = try ServiceClient(faults: name)
    #expect(
      client.send("OPTIONS", bare).status == (try ServiceClient()).send("OPTIONS", bare).status)
  }
}
