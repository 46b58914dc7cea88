/// Whose a host is, as far as its name tells.
enum EnvironmentHost: Sendable, Hashable {
  /// An environment of Dynamics 365.
  case environment(SignInCloud)
  /// The second name that an environment has for programs; the first is `host`.
  case programs(host: String, SignInCloud)
  /// A portal in which people look after environments, or another service of Microsoft.
  case portal
  /// An environment of Finance and Operations, which takes no leads.
  case financeAndOperations
  /// An environment of a cloud that was closed.
  case closedCloud
  /// None of these.
  case foreign

  /// Judges a host name in lower case.
  init(_ host: String) {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    self = Self.product(of: labels) ?? Self.environment(host: labels) ?? Self.place(of: host)
  }

  private static let clouds: [(suffix: [String], cloud: SignInCloud)] = [
    (["dynamics", "com"], .global), (["microsoftdynamics", "us"], .usGovernment),
    (["appsplatform", "us"], .usGovernment), (["dynamics", "cn"], .china),
  ]

  /// What stands in the organisation's place for services of the whole region.
  private static let services: Set<String> = [
    "admin", "dev", "disco", "globaldisco", "home", "notifications", "port", "www",
  ]

  private static let financeLabels: Set<String> = ["axcloud", "cloudax", "lcs", "operations"]

  private static let portals = [
    "azure.com", "azure.us", "azure.cn", "businesscentral.dynamics.com", "cloud.microsoft",
    "home.dynamics.com", "microsoft.com", "microsoft.us", "microsoftonline.com", "office.com",
    "powerapps.cn", "powerapps.com", "powerapps.us", "powerappsportals.com", "powerautomate.com",
    "powerplatform.com", "www.dynamics.com",
  ]

  private static func product(of labels: [String]) -> EnvironmentHost? {
    let suffix = labels.suffix(2).joined(separator: ".")
    if suffix == "microsoftdynamics.de" { return .closedCloud }
    guard ["dynamics.com", "dynamics.cn", "dynamics.us"].contains(suffix),
      !financeLabels.isDisjoint(with: labels.dropLast(2))
    else { return nil }
    return .financeAndOperations
  }

  private static func environment(host labels: [String]) -> EnvironmentHost? {
    guard let cloud = clouds.first(where: { $0.suffix == labels.suffix(2) })?.cloud else {
      return nil
    }
    let rest = labels.dropLast(2)
    guard let region = rest.last, isRegion(region), let name = rest.first, rest.count > 1,
      isName(name)
    else { return nil }
    if services.contains(name) { return .portal }
    if rest.count == 2 { return .environment(cloud) }
    guard rest.count == 3, labels[1] == "api" else { return nil }
    return .programs(host: ([name] + labels[2...]).joined(separator: "."), cloud)
  }

  private static func place(of host: String) -> EnvironmentHost {
    portals.contains { host == $0 || host.hasSuffix(".\($0)") } ? .portal : .foreign
  }

  /// `crm`, or `crm` and the number of a region; new regions come every year.
  private static func isRegion(_ label: String) -> Bool {
    label.hasPrefix("crm") && label.utf8.count <= 6
      && label.utf8.dropFirst(3).allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isName(_ label: String) -> Bool {
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
      }
  }
}
