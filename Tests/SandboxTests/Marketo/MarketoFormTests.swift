import Testing
import Text

@testable import Sandbox

@Suite("Marketo: forms") struct MarketoFormTests {
  private static func ids(_ answer: ServiceResponse) -> [JSONValue] {
    answer.json["result"]?.array?.compactMap { $0["id"] } ?? []
  }

  @Test func showsTheFormForLeads() throws {
    let client = try ServiceClient()
    for path in ["form/1179.json", "form/1179.json?status=approved"] {
      let answer = client.marketo("GET", "asset/v1/\(path)")
      let form = try #require(answer.json["result"]?[0])
      #expect(form["id"] == 1179)
      #expect(form["name"] == "MarketplaceLeadBackend")
      #expect(form["status"] == "approved")
      #expect(answer.json["warnings"] == [])
      #expect(answer.json["errors"] == [])
    }
    let named = client.marketo("GET", "asset/v1/form/byName.json?name=MarketplaceLeadBackend")
    #expect(Self.ids(named) == [1179])
  }

  @Test(arguments: ["form/7.json", "form/1179.json?status=draft", "form/byName.json?name=x"])
  func warnsOfWhatIsNotThereAndGivesNoResult(_ path: String) throws {
    let answer = try ServiceClient().marketo("GET", "asset/v1/\(path)")
    #expect(answer.status == 200)
    #expect(answer.json["success"] == true)
    #expect(answer.json["warnings"] == ["No assets found for the given search criteria."])
    #expect(answer.json["result"] == nil)
  }

  @Test func showsADraftAlone() throws {
    let client = try ServiceClient(faults: "marketo-form-draft")
    #expect(client.marketo("GET", "asset/v1/form/1179.json?status=approved").json["result"] == nil)
    for query in ["", "?status=draft"] {
      let answer = client.marketo("GET", "asset/v1/form/1179.json\(query)")
      #expect(answer.json["result"]?[0]?["status"] == "draft")
    }
  }

  @Test func showsADraftBesideWhatIsApproved() throws {
    let client = try ServiceClient(faults: "marketo-form-changed")
    let approved = client.marketo("GET", "asset/v1/form/1179.json").json["result"]?[0]
    let draft = client.marketo("GET", "asset/v1/form/1179.json?status=draft").json["result"]?[0]
    #expect(approved?["status"] == "approved")
    #expect(draft?["status"] == "draft")
    let times = [approved, draft].compactMap { $0?["updatedAt"]?.string }
    #expect(times.count == 2 && times[0] < times[1])
  }

  @Test func listsPages() throws {
    let client = try ServiceClient()
    let first = Self.ids(client.marketo("GET", "asset/v1/forms.json"))
    #expect(first.count == 20)
    let second = Self.ids(client.marketo("GET", "asset/v1/forms.json?offset=20"))
    #expect(second.count == 5)
    #expect(second.last == 1179)
    #expect(Set(first).isDisjoint(with: second))
    #expect(client.marketo("GET", "asset/v1/forms.json?offset=40").json["result"] == nil)
    #expect(Self.ids(client.marketo("GET", "asset/v1/forms.json?maxReturn=200")).count == 25)
    let drafts = client.marketo("GET", "asset/v1/forms.json?status=draft&maxReturn=200")
    #expect(Self.ids(drafts).count == 12)
  }

  @Test func tellsFields() throws {
    let fields = try ServiceClient().marketo(
      "GET", "asset/v1/form/1179/fields.json?status=approved")
    let result = try #require(fields.json["result"]?.array)
    #expect(
      result.compactMap { $0["id"]?.string } == [
        "FirstName", "LastName", "Email", "Phone", "Company", "Title", "Country", "LeadSource",
      ])
    #expect(result.filter { $0["required"] == true }.compactMap { $0["id"] } == ["Email"])
    #expect(result.last?["label"] == "Lead Source:")
  }

  @Test(arguments: [
    ("marketo-form-lacks-email", "Email"), ("marketo-form-lacks-phone", "Phone"),
    ("marketo-lead-source-missing", "LeadSource"),
  ])
  func lacksAFieldToOrder(_ fault: String, field: String) throws {
    let client = try ServiceClient(faults: fault)
    let fields = client.marketo("GET", "asset/v1/form/1179/fields.json").json["result"]?.array ?? []
    #expect(fields.count == 7)
    #expect(!fields.contains { $0["id"]?.string == field })
    // The public page shows the same form.
    let page = client.get(
      "https://\(World.marketoServerHost)/index.php/form/getForm?munchkinId=123-PQR-789&form=1179")
    #expect(page.json["rows"]?.array?.count == 7)
    #expect(!page.text.contains("\"Name\":\"\(field)\""))
  }

  @Test(arguments: [
    ("form/abc.json", "1001"), ("form/1179.json?status=gone", "1001"),
    ("forms.json?maxReturn=201", "1001"), ("forms.json?maxReturn=0", "1001"),
    ("forms.json?offset=-1", "1001"), ("form/byName.json", "701"), ("emails.json", "610"),
    ("form/1179/usedBy/x.json", "610"), ("form/99999999999999999999.json", "1001"),
  ])
  func refusesWithACode(_ path: String, code: String) throws {
    let answer = try ServiceClient().marketo("GET", "asset/v1/\(path)")
    #expect(answer.status == 200)
    #expect(answer.json["errors"]?[0]?["code"]?.string == code)
  }

  @Test func changesNoForms() throws {
    let answer = try ServiceClient().marketo("POST", "asset/v1/form/1179.json", body: "name=x")
    #expect(answer.json["errors"]?[0]?["code"] == "605")
  }
}
