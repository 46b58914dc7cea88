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

  /// What the user has.
  ///
  /// - Parameter faults: What was ordered to be wrong.
  /// - Returns: The privileges.
  static func all(faults: FaultSet) -> [Privilege] {
    usual.compactMap { granted($0.name, faults: faults) }
  }

  /// A privilege of the user.
  ///
  /// - Parameters:
  ///   - name: Its name, in any case.
  ///   - faults: What was ordered to be wrong; those that do not concern it are left alone.
  /// - Returns: The privilege; `nil` where the user lacks it.
  static func granted(_ name: String, faults: FaultSet) -> Privilege? {
    let wanted = name.lowercased()
    guard let privilege = usual.first(where: { $0.name.lowercased() == wanted }),
      !faults.contains("no-roles"),
      !absences.contains(where: { $0.names.contains(privilege.name) && faults.contains($0.fault) })
    else { return nil }
    let isShallow =
      privilege.name == "prvReadAsyncOperation" && faults.contains("privilege-depth-too-small")
    return isShallow ? Privilege(name: privilege.name, depth: .basic) : privilege
  }

  /// What takes which privileges away.
  private static let absences: [(fault: String, names: Set<String>)] = [
    ("privilege-create-lead-missing", ["prvCreateLead"]),
    ("privilege-async-operation-missing", ["prvWriteAsyncOperation"]),
    ("users-hidden", ["prvReadUser"]), ("roles-hidden", ["prvReadRole"]),
    ("lead-not-removed", ["prvDeleteLead"]),
    ("lead-table-missing", ["prvCreateLead", "prvReadLead", "prvWriteLead", "prvDeleteLead"]),
  ]

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
