import Transport

/// The questions that verifying Dynamics 365 asks.
enum DynamicsRoute: Hashable, Sendable, CustomStringConvertible {
  case discovery(String)
  case token, realm, anonymous, whoAmI, user, ownRoles, rolesByTeam, roles
  case privilege(String)
  case leads, column, fieldPermissions, ownProfiles, profilesByTeam, solutions
  case createLead, findLead, deleteLead
  case unknown(String)

  init(_ request: HTTPRequest) {
    let url = request.url
    if let route = Self.signIn(request) ?? Self.lead(request) {
      self = route
    } else if url.hasSuffix("/WhoAmI") {
      self = request.headers["Authorization"] == nil ? .anonymous : .whoAmI
    } else if url.contains("PrivilegeName='") {
      self = .privilege(url.between("PrivilegeName='", "'") ?? "")
    } else {
      let known = Self.tables.first { url.contains($0.0) && url.contains($0.1) }
      self = known?.2 ?? .unknown("\(request.method) \(url)")
    }
  }

  private static let tables: [(String, String, DynamicsRoute)] = [
    ("systemuserroles_association", "", .ownRoles), ("teamroles_association", "", .rolesByTeam),
    ("systemuserprofiles_association", "", .ownProfiles),
    ("teamprofiles_association", "", .profilesByTeam), ("/systemusers(", "$select=", .user),
    ("/roles?", "Lead%20Writer", .roles), ("/EntityDefinitions(", "'leadsourcecode'", .column),
    ("/fieldpermissions?", "leadsourcecode", .fieldPermissions),
    ("/solutions?", "Marketplace", .solutions),
  ]

  private static func signIn(_ request: HTTPRequest) -> DynamicsRoute? {
    let url = request.url
    if url.hasSuffix("/v2.0/.well-known/openid-configuration") {
      let name = url.split(separator: "/").dropFirst(2).first.map(String.init) ?? ""
      return .discovery(name)
    }
    if url.hasSuffix("/oauth2/v2.0/token"), request.method == "POST" { return .token }
    return url.contains("/common/userrealm/") ? .realm : nil
  }

  private static func lead(_ request: HTTPRequest) -> DynamicsRoute? {
    switch request.method {
    case "POST" where request.url.hasSuffix("/leads"): .createLead
    case "DELETE" where request.url.contains("/leads("): .deleteLead
    case "GET" where request.url.contains("/leads?"):
      request.url.contains("$top=") ? .leads : .findLead
    default: nil
    }
  }

  var description: String {
    switch self {
    case .discovery(let name): "discovery of \(name)"
    case .privilege(let name): "privilege \(name)"
    case .unknown(let text): text
    case .token: "token"
    case .realm: "realm"
    case .anonymous: "anonymous"
    case .whoAmI: "whoAmI"
    case .user: "user"
    case .ownRoles: "ownRoles"
    case .rolesByTeam: "rolesByTeam"
    case .roles: "roles"
    case .leads: "leads"
    case .column: "column"
    case .fieldPermissions: "fieldPermissions"
    case .ownProfiles: "ownProfiles"
    case .profilesByTeam: "profilesByTeam"
    case .solutions: "solutions"
    case .createLead: "createLead"
    case .findLead: "findLead"
    case .deleteLead: "deleteLead"
    }
  }
}

extension String {
  /// What stands between two marks.
  func between(_ start: String, _ end: String) -> String? {
    guard let first = ranges(of: start).first else { return nil }
    let rest = self[first.upperBound...]
    guard let last = rest.ranges(of: end).first else { return nil }
    return String(rest[..<last.lowerBound])
  }
}
