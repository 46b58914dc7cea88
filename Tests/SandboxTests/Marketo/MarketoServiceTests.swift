import Testing
import Text

@testable import Sandbox

@Suite("Marketo: the service") struct MarketoServiceTests {
  @Test func countsItsCalls() throws {
    let client = try ServiceClient()
    let total = {
      client.marketo("GET", "v1/stats/usage.json").json["result"]?[0]?["total"]?.integer
    }
    let first = try #require(total())
    #expect(total() == first + 1)
    let week = client.marketo("GET", "v1/stats/usage/last7days.json").json["result"]?.array
    #expect(week?.count == 7)
    #expect(week?.first?["date"]?.string == Timestamp.now.day)
    let errors = client.marketo("GET", "v1/stats/errors.json").json["result"]?[0]
    #expect(errors?["total"] == 0)
  }

  @Test(arguments: [
    ("GET", "v1/stats/other.json", "610"), ("GET", "v1/stats/usage/x.json", "610"),
    ("GET", "v1/leads", "610"), ("GET", "v2/leads.json", "610"), ("GET", ".json", "610"),
    ("GET", "v1//leads.json", "610"), ("GET", "v1/a/b/c/d/e/f.json", "610"),
    ("PUT", "v1/leads.json", "605"), ("GET", "v1/leads/submitForm.json", "605"),
    ("POST", "v1/lead/1.json", "605"), ("GET", "v1/lead/x.json", "1001"),
  ])
  func refusesWhatItDoesNotKnow(_ method: String, path: String, code: String) throws {
    let answer = try ServiceClient().marketo(method, path)
    #expect(answer.status == 200)
    #expect(answer.json["errors"]?[0]?["code"]?.string == code)
  }

  @Test func refusesWhatIsTooLong() throws {
    let client = try ServiceClient()
    let long = client.marketo(
      "GET", "v1/leads.json?filterType=id&filterValues=" + String(repeating: "1,", count: 5000))
    #expect(long.status == 414)
    let large = client.marketo(
      "POST", "v1/leads/submitForm.json", body: String(repeating: " ", count: 1 << 20) + "{}")
    #expect(large.status == 413)
  }

  /// Every call that needs a token, so that no check is spared.
  @Test(arguments: [
    "marketo-token-invalid", "marketo-token-expired", "marketo-rate-limit",
    "marketo-quota-reached", "marketo-subscription-invalid",
  ])
  func failsInEveryCall(_ fault: String) throws {
    let client = try ServiceClient(faults: fault)
    #expect(client.marketoToken().status == 200)
    for path in [
      "asset/v1/forms.json", "v1/stats/usage.json", "v1/leads.json", "v1/leads/describe.json",
    ] {
      #expect(client.marketo("GET", path).json["success"] == false)
    }
  }

  @Test func leavesOtherCallsAloneWhereFormsAreDenied() throws {
    let client = try ServiceClient(faults: "marketo-access-denied")
    #expect(client.marketo("GET", "asset/v1/forms.json").json["errors"]?[0]?["code"] == "603")
    #expect(client.marketo("GET", "v1/stats/usage.json").json["success"] == true)
  }

  @Test func isWellAgainAfterAFewRequests() throws {
    let client = try ServiceClient(orders: ["marketo-rate-limit*2"])
    let path = "asset/v1/form/1179.json"
    let answers = (1...3).map { _ in client.marketo("GET", path).json["success"] }
    #expect(answers == [false, false, true])
  }

  @Test(arguments: ["/", "/rest", "/identity/oauth/revoke", "/admin"])
  func showsAPageForAnythingElse(_ path: String) throws {
    let answer = try ServiceClient().get("\(ServiceClient.marketo)\(path)")
    #expect(answer.status == 404)
    #expect(answer.header("Content-Type")?.hasPrefix("text/html") == true)
  }

  // MARK: The public pages

  private static let query = "munchkinId=123-PQR-789&form=1179"

  @Test(arguments: World.marketoHosts.dropFirst()) func showsThePublicForm(_ host: String) throws {
    let client = try ServiceClient()
    let address = "https://\(host)/index.php/form/getForm?\(Self.query)"
    let form = client.get("\(address)&url=https%3A%2F%2Fexample.com&_=1")
    #expect(form.json["Id"] == 1179)
    #expect(form.json["Name"] == "MarketplaceLeadBackend")
    #expect(form.json["rows"]?[0]?[0]?["Name"] == "FirstName")
    #expect(form.json["EnableCaptcha"] == 0)
    let script = client.get("\(address)&callback=jQuery1_2.cb")
    #expect(script.text.hasPrefix("jQuery1_2.cb({\"Id\":1179,"))
    #expect(script.text.hasSuffix("});"))
    #expect(script.header("Content-Type")?.hasPrefix("application/javascript") == true)
  }

  @Test(arguments: [
    "munchkinId=123-PQR-789&form=1180", "munchkinId=321-PQR-789&form=1179",
    "munchkinId=123-PQR-789", "form=1179", "munchkinId=123-PQR-789&form=x", "",
  ])
  func saysThatThereIsNoSuchForm(_ query: String) throws {
    let answer = try ServiceClient().get(
      "https://\(World.marketoServerHost)/index.php/form/getForm?\(query)")
    #expect(answer.status == 200)
    #expect(answer.json["error"] == true)
    #expect(answer.json["Id"] == nil)
  }

  @Test(arguments: ["alert(1)//", "%3Cscript%3E", "a;b", "", "a%0Ab"])
  func callsNothingButNames(_ callback: String) throws {
    let answer = try ServiceClient().get(
      "https://\(World.marketoServerHost)/index.php/form/getForm?\(Self.query)&callback=\(callback)"
    )
    #expect(answer.text.hasPrefix("{"))
    #expect(answer.header("Content-Type")?.hasPrefix("application/json") == true)
  }

  @Test func takesNoFormsOfVisitors() throws {
    let answer = try ServiceClient().send(
      "POST", "https://\(World.marketoServerHost)/index.php/leadCapture/save2", body: "Email=x")
    #expect(answer.status == 404)
  }

  /// A draft is nothing for visitors.
  @Test func hidesADraftFromVisitors() throws {
    let answer = try ServiceClient(faults: "marketo-form-draft").get(
      "https://\(World.marketoServerHost)/index.php/form/getForm?\(Self.query)")
    #expect(answer.json["error"] == true)
  }
}
