import Leads
import Testing
import Text

@Suite("Templates of Logic Apps") struct LogicAppTemplateTests {
  private static let samples = NoticeSample.all.filter { $0.kind == .logicApp }

  @Test(arguments: samples) func declareWhatTheyUse(_ sample: NoticeSample) throws {
    let template = try sample.main
    let declared = Set((template["parameters"]?.object ?? []).map(\.key))
    var used: Set<String> = []
    for text in WorkflowReader.texts(in: template) where text.hasPrefix("[") {
      var rest = text[...]
      while let found = rest.firstRange(of: "parameters('") {
        rest = rest[found.upperBound...]
        used.insert(String(rest.prefix { $0 != "'" }))
      }
      #expect(text.hasSuffix("]"))
      #expect(text.count { $0 == "(" } == text.count { $0 == ")" })
    }
    #expect(used == declared)
  }

  @Test(arguments: samples) func giveTheWorkflowWhatItAsksFor(_ sample: NoticeSample) throws {
    let workflow = try #require(try sample.main["resources"]?.array?.last)
    #expect(workflow["type"] == "Microsoft.Logic/workflows")
    #expect(workflow["apiVersion"] == "2019-05-01")
    let given = Set((workflow["properties"]?["parameters"]?.object ?? []).map(\.key))
    #expect(given == (try sample.workflow.parameters))
  }

  @Test(arguments: samples) func waitForTheirConnections(_ sample: NoticeSample) throws {
    let resources = try #require(try sample.main["resources"]?.array)
    let connections = resources.filter { $0["type"] == "Microsoft.Web/connections" }
    let workflow = try #require(resources.last)
    #expect(workflow["dependsOn"]?.array?.count == connections.count)
    for connection in connections {
      let name = try #require(connection["name"]?.string).dropFirst().dropLast()
      #expect(
        workflow["dependsOn"]?.array?.contains(
          JSONValue("[resourceId('Microsoft.Web/connections', \(name))]")) == true)
    }
  }

  @Test(arguments: samples) func holdNoSecret(_ sample: NoticeSample) throws {
    for document in sample.notice.documents where document.name.hasSuffix(".json") {
      #expect(!document.text.contains("AccountKey="))
      #expect(!document.text.contains("secureString") && !document.text.contains("sig="))
    }
    guard sample.destination == .table else { return }
    let connection = try #require(try sample.main["resources"]?[0]?["properties"])
    #expect(connection["parameterValues"]?["sharedkey"]?.string?.hasPrefix("[listKeys(") == true)
  }

  @Test func areFilledIn() throws {
    let template = try NoticeSample(destination: .table, kind: .logicApp).main
    func value(_ name: String) -> String? { template["parameters"]?[name]?["defaultValue"]?.string }
    #expect(value("recipients") == "sales@contoso.com;leads@contoso.example")
    #expect(value("storageAccountName") == "contosoleads")
    #expect(value("tableName") == "MarketplaceLeads")
    let dynamics = try NoticeSample(destination: .dynamics, kind: .logicApp).main
    #expect(
      dynamics["parameters"]?["environment"]?["defaultValue"]
        == "https://contoso.crm4.dynamics.com")
  }

  @Test func askForWhatIsNotKnown() throws {
    let notice = Notice(
      .logicApp, for: .table, settings: NoticeSettings(moment: Timestamp(seconds: 0)))
    let template = try JSONParser.parse(try #require(notice.mainDocument).text)
    let recipients = try #require(template["parameters"]?["recipients"])
    #expect(recipients["defaultValue"] == nil)
    #expect(recipients["minLength"]?.integer == 1)
    let values = try #require(notice.documents.first { $0.name == "logic-app.parameters.json" })
    let known = try #require(try JSONParser.parse(values.text)["parameters"])
    #expect(known["recipients"]?["value"] == "")
    #expect(known["tableName"]?["value"] == "MarketplaceLeads")
    #expect(known["location"] == nil)
  }
}
