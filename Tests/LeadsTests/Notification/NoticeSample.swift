import Leads
import Testing
import Text

/// A definition of every destination and kind.
struct NoticeSample: Sendable, CustomTestStringConvertible {
  let destination: LeadDestination
  let kind: NoticeKind

  var testDescription: String { "\(destination.rawValue) \(kind.rawValue)" }

  static let all = LeadDestination.allCases.flatMap { destination in
    NoticeKind.allCases.map { NoticeSample(destination: destination, kind: $0) }
  }

  static let workflows = all.filter { $0.kind != .function }

  static var settings: NoticeSettings {
    var settings = NoticeSettings(moment: Timestamp(seconds: 1_793_606_400))
    settings.recipients = ["sales@contoso.com", "leads@contoso.example"]
    settings.account = "contosoleads"
    settings.environment = "https://contoso.crm4.dynamics.com"
    settings.directory = "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44"
    settings.application = "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11"
    settings.domain = "contoso.my.salesforce.com"
    return settings
  }

  var notice: Notice { Notice(kind, for: destination, settings: Self.settings) }

  func document(_ name: String) throws -> NoticeDocument {
    try #require(notice.documents.first { $0.name == name })
  }

  /// The template of a Logic App, or the flow's definition with what it stands in.
  var main: JSONValue {
    get throws { try JSONParser.parse(try #require(notice.mainDocument).text) }
  }

  /// The definition of the workflow.
  var workflow: WorkflowReader {
    get throws {
      let main = try main
      let inner =
        kind == .logicApp ? main["resources"]?.array?.last?["properties"] : main["properties"]
      return WorkflowReader(definition: try #require(inner?["definition"]))
    }
  }
}
