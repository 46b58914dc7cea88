import Destinations
import Text
import Transport

/// The services behind a Dynamics 365 destination, in which all is well but for what a test orders.
struct DynamicsWorld: Sendable {
  static let tenant = "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44"
  static let otherTenant = "aa0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c55"
  static let application = "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11"
  static let client = "5b0f7d3e-2c64-4f0d-8a53-9d0c4e1f6a72"
  static let user = "c1b7d7a5-6a6c-ec11-8f8e-000d3a2b1c4d"
  static let lead = "5b2f0000-6a6c-ec11-8f8e-000d3a2b1c4d"
  static let profile = "77aa0000-6a6c-ec11-8f8e-000d3a2b1c4d"
  static let host = "contoso.crm4.dynamics.com"
  static let secret = "Abc8Q~not-a-secret-but-of-its-form-0123456"
  static let roleName = "Microsoft Marketplace Lead Writer"

  /// What is answered in place of what a service that is well would answer.
  var orders: [DynamicsRoute: ScriptedTransport.Answer] = [:]

  subscript(route: DynamicsRoute) -> HTTPResponse? {
    get { try? orders[route]?.get() }
    set { orders[route] = newValue.map { .success($0) } }
  }

  var transport: ScriptedTransport { ScriptedTransport { answer(to: DynamicsRoute($0)) } }

  func answer(to route: DynamicsRoute) -> ScriptedTransport.Answer {
    orders[route] ?? .success(Self.healthy(route))
  }

  private static func healthy(_ route: DynamicsRoute) -> HTTPResponse {
    switch route {
    case .discovery(let name):
      name == tenant ? .discovery(of: tenant) : .tenantNotFound(name)
    case .token: .token(.claims())
    case .realm: .json(["ver": "1.0", "account_type": "Managed"])
    case .anonymous: .challenge(tenant)
    case .whoAmI: .json(["UserId": JSONValue(user)])
    case .user:
      .json(["systemuserid": JSONValue(user), "isdisabled": false, "accessmode": 4])
    case .createLead:
      HTTPResponse(
        status: 204,
        headers: ["OData-EntityId": "https://\(host)/api/data/v9.2/leads(\(lead))"])
    case .deleteLead: HTTPResponse(status: 204)
    case .unknown(let text):
      .refusal(404, "0x80060888", "Resource not found for the segment '\(text)'.")
    default: tables(route)
    }
  }

  private static func tables(_ route: DynamicsRoute) -> HTTPResponse {
    switch route {
    case .ownRoles: .json(["systemuserroles_association": [["name": JSONValue(roleName)]]])
    case .roles: .rows([["name": JSONValue(roleName)]])
    case .privilege(let name):
      .json(["RolePrivileges": [["Depth": "Global", "PrivilegeName": JSONValue(name)]]])
    case .column: .json(["LogicalName": "leadsourcecode", "IsSecured": false])
    case .fieldPermissions:
      .rows([["cancreate": 4, "_fieldsecurityprofileid_value": JSONValue(profile)]])
    case .solutions: .rows([["friendlyname": "Microsoft Marketplace Lead Writer"]])
    case .findLead: .rows([["leadid": JSONValue(lead)]])
    default: .rows([])
    }
  }
}

extension Configuration {
  /// What is entered for an application, but for what a test changes.
  static func dynamics(
    _ changes: [String: Entry?] = [:], isTrusted: Bool = false
  ) -> Configuration {
    configuration(
      [
        "instanceUrl": Entry(.text("https://\(DynamicsWorld.host)")),
        "authentication": Entry(.text("azureAD")),
        "directoryId": Entry(.text(DynamicsWorld.tenant)),
        "applicationId": Entry(.text(DynamicsWorld.application)),
        "applicationKey": Entry(.secret(Secret(DynamicsWorld.secret))),
      ], changes, isTrusted: isTrusted)
  }

  /// What is entered for a user, but for what a test changes.
  static func dynamicsUser(_ changes: [String: Entry?] = [:]) -> Configuration {
    configuration(
      [
        "instanceUrl": Entry(.text("https://\(DynamicsWorld.host)")),
        "authentication": Entry(.text("office365")),
        "username": Entry(.text("lead.writer@contoso.onmicrosoft.com")),
        "password": Entry(.secret(Secret("only 7 Leads"))),
        "verification.clientId": Entry(.text(DynamicsWorld.client)),
      ], changes)
  }

  private static func configuration(
    _ entries: [String: Entry], _ changes: [String: Entry?], isTrusted: Bool = false
  ) -> Configuration {
    var entries = entries
    for (key, entry) in changes { entries[key] = entry }
    return Configuration(entries: entries, isTrusted: isTrusted)
  }
}

extension Configuration.Entry {
  static func text(_ text: String) -> Configuration.Entry { Configuration.Entry(.text(text)) }
  static func secret(_ text: String) -> Configuration.Entry {
    Configuration.Entry(.secret(Secret(text)))
  }
}
