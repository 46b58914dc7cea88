import Diagnosis
import Knowledge

/// The words of the reports, in one place so that they can be translated.
enum Wording {
  static let who = "Who can do it"
  static let verify = "How to see that it worked"
  static let maybe = "It may be"
  static let seen = "What was seen"
  static let next = "What to do next"

  static let notKnown = "Not known"
  static let notKnownText =
    "No documented failure of a lead destination was recognised in this text."
  static let blankText = "There is no text to look at."
  static let binaryText = "This is no text: it holds the bytes of another kind of file."
  static let nextSteps = [
    "Give the whole message as the portal or log shows it, with the lines before and after it: the "
      + "code of the service (`AADSTS…`, `0x8004…`) tells most.",
    "Where there is only a code, `leadline explain CODE` tells what is known about it; `leadline "
      + "explain --list` lists everything that is known.",
    "Ask the publisher support at `https://aka.ms/marketplacepublishersupport`: choose the offer "
      + "type and lead management.",
  ]

  static let recognised = "What was recognised"
  static let catalogue = "catalogue: a known code with general help"

  static func origin(_ origin: CatalogueOrigin) -> String {
    switch origin {
    case .documentation: "The service's own table of codes."
    case .observed: "The wording was seen in public texts; the service's documentation lacks it."
    case .general: "General knowledge, which was not checked against a text of the service."
    }
  }

  static func speaksOf(_ services: [String]) -> String {
    "It speaks of \(services.joined(separator: ", "))."
  }

  static func statuses(_ statuses: [String]) -> String {
    (statuses.count == 1 ? "HTTP status " : "HTTP statuses ") + statuses.joined(separator: ", ")
  }

  static func value(_ value: String, of parameter: Parameter) -> String {
    "\(standIn(for: parameter)): `\(value)`"
  }

  static func pasteAlso(_ request: String) -> String { "Paste in addition, of \(request)." }

  static func verdict(_ verdict: Verdict, confidence: Double) -> String {
    switch verdict {
    case .known: "recognised, \(percent(confidence))"
    case .likely: "likely, \(percent(confidence)); compare it with your text before you act"
    case .unknown: "weak, \(percent(confidence))"
    }
  }

  /// Never 100: nothing read out of a text is that certain.
  static func percent(_ confidence: Double) -> String {
    "\(min(99, Int((confidence * 100).rounded()))) %"
  }

  static func place(line: Int, column: Int) -> String { "line \(line), column \(column)" }

  static func field(_ field: String) -> String { "field `\(field)`" }

  static func unknownCode(_ code: String) -> String { "\(code) is not in the knowledge base" }

  static func nearest(_ codes: [String]) -> String {
    "known codes that look like it: \(codes.joined(separator: ", "))"
  }

  static func occurrences(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  static func firstLines(_ lines: [Int], isMore: Bool) -> String {
    (lines.count == 1 ? "line " : "lines ") + lines.map(String.init).joined(separator: ", ")
      + (isMore ? ", …" : "")
  }

  static let explainHint = "`leadline explain ID` prints what to do about each."
  static let nothingInLog = "No known failure was found."

  /// The name of a destination as portals show it.
  static func destination(_ name: String) -> String {
    switch name {
    case "dynamics": "Dynamics 365"
    case "table": "Azure table"
    case "blob": "Azure Blob"
    case "httpsEndpoint": "HTTPS endpoint"
    case "marketo": "Marketo"
    case "salesforce": "Salesforce"
    case "email": "e-mail"
    default: "any destination"
    }
  }

  /// What stands in a command where the text held no value.
  static func standIn(for parameter: Parameter) -> String {
    switch parameter {
    case .tenantId: "directory-id"
    case .applicationId: "application-id"
    case .directoryName: "directory-name"
    case .userId: "user-id"
    case .userName: "user-name"
    case .table: "table"
    case .column: "column"
    case .privilege: "privilege"
    case .duration: "duration"
    case .instanceUrl: "instance-url"
    case .host: "host"
    case .proxy: "proxy"
    case .issuer: "issuer"
    case .account: "storage-account"
    case .permissions: "permissions"
    case .date: "date"
    case .days: "days"
    case .minutes: "minutes"
    case .seconds: "seconds"
    case .key: "key"
    case .role: "role"
    case .accessMode: "access-mode"
    case .privileges: "privileges"
    case .organisationTenantId: "directory-id-of-the-environment"
    case .munchkinId: "munchkin-id"
    case .formId: "form-id"
    case .organisationId: "organization-id"
    case .field: "field"
    case .fields: "fields"
    case .count: "number"
    case .limit: "limit"
    }
  }
}
