import Destinations

/// `validate --list-checks --format markdown`: what is verified with and without secrets, a row a
/// destination. The README holds it.
struct CheckTable {
  private static let head = [
    "Destination", "Without a secret", "With its secrets", "With a test lead",
  ]

  /// The whole table.
  let text: String

  init(_ destinations: [Destination]) {
    let rows = destinations.map(Self.row)
    text =
      ([Self.head, Self.head.map { _ in "---" }] + rows)
      .map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private static func row(_ destination: Destination) -> [String] {
    let secret = checksWithSecret(of: destination)
    let checks = destination.checks
    let secrets = destination.fields.filter(\.isSecret).map(\.label).joined(separator: ", ")
    return [
      "**\(destination.name)**" + (secrets.isEmpty ? "" : "<br>secrets: \(secrets)"),
      cell(checks.filter { $0.kind != .testLead && !secret.contains($0.id) }),
      cell(checks.filter { $0.kind != .testLead && secret.contains($0.id) }),
      cell(checks.filter { $0.kind == .testLead }),
    ]
  }

  private static func cell(_ checks: [Check]) -> String {
    checks.isEmpty ? "–" : checks.map(\.title).joined(separator: "<br>")
  }

  /// The checks that look at a secret, or build on one that does.
  private static func checksWithSecret(of destination: Destination) -> Set<CheckID> {
    let secrets = Set(destination.fields.filter(\.isSecret).map(\.key))
    var found: Set<CheckID> = []
    // What a check needs stands before it.
    for check in destination.checks {
      let isOfSecret = check.field.map(secrets.contains) ?? false
      if isOfSecret || check.needs.contains(where: found.contains) { found.insert(check.id) }
    }
    return found
  }
}
