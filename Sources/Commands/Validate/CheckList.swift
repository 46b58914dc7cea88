import Destinations
import Reports
import Text

/// `validate --list-checks`: every check with what it needs.
struct CheckList {
  let format: ReportFormat

  func run(in context: CommandContext) throws -> ExitStatus {
    let checks = Registry.all.flatMap(\.checks)
    switch format {
    case .json:
      let list = JSONValue(.array(checks.map(json)))
      try context.write(JSONWriter.pretty(["schemaVersion": 1, "checks": list]) + "\n")
    case .markdown: try context.write(CheckTable(Registry.all).text)
    default: try context.write(text(of: checks))
    }
    return .ok
  }

  private func text(of checks: [Check]) -> String {
    let width = checks.map(\.id.rawValue.utf8.count).max() ?? 0
    return checks.map { check in
      let padding = String(repeating: " ", count: width - check.id.rawValue.utf8.count)
      let indent = String(repeating: " ", count: width + 2)
      return "\(check.id)\(padding)  \(check.title)\n\(indent)needs \(needs(of: check))\n"
    }.joined()
  }

  private func needs(of check: Check) -> String {
    let kind =
      switch check.kind {
      case .form: "no network"
      case .live: "the network"
      case .testLead: "the network and --send-test-lead"
      }
    return ([kind] + check.needs.map(\.rawValue)).joined(separator: ", ")
  }

  private func json(_ check: Check) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("id", JSONValue(check.id.rawValue)), ("title", JSONValue(check.title)),
      ("kind", JSONValue(check.kind.rawValue)), ("needs", JSONValue(check.needs.map(\.rawValue))),
    ]
    if let field = check.field { members.append(("field", JSONValue(field))) }
    return JSONValue(
      .object(members.map { JSONValue.Member(key: $0.0, value: $0.1) }))
  }
}
