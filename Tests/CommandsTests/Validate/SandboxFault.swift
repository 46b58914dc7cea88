import TestSupport
import Testing
import Text

/// A fault as the sandbox lists it.
struct SandboxFault: Sendable, CustomTestStringConvertible {
  let name: String
  let entry: String
  let check: String
  let status: String
  let example: String
  let needsTestLead: Bool
  let isOfNetwork: Bool

  init?(_ json: JSONValue) {
    guard let name = json["name"]?.string, let entry = json["entry"]?.string,
      let check = json["check"]?.string, let status = json["status"]?.string,
      let example = json["example"]?.string
    else { return nil }
    self.name = name
    self.entry = entry
    self.check = check
    self.status = status
    self.example = example
    needsTestLead = json["needsTestLead"]?.bool ?? false
    isOfNetwork = json["kind"]?.string == "network"
  }

  var testDescription: String { name }

  /// An answer that never comes takes all the time there is: for that, little is given.
  var timeLimit: String {
    ["no-answer", "slow-drip"].contains(name) ? "--timeout=3" : "--timeout=60"
  }

  /// Everything that the built sandbox can play; none where it is not built, which a test notices.
  static let all: [SandboxFault] = {
    guard let program = try? builtProduct(named: "leadline-sandbox"),
      let listing = try? ChildProcess(
        program, ["--list-faults", "--format", "json"], environment: [:]
      )
      .run(),
      let list = try? JSONParser.parse(listing.outputBytes)
    else { return [] }
    return (list.array ?? []).compactMap(SandboxFault.init)
  }()
}

/// What `validate --format json` said of one document.
struct ValidatedSubject {
  struct Line {
    let id: String
    let status: String
    let entry: String?
    let said: String?
  }

  let exitStatus: Int32
  let verdict: String?
  let lines: [Line]
  let errorOutput: String

  init(_ result: ChildProcess.Result) throws {
    exitStatus = result.status
    errorOutput = result.errorOutput
    let subject = try result.json()["subjects"]?[0]
    verdict = subject?["verdict"]?.string
    lines = (subject?["checks"]?.array ?? []).map {
      Line(
        id: $0["id"]?.string ?? "", status: $0["status"]?.string ?? "",
        entry: $0["diagnosis"]?["id"]?.string, said: $0["said"]?.string)
    }
  }

  func line(_ id: String) -> Line? { lines.first { $0.id == id } }

  /// What is not simply well, but for what is said of each of these configurations.
  var odd: [Line] {
    let usual = ["dynamics.retired", "marketo.credentials", "salesforce.unseen"]
    return lines.filter { $0.status != "ok" && !usual.contains($0.id) }
  }

  /// For a failing test: what was not simply well.
  var summary: String {
    lines.filter { $0.status != "ok" && $0.status != "skipped" }
      .map { "\($0.id) \($0.status) \($0.entry ?? "-"): \($0.said ?? "")" }
      .joined(separator: "\n") + errorOutput
  }
}

extension Installation {
  /// The folder of documents to try `validate` on.
  static let examples: String = {
    let parts = #filePath.split(separator: "/").dropLast(4)
    return "/" + parts.joined(separator: "/") + "/knowledge/examples"
  }()

  /// Validates an example against a sandbox in which something goes wrong.
  func validate(
    _ example: String, fault: String? = nil, sendsTestLead: Bool = false, _ options: String...
  ) throws -> ValidatedSubject {
    var words = ["validate", "--sandbox", "--format", "json"] + options
    if let fault { words += ["--fault", fault] }
    if sendsTestLead { words.append("--send-test-lead") }
    return try ValidatedSubject(run(words + ["\(Self.examples)/\(example).json"]))
  }
}
