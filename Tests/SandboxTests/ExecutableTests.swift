import Glibc
import TestSupport
import Testing
import Text

@testable import Sandbox

@Suite("Executable: leadline-sandbox") struct ExecutableTests {
  private func run(
    _ arguments: [String], input: ChildProcess.Input = .none,
    output: ChildProcess.Output = .captured, environment: [String: String] = cleanEnvironment
  ) throws -> ChildProcess.Result {
    try ChildProcess(
      builtProduct(named: "leadline-sandbox"), arguments, environment: environment, input: input,
      output: output
    ).run()
  }

  @Test func tellsWhatClientsNeed() throws {
    let result = try run(["--until-stdin-closes", "--fault", "throttled@\(World.tableHost)"])
    #expect(result.status == 0, "\(result.errorOutput)")
    #expect(result.output.hasSuffix("}\n"))
    #expect(result.output.components(of: "\n") == 1)
    let json = try JSONParser.parse(result.outputBytes)
    let keys = ["port", "caFile", "connectTo", "proxy", "route", "credentials"]
    #expect(json.object?.map(\.key).prefix(6).elementsEqual(keys) == true)
    let port = try #require(json["port"]?.integer)
    #expect(json["proxy"]?.string == "http://127.0.0.1:\(port)")
    for host in World.hosts {
      let way = JSONValue("\(host):443:127.0.0.1:\(port)")
      #expect(json["connectTo"]?.array?.contains(way) == true)
    }
    #expect(json["faults"] == ["throttled@contosoleads.table.core.windows.net"])
  }

  /// The keys are those of the blocks of the `customer-leads` resource.
  @Test func tellsCredentialsThatWork() throws {
    let result = try run(["--until-stdin-closes"])
    let credentials = try #require(try JSONParser.parse(result.outputBytes)["credentials"])
    let dynamics = try #require(credentials["dynamics"])
    #expect(
      dynamics.object?.map(\.key) == [
        "instanceUrl", "authentication", "applicationId", "applicationKey", "directoryId",
      ])
    #expect(dynamics["authentication"] == "azureAD")
    #expect(dynamics["instanceUrl"]?.string == "https://\(World.organisationHost)")
    #expect(dynamics["applicationKey"]?.string == World.clientSecret)
    let table = try #require(credentials["table"]?["storageAccountConnectionString"]?.string)
    #expect(table.contains("AccountName=\(World.account);AccountKey=\(World.accountKey);"))
    let user = try #require(credentials["dynamics-office365"])
    #expect(user.object?.map(\.key) == ["instanceUrl", "authentication", "username", "password"])
    let marketo = try #require(credentials["marketo"])
    #expect(marketo.object?.map(\.key) == ["munchkinId", "formId", "clientId", "clientSecret"])
    let older = try #require(credentials["marketo-server-id"])
    #expect(older.object?.map(\.key) == ["serverId", "munchkinId", "formId"])
    #expect(credentials["salesforce"] == ["objectIdentifier": JSONValue(World.salesforceID)])
  }

  /// What stands under `x-leadline` in a document, for each block that has such a thing.
  @Test func tellsWhatVerificationNeeds() throws {
    let result = try run(["--until-stdin-closes"])
    let verification = try #require(try JSONParser.parse(result.outputBytes)["verification"])
    #expect(
      verification["dynamics-office365"] == ["clientId": JSONValue(World.publicClientID)])
    #expect(
      verification["salesforce"] == [
        "myDomain": JSONValue(World.salesforceHost),
        "accessToken": JSONValue(World.salesforceToken),
      ])
    #expect(
      verification["salesforce-client"]?.object?.map(\.key) == [
        "myDomain", "clientId", "clientSecret",
      ])
  }

  @Test func endsWithStandardInputAndCleansUp() throws {
    let folder = try TemporaryDirectory()
    var environment = cleanEnvironment
    environment["TMPDIR"] = folder.path
    let ready = folder.file("ready.json")
    let result = try run(
      ["--until-stdin-closes", "--ready-file", ready], input: .bytes([0x0A]),
      environment: environment)
    #expect(result.status == 0)
    let file = try #require(try JSONParser.parse(result.outputBytes)["caFile"]?.string)
    #expect(file.hasPrefix(folder.path + "/leadline-sandbox-"))
    #expect(unsafe access(file, F_OK) != 0)
    #expect(unsafe access(ready, F_OK) != 0)
    // Nothing at all is left.
    #expect(unsafe rmdir(folder.path) == 0)
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP]) func diesOfItsSignalAndCleansUp(_ number: Int32)
    throws
  {
    let folder = try TemporaryDirectory()
    let ready = folder.file("ready.json")
    let terminal = try PseudoTerminal(
      running: builtProduct(named: "leadline-sandbox"), ["--port=0", "--ready-file=\(ready)"],
      environment: ["TMPDIR": folder.path], columns: 400)
    try terminal.expect("\"faults\":[]}")
    let bytes = try readFile(ready)
    let file = try #require(try JSONParser.parse(bytes)["caFile"]?.string)
    #expect(unsafe access(file, R_OK) == 0)
    var facts = stat()
    #expect(unsafe stat(ready, &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o600)
    terminal.signal(number)
    #expect(try terminal.waitForExit() == .signalled(number))
    #expect(unsafe access(file, F_OK) != 0)
    #expect(unsafe rmdir(folder.path) == 0)
  }

  @Test func servesTrueServicesAndLeavesNothingBehindAConnection() throws {
    let folder = try TemporaryDirectory()
    let ready = folder.file("ready.json")
    let terminal = try PseudoTerminal(
      running: builtProduct(named: "leadline-sandbox"), ["--ready-file", ready],
      environment: ["TMPDIR": folder.path], columns: 400)
    try terminal.expect("\"faults\":[]}")
    let process = try #require(terminal.process)
    let json = try JSONParser.parse(readFile(ready))
    let before = counts(process)
    let port = try #require(json["port"]?.integer)
    let host = World.organisationHost
    for _ in 0..<3 {
      let result = try ChildProcess(
        externalTool("curl"),
        [
          "--disable", "--silent", "--parallel", "--parallel-immediate", "--parallel-max", "100",
          "--cacert", json["caFile"]?.string ?? "", "--connect-to",
          "\(host):443:127.0.0.1:\(port)", "--output", "/dev/null", "--write-out",
          "%{http_code}\n", url(host, "/api/data/v9.2/WhoAmI?[1-300]"),
        ], environment: cleanEnvironment
      ).run()
      #expect(result.status == 0)
      let answered = result.output.split(separator: "\n").filter { $0 == "200" || $0 == "401" }
      #expect(answered.count == 300)
    }
    #expect(waits { counts(process) == before })
    #expect(before.threads == 2)
  }

  /// Each has a thread of its own.
  @Test func holdsAThousandConnections() throws {
    var limit = rlimit()
    let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #expect(unsafe getrlimit(files, &limit) == 0)
    limit.rlim_cur = min(limit.rlim_max, 4096)
    try #require(limit.rlim_cur >= 2048)
    #expect(unsafe setrlimit(files, &limit) == 0)
    let folder = try TemporaryDirectory()
    let ready = folder.file("ready.json")
    let terminal = try PseudoTerminal(
      running: builtProduct(named: "leadline-sandbox"), ["--ready-file", ready],
      environment: ["TMPDIR": folder.path], columns: 400)
    try terminal.expect("\"faults\":[]}")
    let process = try #require(terminal.process)
    let port = try #require(try JSONParser.parse(readFile(ready))["port"]?.integer)
    let clients = (0..<1000).compactMap { _ in PlainClient(port: port) }
    defer { clients.forEach { $0.close() } }
    #expect(clients.count == 1000)
    for client in clients { client.send("CONNECT \(World.tableHost):443 HTTP/1.1\r\n\r\n") }
    for client in clients {
      #expect(client.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 200 "))
    }
    #expect(counts(process).threads == 1002)
  }

  private func counts(_ process: Int32) -> Counts {
    Counts(
      threads: entries("/proc/\(process)/task"), descriptors: entries("/proc/\(process)/fd"))
  }

  private struct Counts: Hashable {
    let threads: Int
    let descriptors: Int
  }

  private func entries(_ path: String) -> Int {
    guard let folder = unsafe opendir(path) else { return -1 }
    defer { unsafe closedir(folder) }
    var count = 0
    while let entry = unsafe readdir(folder) {
      let first = unsafe entry.pointee.d_name.0
      if first != 0x2E { count += 1 }
    }
    return count
  }
}
