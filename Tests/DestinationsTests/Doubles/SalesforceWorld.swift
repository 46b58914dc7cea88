import Synchronization
import Text
import Transport

/// What is asked of Salesforce.
enum SalesforceRoute: Hashable, Sendable {
  case empty, token, organisation, describe, rules, duplicates, count, send, search, delete, unknown

  init(_ request: HTTPRequest) {
    let path = request.url.split(separator: "?")[0]
    let query = request.url.split(separator: "?").dropFirst().first ?? ""
    switch (request.method, path) {
    case ("GET", _) where path.hasSuffix("servlet.WebToLead"): self = .empty
    case ("POST", _) where path.hasSuffix("servlet.WebToLead"): self = .send
    case ("POST", _) where path.hasSuffix("/services/oauth2/token"): self = .token
    case ("GET", _) where path.hasSuffix("/describe"): self = .describe
    case ("GET", _) where path.hasSuffix("/tooling/query"): self = .rules
    case ("GET", _) where path.hasSuffix("/ui-api/duplicates/Lead"): self = .duplicates
    case ("GET", _) where query.contains("FROM%20Organization"): self = .organisation
    case ("GET", _) where query.contains("COUNT%28Id%29"): self = .count
    case ("GET", _) where query.contains("Company%20%3D"): self = .search
    case ("DELETE", _): self = .delete
    default: self = .unknown
    }
  }
}

/// An organisation that exists in memory only.
struct SalesforceWorld: Sendable {
  static let organisation = "00D5j000001uVaT"
  static let host = "contoso.my.salesforce.com"
  static let token = "00D5j000001uVaT!AQ.canary.session.0123456789"
  static let client = "3MVG9canary.consumer.key.0123456789"
  static let clientSecret = "0123456789ABCDEFcanary0123456789ABCDEF"
  static let lead = "00Q5j00000Abc12EAB"

  /// What is answered in place of the usual.
  var answers: [SalesforceRoute: ScriptedTransport.Answer] = [:]
  /// The fields of leads besides the usual.
  var fields: [JSONValue] = []
  /// After how many looks the lead is there.
  var looksBeforeLead = 0

  subscript(route: SalesforceRoute) -> HTTPResponse? {
    get { try? answers[route]?.get() }
    set { answers[route] = newValue.map { .success($0) } }
  }

  var transport: ScriptedTransport {
    let sent = Mutex<String?>(nil)
    let looks = Mutex(0)
    return ScriptedTransport { [self] request in
      let route = SalesforceRoute(request)
      if let answer = answers[route] { return answer }
      switch route {
      case .empty: return .success(.form())
      case .send:
        sent.withLock { $0 = String(decoding: request.body, as: UTF8.self) }
        return .success(.form())
      case .token: return .success(.json(["access_token": JSONValue(Self.token)]))
      case .organisation: return .success(.organisation(Self.organisation))
      case .describe:
        return .success(.json(["fields": JSONValue(.array(Self.usualFields + fields))]))
      case .rules, .count: return .success(.records([]))
      case .duplicates: return .success(.json(["apiName": "Lead", "duplicateRules": []]))
      case .search:
        let look = looks.withLock { count -> Int in
          count += 1
          return count
        }
        let body = sent.withLock { $0 } ?? ""
        let isThere = look > looksBeforeLead && body.contains(Self.company(in: request))
        return .success(.records(isThere ? [["Id": JSONValue(Self.lead)]] : []))
      case .delete: return .success(HTTPResponse(status: 204))
      case .unknown: return .success(.salesforce(404, "NOT_FOUND", "no such resource"))
      }
    }
  }

  private static func company(in request: HTTPRequest) -> String {
    let parts = request.url.split(separator: "%27")
    return parts.count > 1 ? "company=\(parts[1])&" : "nothing"
  }

  /// What every organisation has, as far as it matters.
  private static let usualFields: [JSONValue] = [
    .leadField("LastName", "Last Name"), .leadField("Company", "Company"),
    .leadField("Id", "Lead ID", type: "id", isCreateable: false),
    .leadField("Status", "Lead Status", type: "picklist", isDefaulted: true),
    .leadField("IsUnreadByOwner", "Unread By Owner", type: "boolean"),
    .leadField("LeadSource", "Lead Source", type: "picklist", isNillable: true),
    .leadField("Country", "Country", isNillable: true),
  ]
}

extension JSONValue {
  /// A field as the description of leads has it.
  static func leadField(
    _ name: String, _ label: String, type: String = "string", isNillable: Bool = false,
    isDefaulted: Bool = false, isCreateable: Bool = true, isRestricted: Bool = false
  ) -> JSONValue {
    [
      "name": JSONValue(name), "label": JSONValue(label), "type": JSONValue(type),
      "nillable": JSONValue(.bool(isNillable)), "defaultedOnCreate": JSONValue(.bool(isDefaulted)),
      "createable": JSONValue(.bool(isCreateable)),
      "restrictedPicklist": JSONValue(.bool(isRestricted)),
    ]
  }
}

extension HTTPResponse {
  /// What the servlet answers to everything.
  static func form(processed: String? = nil) -> HTTPResponse {
    var headers: HTTPHeaders = ["Content-Type": "text/html;charset=UTF-8"]
    headers["Is-Processed"] = processed
    let page = "<html><head></head><body>Your request has been queued.</body></html>"
    return HTTPResponse(status: 200, headers: headers, body: Array(page.utf8))
  }

  static func records(_ records: [JSONValue]) -> HTTPResponse {
    json([
      "totalSize": JSONValue(.number("\(records.count)")), "done": true,
      "records": JSONValue(.array(records)),
    ])
  }

  static func organisation(_ id: String, isSandbox: Bool = false) -> HTTPResponse {
    records([
      [
        "Id": JSONValue(id), "IsSandbox": JSONValue(.bool(isSandbox)),
        "OrganizationType": "Enterprise Edition", "InstanceName": "EU42",
      ]
    ])
  }

  /// A refusal of the interface.
  static func salesforce(_ status: Int, _ code: String, _ message: String) -> HTTPResponse {
    json([["message": JSONValue(message), "errorCode": JSONValue(code)]], status: status)
  }

  /// A refusal of the sign-in.
  static func oauth(_ error: String, _ description: String, status: Int = 400) -> HTTPResponse {
    json(
      ["error": JSONValue(error), "error_description": JSONValue(description)], status: status)
  }
}
