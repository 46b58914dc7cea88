import Text

/// The REST interface of a Marketo instance.
struct Marketo: Service {
  private let tokens = MarketoTokens()
  private let people = MarketoPeople()
  private let statistics = MarketoStatistics()

  var hosts: [String] { [World.marketoHost] }

  /// The longest target and the most content that are taken.
  private static let limits = (target: 8 << 10, content: 1 << 20)

  func answer(_ request: ServiceRequest, faults: FaultSet) -> ServiceResponse {
    if faults.contains("marketo-instance-unknown") { return Self.page }
    if request.path == "/identity/oauth/token" {
      return MarketoIdentity(tokens: tokens, faults: faults).answer(request)
    }
    guard request.path.hasPrefix("/rest/") else { return Self.page }
    guard request.body.count <= Self.limits.content else { return ServiceResponse(413) }
    guard request.path.utf8.count + request.query.utf8.count <= Self.limits.target else {
      return ServiceResponse(414)
    }
    let requestID = MarketoAnswer.requestID()
    do throws(MarketoRefusal) {
      return Self.response(try result(request, faults).json(requestID: requestID))
    } catch {
      return Self.response(MarketoAnswer.refusal(error, requestID: requestID))
    }
  }

  private func result(
    _ request: ServiceRequest, _ faults: FaultSet
  ) throws(MarketoRefusal) -> MarketoAnswer {
    try check(request, faults)
    statistics.note()
    let path = try Self.parts(of: request.path)
    let fields = FormFields(request.query)
    switch (path[0], path[1]) {
    case ("asset", "v1"):
      guard ["GET", "HEAD"].contains(request.method) else { throw .methodUnsupported }
      return try MarketoAssetCalls(faults: faults).answer(Array(path.dropFirst(2)), fields)
    case ("v1", "stats"): return try statistics.answer(path[2...], faults)
    case ("v1", _):
      let calls = MarketoLeadCalls(people: people, faults: faults)
      return try Self.leads(request, path.dropFirst(), fields, calls)
    default: throw .notFound
    }
  }

  /// Insists on a token, and on a service that is well.
  private func check(_ request: ServiceRequest, _ faults: FaultSet) throws(MarketoRefusal) {
    if request.header("Authorization") != nil {
      if faults.contains("marketo-token-invalid") { throw .tokenInvalid }
      if faults.contains("marketo-token-expired") { throw .tokenExpired }
    }
    try tokens.check(request.header("Authorization"), at: .now)
    for (name, refusal) in Self.troubles where faults.contains(name) { throw refusal }
  }

  /// What can be wrong with every call.
  private static let troubles: [(name: String, refusal: MarketoRefusal)] = [
    ("marketo-subscription-invalid", .subscriptionInvalid),
    ("marketo-quota-reached", .quotaReached), ("marketo-rate-limit", .rateLimited),
    ("marketo-concurrency-limit", .tooManyAtOnce), ("marketo-timed-out", .timedOut),
    ("marketo-unavailable", .unavailable), ("marketo-system-error", .systemError),
    ("marketo-transient", .transient),
  ]

  /// What stands behind `/rest/`, without `.json`.
  private static func parts(of path: String) throws(MarketoRefusal) -> [Substring] {
    guard path.hasSuffix(".json") else { throw .notFound }
    let parts = path.dropFirst("/rest/".utf8.count).dropLast(".json".utf8.count)
      .split(separator: "/", omittingEmptySubsequences: false)
    guard (2...6).contains(parts.count), !parts.contains("") else { throw .notFound }
    return parts
  }

  private static func leads(
    _ request: ServiceRequest, _ path: ArraySlice<Substring>, _ fields: FormFields,
    _ calls: MarketoLeadCalls
  ) throws(MarketoRefusal) -> MarketoAnswer {
    switch (path.joined(separator: "/"), request.method) {
    case ("leads", "GET"), ("leads", "HEAD"): return try calls.find(fields)
    case ("leads", "POST"):
      let form = FormFields(String(decoding: request.body, as: UTF8.self))
      if isForm(request) || fields["_method"] == "GET" { return try calls.find(form) }
      return try calls.synchronise(try content(of: request))
    case ("leads", "DELETE"), ("leads/delete", "POST"):
      return try calls.delete(try content(of: request))
    case ("leads/submitForm", "POST"): return try calls.submit(try content(of: request))
    case ("leads/describe", "GET"):
      return .list(JSONValue(.array(MarketoField.all.map(\.description))))
    case ("leads", _), ("leads/delete", _), ("leads/submitForm", _), ("leads/describe", _):
      throw .methodUnsupported
    default:
      guard path.count == 2, path.first == "lead", let id = path.last else { throw .notFound }
      guard request.method == "GET" else { throw .methodUnsupported }
      return try calls.lead(String(id), fields)
    }
  }

  private static func isForm(_ request: ServiceRequest) -> Bool {
    (request.header("Content-Type") ?? "").lowercased()
      .hasPrefix("application/x-www-form-urlencoded")
  }

  private static func content(of request: ServiceRequest) throws(MarketoRefusal) -> JSONValue {
    let type = (request.header("Content-Type") ?? "").lowercased()
    guard type.hasPrefix("application/json") else { throw .contentTypeInvalid }
    guard let value = try? JSONParser.parse(request.body), value.object != nil else {
      throw .jsonInvalid
    }
    return value
  }

  private static func response(_ json: JSONValue) -> ServiceResponse {
    ServiceResponse(
      200, json: json, headers: [("Server", "Apache"), ("Cache-Control", "no-cache")],
      contentType: "application/json;charset=UTF-8")
  }

  /// What a host answers that no instance has.
  static let page = ServiceResponse(
    404,
    text: "<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head>\n"
      + "<body><h1>Not Found</h1><p>The requested URL was not found on this server.</p>"
      + "</body></html>\n", contentType: "text/html; charset=UTF-8",
    headers: [("Server", "cloudflare")])
}
