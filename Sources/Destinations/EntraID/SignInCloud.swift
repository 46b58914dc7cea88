/// A cloud with directories of its own; an application of one cannot sign in to another.
enum SignInCloud: Sendable, Hashable, CaseIterable {
  case global, usGovernment, china

  /// The host of the cloud's sign-in service
  /// (learn.microsoft.com/entra/identity-platform/authentication-national-cloud).
  var authorityHost: String {
    switch self {
    case .global: "login.microsoftonline.com"
    case .usGovernment: "login.microsoftonline.us"
    case .china: "login.partner.microsoftonline.cn"
    }
  }

  /// What the first domain of each of the cloud's directories ends in.
  var domainSuffix: String {
    switch self {
    case .global: ".onmicrosoft.com"
    case .usGovernment: ".onmicrosoft.us"
    case .china: ".partner.onmschina.cn"
    }
  }

  /// The cloud whose sign-in service a host is; older names are still in use.
  init?(authorityHost host: String) {
    switch host.lowercased() {
    case "login.microsoftonline.com", "login.windows.net", "sts.windows.net": self = .global
    case "login.microsoftonline.us": self = .usGovernment
    case "login.partner.microsoftonline.cn", "login.chinacloudapi.cn", "sts.chinacloudapi.cn":
      self = .china
    default: return nil
    }
  }

  /// The cloud in which a domain, or the name of a user, was made; `nil` for domains that a company
  /// brought along, which tell nothing.
  init?(domain: String) {
    let lower = domain.lowercased()
    guard let cloud = Self.allCases.first(where: { lower.hasSuffix($0.domainSuffix) }) else {
      return nil
    }
    self = cloud
  }
}
