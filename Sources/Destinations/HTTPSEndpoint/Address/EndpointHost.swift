import Transport

/// What the name of a host tells.
enum EndpointHost {
  /// Whether a text in lower case is a name or a numerical address.
  static func isWellFormed(_ host: String) -> Bool {
    PublicInternet.contains(host: host) != nil || DomainName(host) != nil
      || DomainName("\(host).x") != nil && !host.contains(".")
  }

  /// Whether nobody outside a machine or a private network can reach it, as far as it is written.
  static func isPrivate(_ host: String) -> Bool {
    if let isPublic = PublicInternet.contains(host: host) { return !isPublic }
    return !host.contains(".") || privateDomains.contains { isWithin($0, host) }
  }

  /// Whether it is kept for documentation and belongs to nobody who takes leads.
  static func isSample(_ host: String) -> Bool { sampleDomains.contains { isWithin($0, host) } }

  /// Whether it has a word that mostly stands for one's own.
  static func isStandIn(_ host: String) -> Bool {
    host.split(separator: ".").contains { standIns.contains(String($0)) }
  }

  /// Whether people look at pages there, or programs call an interface that takes no leads.
  static func isPortal(_ host: String) -> Bool { portals.contains { isWithin($0, host) } }

  /// Whether mail programs wrap the addresses of others in addresses of it.
  static func isWrapper(_ host: String) -> Bool { wrappers.contains { isWithin($0, host) } }

  static func isWithin(_ domain: String, _ host: String) -> Bool {
    host == domain || host.hasSuffix(".\(domain)")
  }

  /// Names that are kept for private use, by a registry or by habit.
  private static let privateDomains = [
    "localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan",
    "home.arpa",
  ]

  private static let sampleDomains = [
    "example.com", "example.net", "example.org", "contoso.com", "fabrikam.com", "test", "invalid",
  ]

  private static let standIns: Set<String> = [
    "yourdomain", "your-domain", "yourcompany", "your-company", "yourserver", "your-server",
    "yourhost", "your-host", "yoursite", "your-site", "yourendpoint", "your-endpoint",
    "your-function-app", "your-app", "my-function-app", "mydomain", "my-domain",
  ]

  private static let portals = [
    "powerautomate.com", "powerautomate.us", "flow.microsoft.com", "powerautomate.microsoft.com",
    "powerapps.com", "powerapps.us", "portal.azure.com", "portal.azure.us", "portal.azure.cn",
    "functions.azure.com", "management.azure.com", "scm.azurewebsites.net",
    "admin.powerplatform.com", "admin.powerplatform.microsoft.com", "partner.microsoft.com",
    "cloudpartner.azure.com", "appsource.microsoft.com", "azuremarketplace.microsoft.com",
    "marketplace.microsoft.com", "learn.microsoft.com", "docs.microsoft.com",
    "login.microsoftonline.com",
  ]

  private static let wrappers = [
    "safelinks.protection.outlook.com", "urldefense.com", "urldefense.proofpoint.com",
  ]
}
