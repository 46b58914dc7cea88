import Leads
import Testing
import Text

/// The definitions of Logic Apps and flows hold together, whatever the destination.
@Suite("Workflows that tell of leads") struct LeadWorkflowTests {
  @Test(arguments: NoticeSample.workflows)
  func areOfTheSchema(_ sample: NoticeSample) throws {
    let workflow = try sample.workflow
    let schema = "/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#"
    #expect(workflow.definition["$schema"]?.string?.hasSuffix(schema) == true)
    #expect(workflow.definition["contentVersion"] == "1.0.0.0")
    #expect(workflow.triggers.count == 1)
    for action in workflow.actions {
      #expect(action.value["type"]?.string != nil, "\(action.name)")
      #expect(action.value["runAfter"]?.object != nil, "\(action.name)")
      #expect(action.name.utf8.allSatisfy { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "'") })
    }
  }

  @Test(arguments: NoticeSample.workflows)
  func runInAnOrderThatThereIs(_ sample: NoticeSample) throws {
    let actions = try sample.workflow.actions
    #expect(Set(actions.map(\.name)).count == actions.count)
    for action in actions {
      for before in action.value["runAfter"]?.object ?? [] {
        #expect(action.siblings.contains(before.key), "\(action.name) after \(before.key)")
        #expect(before.key != action.name)
        #expect(before.value == ["Succeeded"])
      }
    }
    // Beside one another, all but the first come after another.
    let starts = actions.filter { $0.value["runAfter"]?.object?.isEmpty == true }
    #expect(Set(starts.map(\.siblings)).count == starts.count)
  }

  @Test(arguments: NoticeSample.workflows)
  func speakOfWhatThereIs(_ sample: NoticeSample) throws {
    let workflow = try sample.workflow
    let actions = Set(workflow.actions.map(\.name))
    #expect(workflow.names(of: "body").isSubset(of: actions))
    #expect(workflow.names(of: "body").contains("Create_HTML_table"))
    #expect(workflow.names(of: "outputs").isSubset(of: actions))
    #expect(workflow.names(of: "parameters").isSubset(of: workflow.parameters))
    #expect(workflow.malformedExpressions == [])
    // What is declared is used.
    let asked = workflow.parameters.filter { !$0.hasPrefix("$") }
    #expect(asked.isSubset(of: workflow.names(of: "parameters")))
  }

  @Test(arguments: NoticeSample.workflows)
  func nameTheirConnections(_ sample: NoticeSample) throws {
    let workflow = try sample.workflow
    let texts = WorkflowReader.texts(in: workflow.definition)
    let steps = workflow.actions.map(\.value) + workflow.triggers.map(\.value)
    let calls = steps.filter { $0["type"]?.string?.contains("ApiConnection") == true }
    #expect(!calls.isEmpty)
    let main = try sample.main
    for call in calls {
      let host = try #require(call["inputs"]?["host"])
      switch sample.kind {
      case .logicApp:
        let values = main["resources"]?.array?.last?["properties"]?["parameters"]
        let names = (values?["$connections"]?["value"]?.object ?? []).map(\.key)
        let name = try #require(host["connection"]?["name"]?.string)
        #expect(names.contains { name == "@parameters('$connections')['\($0)']['connectionId']" })
        #expect(call["inputs"]?["path"]?.string?.hasPrefix("/") == true)
      default:
        let references = (main["properties"]?["connectionReferences"]?.object ?? []).map(\.key)
        let name = try #require(host["connectionName"]?.string)
        #expect(references.contains(name))
        #expect(host["apiId"]?.string == "/providers/Microsoft.PowerApps/apis/" + name)
        #expect(host["operationId"]?.string?.isEmpty == false)
      }
    }
    #expect(texts.contains { $0.contains("sales@contoso.com") } == (sample.kind == .powerAutomate))
  }

  @Test func ofATableCoverEachHourOnce() throws {
    for kind in [NoticeKind.logicApp, .powerAutomate] {
      var settings = NoticeSample.settings
      settings.hours = 6
      let notice = Notice(kind, for: .table, settings: settings)
      let text = try #require(notice.mainDocument).text
      #expect(
        text.contains(
          "Timestamp ge datetime'@{startOfHour(addHours(utcNow(), -6))}' and Timestamp lt "
            + "datetime'@{startOfHour(utcNow())}'"))
      #expect(text.contains(#""interval": 6"#))
    }
  }

  @Test func ofAnEndpointLetMarketplaceIn() throws {
    let flow = try NoticeSample(destination: .httpsEndpoint, kind: .powerAutomate).workflow
    let trigger = try #require(flow.triggers.first?.value)
    #expect(trigger["inputs"]?["triggerAuthenticationType"] == "All")
    #expect(trigger["inputs"]?["schema"] == HTTPSLeadSchema.bare)
    #expect(trigger["kind"] == "Http")
  }

  @Test func ofDynamicsWatchTheWholeOrganisation() throws {
    let flow = try NoticeSample(destination: .dynamics, kind: .powerAutomate).workflow
    let parameters = try #require(flow.triggers.first?.value["inputs"]?["parameters"])
    #expect(parameters["subscriptionRequest/entityname"] == "lead")
    #expect(parameters["subscriptionRequest/message"]?.integer == 1)
    #expect(parameters["subscriptionRequest/scope"]?.integer == 4)
    let app = try NoticeSample(destination: .dynamics, kind: .logicApp).workflow
    let body = try #require(app.triggers.first?.value["inputs"]?["body"])
    #expect(body["entityname"] == "lead")
    #expect(body["scope"]?.integer == 4)
  }

  @Test func ofSalesforceTellOfMarketplaceOnly() throws {
    let workflow = try NoticeSample(destination: .salesforce, kind: .logicApp).workflow
    let condition = try #require(workflow.actions.first { $0.name == "Is_it_of_Marketplace" })
    let starts = (condition.value["expression"]?["or"]?.array ?? []).compactMap {
      $0["startsWith"]?[1]?.string
    }
    #expect(starts == ["AzureMarketplace", "AzurePortal", "SPZA", "TestDrive", "MSFT_TEST_"])
  }
}
