import Text

@testable import Sandbox

/// Asks the services of a sandbox, without a connection between.
struct ServiceClient {
  let services: [any Service]
  /// What is ordered to be wrong.
  let board: FaultBoard

  init(faults: String...) throws { try self.init(faults: Set(faults)) }

  init(faults: Set<String>) throws {
    let key = try Self.key.get()
    services = Services.all(key: key)
    board = FaultBoard(try faults.map { name throws(FaultOrder.Mistake) in try FaultOrder(name) })
  }

  /// Takes orders as they are written, counts among them.
  init(orders: [String]) throws {
    services = Services.all(key: try Self.key.get())
    board = FaultBoard(try orders.map { text throws(FaultOrder.Mistake) in try FaultOrder(text) })
  }

  /// Making a key takes longer than all else, so that the suites share one.
  static let key = Result { try SigningKey() }

  /// Sends a request to whoever plays the host.
  func send(
    _ method: String, _ url: String, _ headers: [(String, String)] = [], body: String = ""
  ) -> ServiceResponse {
    let parts = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    let rest = parts[2].split(separator: "/", maxSplits: 1)
    let host = String(rest[0].prefix { $0 != ":" })
    let target = rest.count > 1 ? "/" + rest[1] : "/"
    let halves = target.split(separator: "?", maxSplits: 1)
    let request = ServiceRequest(
      method: method, host: host, path: String(halves[0]),
      query: halves.count > 1 ? String(halves[1]) : "",
      headers: headers.map { (name: $0.0, value: $0.1) }, body: Array(body.utf8))
    return services.first { $0.hosts.contains(host) }?.answer(request, faults: board.faults())
      ?? ServiceResponse(421)
  }

  func get(_ url: String, _ headers: [(String, String)] = []) -> ServiceResponse {
    send("GET", url, headers)
  }

  // MARK: The sign-in service

  static let authority = "https://\(World.authorityHost)"
  static let organisation = "https://\(World.organisationHost)"

  /// Asks for a token with a form; `nil` leaves a field of the usual ones out.
  func token(
    _ changes: [String: String?] = [:], tenant: String = World.tenantID, version: Int = 2
  ) -> ServiceResponse {
    var fields = [
      "grant_type": "client_credentials", "client_id": World.applicationID,
      "client_secret": World.clientSecret,
    ]
    fields[version == 1 ? "resource" : "scope"] =
      version == 1 ? Self.organisation : "\(Self.organisation)/.default"
    for (name, value) in changes { fields[name] = value }
    let form = fields.sorted { $0.key < $1.key }
      .map { "\($0.key)=\(FormFields.encoded($0.value))" }.joined(separator: "&")
    let path = version == 1 ? "oauth2/token" : "oauth2/v2.0/token"
    return send(
      "POST", "\(Self.authority)/\(tenant)/\(path)",
      [("Content-Type", "application/x-www-form-urlencoded")], body: form)
  }

  /// What makes a request for a token one of the user.
  static let userFields: [String: String?] = [
    "grant_type": "password", "client_id": World.publicClientID, "client_secret": nil,
    "username": World.userName, "password": World.password,
  ]

  func userToken(_ changes: [String: String?] = [:], version: Int = 2) -> ServiceResponse {
    token(Self.userFields.merging(changes) { _, new in new }, version: version)
  }

  // MARK: The organisation

  /// Asks the organisation in the name of the application.
  func organisation(
    _ method: String = "GET", _ path: String, _ headers: [(String, String)] = [], body: String = ""
  ) -> ServiceResponse {
    let token = token().json["access_token"]?.string ?? ""
    return send(
      method, "\(Self.organisation)/api/data/v9.2/\(path)",
      [("Authorization", "Bearer \(token)"), ("Accept", "application/json")] + headers, body: body)
  }

  // MARK: Endpoints

  /// The documented sample of a lead.
  static let lead = """
    {"UserDetails": {"FirstName": "Some", "LastName": "One", "Email": "someone@contoso.com",
    "Phone": "16175555555", "Country": "USA", "Company": "Contoso", "Title": "Esquire"},
    "LeadSource": "AzureMarketplace", "ActionCode": "INS", "OfferTitle": "Test Microsoft",
    "Description": "Test run through Power Automate"}
    """

  // MARK: The table service

  /// Asks the table service with a signature made now.
  func table(
    _ method: String = "GET", _ path: String, _ headers: [(String, String)] = [],
    body: String = "", at time: Timestamp = .now, key: String = World.accountKey
  ) -> ServiceResponse {
    var headers = headers
    if !headers.contains(where: { $0.0 == "Accept" }) {
      headers.append(("Accept", "application/json;odata=nometadata"))
    }
    headers += [("x-ms-date", time.httpDate), ("x-ms-version", "2019-02-02")]
    if !body.isEmpty { headers.append(("Content-Type", "application/json")) }
    let content = body.isEmpty ? "" : "application/json"
    let resource = "/\(World.account)/" + (path.split(separator: "?").first ?? "")
    let text = "\(method)\n\n\(content)\n\(time.httpDate)\n\(resource)"
    let bytes = Base64.bytes(of: key) ?? []
    let signature = TableAuthorization.signature(of: text, key: bytes)
    headers.append(("Authorization", "SharedKey \(World.account):\(signature)"))
    return send(method, "https://\(World.tableHost)/\(path)", headers, body: body)
  }

  /// Asks the table service with a shared access signature.
  func table(
    _ method: String = "GET", _ path: String, signature: String, body: String = ""
  ) -> ServiceResponse {
    let separator = path.contains("?") ? "&" : "?"
    return send(
      method, "https://\(World.tableHost)/\(path)\(separator)\(signature)",
      [("Accept", "application/json;odata=nometadata"), ("x-ms-version", "2019-02-02")], body: body)
  }

  /// A shared access signature for the account.
  static func signature(
    permissions: String = "rwdlacu", services: String = "t", types: String = "sco",
    start: String? = nil, expiry: String = "2099-12-31T00:00:00Z", addresses: String? = nil,
    version: String = "2019-02-02", key: String = World.accountKey
  ) -> String {
    var lines = [
      World.account, permissions, services, types, start ?? "", expiry, addresses ?? "", "https",
      version,
    ]
    if version >= "2020-12-06" { lines.append("") }
    let text = lines.joined(separator: "\n") + "\n"
    let signature = TableAuthorization.signature(of: text, key: Base64.bytes(of: key) ?? [])
    let pairs = [
      ("sv", version), ("ss", services), ("srt", types), ("sp", permissions), ("st", start),
      ("se", expiry), ("sip", addresses), ("spr", "https"), ("sig", signature),
    ]
    return pairs.compactMap { name, value in
      value.map { "\(name)=\(FormFields.encoded($0))" }
    }.joined(separator: "&")
  }
}

extension ServiceResponse {
  /// The body, as text.
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The body, as JSON; `null` where it is none.
  var json: JSONValue { (try? JSONParser.parse(body)) ?? nil }

  /// The value of a header field.
  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
