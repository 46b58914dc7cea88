import Knowledge
import Text
import Transport

/// A session in an organisation.
struct SalesforceSession: Sendable {
  /// Where the organisation answers.
  let host: SalesforceHost
  /// What opens it.
  let token: Secret
}

/// The interface of one organisation (developer.salesforce.com, REST API).
struct SalesforceService: Sendable {
  /// What an organisation answers to who has a session.
  enum Answer: Sendable {
    case found(JSONValue)
    case refused(SalesforceRefusal)
  }

  /// The version of the interface, Winter '24. Each is served for three years at least, and has
  /// been for many more.
  static let version = "v59.0"
  /// A description of leads with hundreds of fields and all their values.
  private static let maximumDescriptionBytes = 16 << 20

  let session: SalesforceSession
  private let transport: any HTTPTransport

  init(_ session: SalesforceSession, over transport: any HTTPTransport) {
    self.session = session
    self.transport = transport
  }

  var host: String { session.host.text }

  /// Reads something.
  func get(_ path: String) async throws(CheckStop) -> Answer {
    let response = try await send("GET", path)
    guard response.status < 400 else { return .refused(SalesforceRefusal(response)) }
    guard response.status == 200, let body = try? JSONParser.parse(response.body),
      body.object != nil
    else { throw CheckStop(response, from: host) }
    return .found(body)
  }

  /// The rows of a query, or why there are none.
  func rows(
    _ query: String, path: String = "query"
  ) async throws(CheckStop) -> Result<[JSONValue], SalesforceRefusal> {
    switch try await get("\(path)?q=\(PercentEncoding.encode(query))") {
    case .refused(let refusal): return .failure(refusal)
    case .found(let body): return .success(try records(of: body))
    }
  }

  /// Reads the rows of a query page by page, however many there are.
  ///
  /// - Returns: Why they are not to be seen; `nil` where they all were.
  func pages(
    _ query: String, _ take: ([JSONValue]) -> Void
  ) async throws(CheckStop) -> SalesforceRefusal? {
    var path = "query?q=\(PercentEncoding.encode(query))"
    while true {
      let body: JSONValue
      switch try await get(path) {
      case .refused(let refusal): return refusal
      case .found(let found): body = found
      }
      take(try records(of: body))
      guard let next = body["nextRecordsUrl"]?.string else { return nil }
      let base = "/services/data/\(Self.version)/"
      guard next.hasPrefix(base) else {
        throw CheckStop(
          .notEstablished(
            .entry(
              "network-unexpected-answer", said: "\(host) sends for the rest of the rows elsewhere",
              parameters: [.host: host])))
      }
      path = String(next.dropFirst(base.count))
    }
  }

  private func records(of body: JSONValue) throws(CheckStop) -> [JSONValue] {
    if let rows = body["records"]?.array { return rows }
    throw CheckStop(
      .notEstablished(
        .entry(
          "network-unexpected-answer", said: "\(host) answered a query without any rows",
          parameters: [.host: host])))
  }

  /// Removes a lead; that it is not there any more is as good.
  ///
  /// - Returns: Why it is still there; `nil` where it is gone.
  func deleteLead(_ id: String) async throws(CheckStop) -> SalesforceRefusal? {
    let response = try await send("DELETE", "sobjects/Lead/\(PercentEncoding.encode(id))")
    return response.status < 300 || response.status == 404 ? nil : SalesforceRefusal(response)
  }

  /// Sends a request and lets only answers through that may be judged.
  private func send(_ method: String, _ path: String) async throws(CheckStop) -> HTTPResponse {
    var request = HTTPRequest(
      method, "https://\(host)/services/data/\(Self.version)/\(path)",
      headers: ["Accept": "application/json"], secrets: [session.token])
    request.headers["Authorization"] = "Bearer \(session.token.exposedText)"
    request.isRepeatable = true
    request.maximumResponseBytes = Self.maximumDescriptionBytes
    let response = try await transport.answer(to: request)
    try Self.check(response, from: session.host)
    return response
  }

  /// Stops at an answer that is no verdict on what was asked.
  static func check(_ response: HTTPResponse, from host: SalesforceHost) throws(CheckStop) {
    if (300...399).contains(response.status), let other = destination(of: response), other != host {
      throw CheckStop(
        .notEstablished(
          .entry(
            "salesforce-my-domain-malformed",
            said: "'\(host.text)' leads on to '\(other.text)': that is the organization's host now",
            parameters: [.host: other.text]
          ).blaming(SalesforceFields.Key.myDomain)))
    }
    if let trouble = ServiceTrouble.salesforce.outcome(of: response, from: host.text) {
      throw CheckStop(trouble)
    }
  }

  /// The My Domain to which an organisation has moved.
  private static func destination(of response: HTTPResponse) -> SalesforceHost? {
    guard let location = response.headers["Location"], location.hasPrefix("https://") else {
      return nil
    }
    return SalesforceHost(AddressParts(location).host)
  }
}

extension SalesforceRefusal: Error {}
