import Leads
import Testing
import Text

@Suite("Definitions that tell of leads") struct NoticeDocumentTests {
  @Test(arguments: NoticeSample.all) func comeWithTheirSteps(_ sample: NoticeSample) throws {
    let documents = sample.notice.documents
    #expect(Set(documents.map(\.name)).count == documents.count)
    #expect(documents.allSatisfy { !$0.name.contains("/") && !$0.bytes.isEmpty })
    let readme = try #require(documents.last)
    #expect(readme.name == "README.md")
    #expect(readme.text.hasPrefix("# New Marketplace leads: "))
    #expect(readme.text.contains("\n## Steps\n\n1. ") && readme.text.contains("Partner Center"))
    // It names every file that has to be dealt with.
    for name in ["logic-app.parameters.json", "new-marketplace-leads.zip", "marketo-webhook.json"]
    where documents.contains(where: { $0.name == name }) {
      #expect(readme.text.contains(name))
    }
  }

  @Test(arguments: NoticeSample.all) func areWellFormed(_ sample: NoticeSample) throws {
    for document in sample.notice.documents where document.isText {
      #expect(String(validating: document.bytes, as: UTF8.self) != nil)
      #expect(document.text.hasSuffix("\n") && !document.text.hasSuffix("\n\n"))
      if document.name.hasSuffix(".json") { _ = try JSONParser.parse(document.text) }
      for line in document.text.split(separator: "\n") { #expect(line.last != " ") }
    }
  }

  @Test func functionsKnowTheirSettings() throws {
    for destination in LeadDestination.allCases {
      let sample = NoticeSample(destination: destination, kind: .function)
      let documents = sample.notice.documents
      let settings = try JSONParser.parse(try sample.document("local.settings.json").text)
      let names = Set((settings["Values"]?.object ?? []).map(\.key))
      let sources = documents.filter { $0.name.hasSuffix(".py") }.map(\.text).joined()
      // What the sources read is set, but for what has a value of its own.
      for name in read(in: sources) where name != "SIGN_IN_AUTHORITY" {
        #expect(names.contains(name), "\(destination) \(name)")
      }
      let unused = names.subtracting(read(in: sources))
      #expect(unused == ["FUNCTIONS_WORKER_RUNTIME"])
      let readme = try sample.document("README.md").text
      for name in names where !["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage"].contains(name) {
        #expect(readme.contains("`\(name)`"))
      }
      let host = try JSONParser.parse(try sample.document("host.json").text)
      #expect(host["version"] == "2.0")
    }
  }

  @Test func functionsAreFilledInWithoutSecrets() throws {
    let sample = NoticeSample(destination: .dynamics, kind: .function)
    let settings = try JSONParser.parse(try sample.document("local.settings.json").text)
    let values = try #require(settings["Values"])
    #expect(values["DYNAMICS_URL"] == "https://contoso.crm4.dynamics.com")
    #expect(values["DYNAMICS_TENANT"] == "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44")
    #expect(values["DYNAMICS_CLIENT_SECRET"] == "")
    #expect(values["MAIL_TO"] == "sales@contoso.com;leads@contoso.example")
    #expect(values["MAIL_CONNECTION"] == "")
  }

  /// The names of environment variables in Python.
  private func read(in source: String) -> Set<String> {
    var names: Set<String> = []
    for mark in ["os.environ[\"", "os.environ['", "os.environ.get(\""] {
      var rest = source[...]
      while let found = rest.firstRange(of: mark) {
        rest = rest[found.upperBound...]
        names.insert(String(rest.prefix { $0 != "\"" && $0 != "'" }))
      }
    }
    return names
  }

  @Test func webhookOfMarketoIsALead() throws {
    for kind in NoticeKind.allCases {
      let sample = NoticeSample(destination: .marketo, kind: kind)
      let payload = try JSONParser.parse(try sample.document("marketo-webhook.json").text)
      let names = Set((payload.object ?? []).map(\.key))
      #expect(names == Set(HTTPSLeadSchema.leaves + ["UserDetails"]))
      let details = Set((payload["UserDetails"]?.object ?? []).map(\.key))
      #expect(details == Set(HTTPSLeadSchema.details))
    }
  }

  @Test(
    arguments: [
      ("sales@contoso.com", true), ("a.b+c@contoso.co.uk", true), ("o_n@x-y.example", true),
      ("", false), ("contoso.com", false), ("@contoso.com", false), ("a@b", false),
      ("a@b.com@c.com", false), ("a b@contoso.com", false), ("@{x}@contoso.com", false),
      ("a'b@contoso.com", false), ("a@contoso.com]", false), ("a@contoso..com", false),
      ("a\n@contoso.com", false), ("a@contoso.com;", false), ("ä@contoso.com", false),
    ])
  func addresses(_ text: String, _ isOne: Bool) {
    #expect(NoticeSettings.isAddress(text) == isOne)
  }

  @Test(
    arguments: [
      ("MarketplaceLeads", true), ("abc", true), ("a1b", true), ("ab", false), ("1abc", false),
      ("a-b-c", false), ("a'b)", false), ("", false), (String(repeating: "a", count: 64), false),
      ("äbc", false),
    ])
  func tableNames(_ text: String, _ isOne: Bool) {
    #expect(NoticeSettings.isTableName(text) == isOne)
  }
}
