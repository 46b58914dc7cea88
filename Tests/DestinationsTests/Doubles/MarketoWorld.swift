import Synchronization
import Text
import Transport

/// What is asked of Marketo.
enum MarketoRoute: Hashable, Sendable {
  case anonymous, token, approved, draft, fields, usage, submit, find, delete, publicForm, unknown

  init(_ request: HTTPRequest) {
    let parts = request.url.split(separator: "?", maxSplits: 1)
    let query = parts.count > 1 ? parts[1] : ""
    let path = parts[0]
    let isSignedIn = request.headers["Authorization"] != nil
    switch request.method {
    case "GET" where path.hasSuffix("/stats/usage.json"): self = isSignedIn ? .usage : .anonymous
    case "GET" where path.hasSuffix("/index.php/form/getForm"): self = .publicForm
    case "GET" where path.hasSuffix("/fields.json"): self = .fields
    case "GET" where path.contains("/rest/asset/v1/form/"):
      self = query == "status=approved" ? .approved : .draft
    case "GET" where path.hasSuffix("/rest/v1/leads.json"): self = .find
    case "POST" where path.hasSuffix("/identity/oauth/token"): self = .token
    case "POST" where path.hasSuffix("/submitForm.json"): self = .submit
    case "POST" where path.hasSuffix("/leads/delete.json"): self = .delete
    default: self = .unknown
    }
  }
}

/// A Marketo instance that exists in memory only.
struct MarketoWorld: Sendable {
  static let munchkin = "123-PQR-789"
  static let host = "123-PQR-789.mktorest.com"
  static let client = "4d7f0b8e-6a0c-4b3d-9a1e-2f5c8e7d6b90"
  static let secret = "canaryMarketoSecret0123456789ABC"
  static let token = "cdf01657-110d-4155-99a7-f986b2ff13a0:ab"
  static let now = Timestamp(seconds: 1_700_000_000)

  var fields: [JSONValue] = [
    .field("Email", "Email Address:", required: true), .field("FirstName", "First Name:"),
    .field("LastName", "Last Name:"), .field("Company", "Company Name:"),
    .field("Phone", "Phone Number:"), .field("Country", "Country:"),
    .field("Title", "Job Title:"), .field("LeadSource", "Lead Source:", type: "hidden"),
  ]
  var calls = 1120
  /// What is answered in place of the usual.
  var answers: [MarketoRoute: ScriptedTransport.Answer] = [:]
  /// What is answered the first time.
  var first: [MarketoRoute: HTTPResponse] = [:]
  /// How often a lead is looked for in vain.
  var delay = 0

  subscript(route: MarketoRoute) -> HTTPResponse? {
    get { try? answers[route]?.get() }
    set { answers[route] = newValue.map { .success($0) } }
  }

  var transport: ScriptedTransport {
    let state = Mutex<(seen: Set<MarketoRoute>, email: String?, searches: Int)>(([], nil, 0))
    return ScriptedTransport { [self] request in
      let route = MarketoRoute(request)
      let isFirst = state.withLock { $0.seen.insert(route).inserted }
      if isFirst, let answer = first[route] { return .success(answer) }
      if let answer = answers[route] { return answer }
      switch route {
      case .anonymous: return .success(.marketoRefusal("600", "Empty access token"))
      case .token:
        return .success(
          .json([
            "access_token": JSONValue(Self.token), "token_type": "bearer", "expires_in": 3599,
            "scope": "apis@contoso.com",
          ]))
      case .approved: return .success(.marketo([.form("approved")]))
      case .draft: return .success(.marketo(nil))
      case .fields: return .success(.marketo(fields))
      case .usage:
        return .success(.marketo([["date": "2023-11-14", "total": JSONValue(calls)]]))
      case .submit:
        let body = try? JSONParser.parse(request.body)
        let email = body?["input"]?[0]?["leadFormFields"]?["email"]?.string
        state.withLock { $0.email = email }
        return .success(.marketo([["id": 7, "status": "created"]]))
      case .find:
        let email = state.withLock { state -> String? in
          state.searches += 1
          return state.searches > delay ? state.email : nil
        }
        let rows = email.map { [["id": 318_592, "email": JSONValue($0)] as JSONValue] }
        return .success(.marketo(rows ?? []))
      case .delete:
        state.withLock { $0.email = nil }
        return .success(.marketo([["id": 318_592, "status": "deleted"]]))
      case .publicForm: return .success(.json(["Id": 1179, "Name": "Leads", "rows": [[]]]))
      case .unknown: return .success(.marketoRefusal("610", "Requested resource not found"))
      }
    }
  }
}

extension JSONValue {
  static func field(
    _ id: String, _ label: String, required: Bool = false, type: String = "string"
  ) -> JSONValue {
    [
      "id": JSONValue(id), "label": JSONValue(label), "dataType": JSONValue(type),
      "required": JSONValue(.bool(required)), "fieldMetaData": ["values": nil],
    ]
  }

  static func form(_ status: String) -> JSONValue {
    ["id": 1179, "name": "MarketplaceLeadBackend", "status": JSONValue(status)]
  }
}

extension HTTPResponse {
  /// An answer to who may ask; without a result there is no such thing.
  static func marketo(_ result: [JSONValue]?) -> HTTPResponse {
    var members: [JSONValue.Member] = [
      .init(key: "success", value: true), .init(key: "errors", value: []),
      .init(key: "requestId", value: "11a1f#16d1b0a5d2c"), .init(key: "warnings", value: []),
    ]
    if let result { members.append(.init(key: "result", value: JSONValue(.array(result)))) }
    return json(JSONValue(.object(members)))
  }

  static func marketoRefusal(_ code: String, _ message: String) -> HTTPResponse {
    json([
      "requestId": "e42b#14272d07d78", "success": false,
      "errors": [["code": JSONValue(code), "message": JSONValue(message)]],
    ])
  }

  static func marketoSignIn(
    _ error: String, _ description: String, status: Int = 401
  ) -> HTTPResponse {
    json(
      ["error": JSONValue(error), "error_description": JSONValue(description)], status: status)
  }
}
