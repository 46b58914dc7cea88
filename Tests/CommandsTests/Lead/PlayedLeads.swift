import TestSupport
import Testing
import Text
import Transport

@testable import Commands

/// A sandbox that goes on running, a user with calls of `lead` against it, and somebody else who
/// asks its services directly.
final class PlayedLeads {
  let user: Installation
  private var sandbox: SandboxProcess?
  private let readiness: JSONValue

  init(_ faults: String...) throws {
    user = try Installation()
    let sandbox = try SandboxProcess(
      faults: faults, environment: user.environment,
      path: try builtProduct(named: "leadline-sandbox"))
    readiness = sandbox.readiness
    self.sandbox = consume sandbox
  }

  deinit { sandbox.take()?.stop() }

  /// Lets something go wrong from now on.
  func order(_ fault: String) throws {
    let answer = try sandbox?.ask("order \(fault)")
    #expect(answer?["ordered"]?.strings.isEmpty == false)
  }

  func mend(_ fault: String) throws { _ = try sandbox?.mend([fault]) }

  private var certificates: String { readiness["caFile"]?.string ?? "" }

  /// The words that lead a call to the sandbox.
  var way: [String] {
    var words = ["--ca-file", certificates]
    for way in sandbox?.way["connectTo"]?.strings ?? [] { words += ["--connect-to", way] }
    return words
  }

  /// Runs `lead` over an example.
  func run(
    _ verb: String, _ example: String, _ options: String...
  ) throws -> ChildProcess.Result {
    try user.run(
      ["lead", verb, "\(Installation.examples)/\(example).json"] + options + way)
  }

  /// The same, and what it says in JSON of the only destination.
  func subject(
    _ verb: String, _ example: String, _ options: String...
  ) throws -> LeadSubject {
    LeadSubject(
      try user.run(
        ["lead", verb, "\(Installation.examples)/\(example).json", "--format", "json"] + options
          + way))
  }

  /// The record of what was sent.
  var record: [JSONValue] {
    let bytes = (try? user.folder.read("home/state/leadline/sent/leads.jsonl")) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .compactMap { try? JSONParser.parse(String($0)) }
  }

  /// Asks a service of the sandbox directly.
  func ask(
    _ method: String, _ url: String, headers: HTTPHeaders = [:], _ body: JSONValue? = nil
  ) async throws -> HTTPResponse {
    var configuration = TransportConfiguration(userAgent: "somebody else")
    configuration.certificateAuthorityFile = certificates
    configuration.connectTo = sandbox?.way["connectTo"]?.strings ?? []
    let transport = CurlTransport(configuration)
    defer { transport.shutdown() }
    var request = HTTPRequest(method, url, headers: headers)
    if let body {
      request.body = Array(JSONWriter.compact(body).utf8)
      request.headers["Content-Type"] = "application/json"
    }
    return try await transport.send(request)
  }
}

/// What `lead … --format json` said of the only destination.
struct LeadSubject {
  let exitStatus: Int32
  let verdict: String?
  let checks: [JSONValue]
  let leads: [JSONValue]
  /// For a failing test: everything.
  let summary: Comment

  init(_ result: ChildProcess.Result) {
    let subject = (try? result.json())?["subjects"]?[0]
    exitStatus = result.status
    verdict = subject?["verdict"]?.string
    checks = subject?["checks"]?.array ?? []
    leads = subject?["leads"]?.array ?? []
    summary = Comment(rawValue: result.everything)
  }

  var states: [String] { leads.compactMap { $0["state"]?.string } }
  var markers: [String] { leads.compactMap { $0["marker"]?.string } }

  /// The entry that explains what is not well.
  var entry: String? { problem?["diagnosis"]?["id"]?.string }
  /// The check that is not well, and what it said.
  var problem: JSONValue? {
    checks.first { !["ok", "skipped"].contains($0["status"]?.string ?? "") }
  }
}

extension PlayedLeads {
  /// Who may do anything with the table.
  private func tableAddress(_ path: String, _ query: String = "") throws -> String {
    let bytes = try readFile("\(Installation.examples)/table-sas.json")
    let block = try JSONParser.parse(bytes)["tableLeadConfiguration"]
    let connection = block?["storageAccountConnectionString"]?.string ?? ""
    let parts = connection.split(separator: "SharedAccessSignature=", maxSplits: 1)
    let signature = try #require(parts.last.map { $0.prefix { $0 != ";" } })
    return "https://contosoleads.table.core.windows.net/\(path)?\(query)\(signature)"
  }

  private static let plain: HTTPHeaders = ["Accept": "application/json;odata=nometadata"]

  /// Every row of the table, with its time: what was touched differs.
  func tableRows() async throws -> [JSONValue] {
    var rows: [JSONValue] = []
    var next = ""
    while true {
      let response = try await ask(
        "GET", try tableAddress("MarketplaceLeads()", next), headers: Self.plain)
      try #require(response.status == 200, "\(response.text)")
      rows += try JSONParser.parse(response.body)["value"]?.array ?? []
      guard let partition = response.headers["x-ms-continuation-NextPartitionKey"] else {
        return rows
      }
      let row = response.headers["x-ms-continuation-NextRowKey"] ?? ""
      next =
        "NextPartitionKey=\(PercentEncoding.encode(partition))&"
        + "NextRowKey=\(PercentEncoding.encode(row))&"
    }
  }

  func insertRow(_ row: JSONValue) async throws {
    let response = try await ask("POST", try tableAddress("MarketplaceLeads"), row)
    try #require(response.status == 201, "\(response.text)")
  }

  /// Changes a row of a marker that leadline wrote.
  func changeRow(_ marker: String, _ values: JSONValue) async throws {
    let keys = "(PartitionKey='\(marker)',RowKey='\(marker)')"
    let response = try await ask("MERGE", try tableAddress("MarketplaceLeads\(keys)"), values)
    try #require(response.status == 204, "\(response.text)")
  }
}

extension PlayedLeads {
  private static let organisation = "https://contoso.crm4.dynamics.com/api/data/v9.2"

  private func dynamicsHeaders() async throws -> HTTPHeaders {
    let bytes = try readFile("\(Installation.examples)/dynamics.json")
    let block = try JSONParser.parse(bytes)["dynamicsLeadConfiguration"]
    func value(_ key: String) -> String { block?[key]?.string ?? "" }
    let form = PercentEncoding.form([
      (name: "grant_type", value: "client_credentials"),
      (name: "client_id", value: value("applicationId")),
      (name: "client_secret", value: value("applicationKey")),
      (name: "scope", value: "https://contoso.crm4.dynamics.com/.default"),
    ])
    var configuration = TransportConfiguration(userAgent: "somebody else")
    configuration.certificateAuthorityFile = certificates
    configuration.connectTo = sandbox?.way["connectTo"]?.strings ?? []
    let transport = CurlTransport(configuration)
    defer { transport.shutdown() }
    let response = try await transport.send(
      HTTPRequest(
        "POST", "https://login.microsoftonline.com/\(value("directoryId"))/oauth2/v2.0/token",
        headers: ["Content-Type": "application/x-www-form-urlencoded"], body: Array(form.utf8)))
    let token = try JSONParser.parse(response.body)["access_token"]?.string
    return [
      "Authorization": "Bearer \(try #require(token, "\(response.text)"))",
      "Accept": "application/json",
    ]
  }

  /// Every lead of the environment.
  func dynamicsRows() async throws -> [JSONValue] {
    let response = try await ask(
      "GET", "\(Self.organisation)/leads", headers: try await dynamicsHeaders())
    return try JSONParser.parse(response.body)["value"]?.array ?? []
  }

  func insertDynamicsRow(_ row: JSONValue) async throws {
    let response = try await ask(
      "POST", "\(Self.organisation)/leads", headers: try await dynamicsHeaders(), row)
    try #require(response.status == 204, "\(response.text)")
  }

  func changeDynamicsRow(_ id: String, _ values: JSONValue) async throws {
    let response = try await ask(
      "PATCH", "\(Self.organisation)/leads(\(id))", headers: try await dynamicsHeaders(), values)
    try #require(response.status == 204, "\(response.text)")
  }
}

extension [JSONValue] {
  /// The strings that the objects have for a key.
  func strings(_ key: String) -> [String] { compactMap { $0[key]?.string } }
}
