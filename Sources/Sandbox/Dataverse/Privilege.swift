/// A right that a role gives.
struct Privilege: Sendable, Hashable {
  /// How far a right reaches.
  enum Depth: String, Sendable, Hashable {
    case basic = "Basic"
    case local = "Local"
    case deep = "Deep"
    case global = "Global"
  }

  /// The name, such as `prvCreateLead`.
  let name: String
  /// How far it reaches.
  let depth: Depth

  /// The id; each organisation has its own, here told from the name.
  var id: String { Self.id(of: name) }

  /// The id of a privilege of a name.
  static func id(of name: String) -> String {
    let digest = MessageAuthentication.sha256(Array(name.utf8)).prefix(16)
    let digits = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }
      .joined(separator: "-")
  }

  /// What the user has when all is well.
  ///
  /// - Parameter faults: What was ordered to be wrong.
  /// - Returns: The privileges.
  static func all(faults: FaultSet) -> [Privilege] {
    guard !faults.contains("no-roles") else { return [] }
    var missing: Set<String> = []
    let absences = [
      "privilege-create-lead-missing": "prvCreateLead",
      "privilege-async-operation-missing": "prvWriteAsyncOperation",
      "users-hidden": "prvReadUser", "roles-hidden": "prvReadRole",
      "lead-not-removed": "prvDeleteLead",
    ]
    for (fault, name) in absences where faults.contains(fault) { missing.insert(name) }
    if faults.contains("lead-table-missing") {
      missing.formUnion(["prvCreateLead", "prvReadLead", "prvWriteLead", "prvDeleteLead"])
    }
    let isShallow = faults.contains("privilege-depth-too-small")
    return usual.filter { !missing.contains($0.name) }.map { privilege in
      isShallow && privilege.name == "prvReadAsyncOperation"
        ? Privilege(name: privilege.name, depth: .basic) : privilege
    }
  }

  private static let usual =
    ["Create", "Read", "Write"].map {
      Privilege(name: "prv\($0)UserEntityUISettings", depth: .basic)
    }
    + ["Read", "Write", "AppendTo"].map {
      Privilege(name: "prv\($0)AsyncOperation", depth: .global)
    }
    + ["Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign"].map {
      Privilege(name: "prv\($0)Lead", depth: .local)
    }
    + [
      "User", "Role", "Team", "Solution", "BusinessUnit", "Organization", "FieldSecurityProfile",
      "FieldPermission", "Privilege",
    ].map { Privilege(name: "prvRead\($0)", depth: .global) }
}
