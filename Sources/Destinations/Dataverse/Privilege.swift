import Text

/// How far a privilege reaches.
enum PrivilegeDepth: String, Sendable, Hashable, CaseIterable, Comparable {
  case user = "Basic"
  case businessUnit = "Local"
  case parent = "Deep"
  case organisation = "Global"

  /// The name that people see in a security role.
  var name: String {
    switch self {
    case .user: "User"
    case .businessUnit: "Business unit"
    case .parent: "Parent: child"
    case .organisation: "Organization"
    }
  }

  static func < (left: PrivilegeDepth, right: PrivilegeDepth) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A privilege that writing leads needs, and how far it must reach.
struct Privilege: Sendable, Hashable {
  /// The name: `prv`, a verb and a table.
  let name: String
  /// How far it must reach at least.
  let depth: PrivilegeDepth

  /// What the instructions for lead destinations ask for: the role that comes with the solution,
  /// and what they add to it.
  static let wanted: [Privilege] =
    [Privilege(name: "prvCreateLead", depth: .user)]
    + ["Create", "Read", "Write"].map {
      Privilege(name: "prv\($0)UserEntityUISettings", depth: .user)
    }
    + ["Read", "Write", "AppendTo"].map {
      Privilege(name: "prv\($0)AsyncOperation", depth: .organisation)
    }

  /// The name and the depth, as people see them.
  var description: String { "\(name) (\(depth.name))" }

  /// Whether the rows of `RolePrivileges` grant it.
  func isGranted(by rows: [JSONValue]) -> Bool {
    rows.contains { row in
      guard let granted = row["Depth"]?.string.flatMap(PrivilegeDepth.init(rawValue:)) else {
        return false
      }
      return (row["PrivilegeName"]?.string ?? name) == name && granted >= depth
    }
  }
}
