import Arguments
import Destinations
import Text

/// `profile list`: the stored set-ups, each with its destination.
struct ProfileListCommand {
  /// A line of the list.
  private struct Row {
    let name: String
    /// The set-up; `nil` where it cannot be read, and why.
    let profile: StoredProfile?
    let problem: String?
  }

  private let isJSON: Bool

  init(_ parsed: ParsedCommand) { isJSON = parsed.value("format") == "json" }

  func run(in context: CommandContext) throws -> ExitStatus {
    let stored = try StoredProfiles(of: context)
    let rows = stored.names.map { Self.row($0, stored) }
    try context.write(isJSON ? Self.json(rows) : Self.text(rows))
    return .ok
  }

  private static func row(_ name: String, _ stored: StoredProfiles) -> Row {
    do throws(CommandFailure) {
      return Row(name: name, profile: try stored.profile(name), problem: nil)
    } catch {
      return Row(name: name, profile: nil, problem: error.message)
    }
  }

  private static func text(_ rows: [Row]) -> String {
    // Names of profiles are ASCII.
    let width = rows.map(\.name.utf8.count).max() ?? 0
    return rows.map { row in
      let blanks = String(repeating: " ", count: width - row.name.utf8.count + 2)
      let what = row.profile?.destination.id ?? SafeText.escapedLine(row.problem ?? "")
      return row.name + blanks + what + "\n"
    }.joined()
  }

  private static func json(_ rows: [Row]) -> String {
    let details = rows.map { row in
      var members = [
        JSONValue.Member(key: "name", value: JSONValue(row.name)),
        JSONValue.Member(
          key: "destination",
          value: row.profile.map { JSONValue($0.destination.id) } ?? JSONValue(.null)),
      ]
      if let problem = row.problem {
        members.append(JSONValue.Member(key: "problem", value: JSONValue(problem)))
      }
      return JSONValue(.object(members))
    }
    let value: JSONValue = [
      "schemaVersion": 1, "profiles": JSONValue(rows.map(\.name)),
      "details": JSONValue(.array(details)),
    ]
    return JSONWriter.pretty(value) + "\n"
  }
}

/// `profile export`: a stored set-up as Partner Center's interface takes it. References stay what
/// they are: a secret leaves its place only for the service that it is for.
struct ProfileExportCommand {
  private let name: String

  init(_ parsed: ParsedCommand) { name = parsed.operands.first ?? "" }

  func run(in context: CommandContext) throws -> ExitStatus {
    let profile = try StoredProfiles(of: context).profile(name)
    let resource = LeadDocumentWriter(for: .partnerCenter).resource(
      for: profile.destination, values: [:], basedOn: profile.root)
    try context.write(JSONWriter.pretty(resource) + "\n")
    return .ok
  }
}
