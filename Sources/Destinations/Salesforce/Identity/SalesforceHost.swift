import Text

/// The host of an organisation's own domain, My Domain.
struct SalesforceHost: Sendable, Hashable {
  /// The host in lower case.
  let text: String

  /// Takes the host of the interface, or of one of the pages that people see.
  init?(_ host: String) {
    let host = host.lowercased()
    for (suffix, own) in Self.suffixes where host.hasSuffix(suffix) {
      let labels = host.dropLast(suffix.count).split(
        separator: ".", omittingEmptySubsequences: false)
      guard let name = labels.first, Self.isName(name), labels.count < 3,
        labels.dropFirst().allSatisfy({ Self.partitions.contains(String($0)) })
      else { return nil }
      text = labels.joined(separator: ".") + own
      return
    }
    return nil
  }

  /// A host that is nobody's, for who trusts the document.
  init(trusted host: String) { text = host }

  /// What hosts end with: pages of Lightning and of Setup have names of their own.
  private static let suffixes = [
    (".my.salesforce.com", ".my.salesforce.com"), (".lightning.force.com", ".my.salesforce.com"),
    (".my.salesforce-setup.com", ".my.salesforce.com"),
    (".my.salesforce.mil", ".my.salesforce.mil"), (".lightning.force.mil", ".my.salesforce.mil"),
    (".lightning.crmforce.mil", ".my.salesforce.mil"),
    (".my.salesforce-setup.mil", ".my.salesforce.mil"),
  ]

  /// What stands between the name and the rest for organisations that are not in production
  /// (developer.salesforce.com, Tooling API, OrgDomainLog).
  private static let partitions: Set<String> = [
    "sandbox", "develop", "scratch", "trailblaze", "demo", "patch", "free",
  ]

  private static func isName(_ name: Substring) -> Bool {
    (1...63).contains(name.utf8.count) && !name.hasPrefix("-") && !name.hasSuffix("-")
      && !["login", "test", "www", "my", "webto"].contains(name)
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
      }
  }
}

/// What was entered as My Domain, read as kindly as can be.
struct EnteredDomain: Sendable {
  /// The host that was meant; `nil` where that is nobody's My Domain.
  let host: SalesforceHost?
  /// What was entered, without what must not be shown.
  let shown: String
  /// Whether it is the host of the interface and nothing else.
  let isPlain: Bool
  /// The root of some other host, which who trusts the document may have asked.
  let foreign: SalesforceHost?

  init(_ text: String) {
    let parts = AddressParts(text)
    shown = parts.shown
    host = SalesforceHost(parts.host)
    isPlain = host?.text == text
    let isRoot = parts.scheme == "https" && !parts.hasMore && !parts.isDamaged
    let isForeign = host == nil && isRoot && DomainName(parts.host) != nil
    foreign = isForeign ? SalesforceHost(trusted: parts.host) : nil
  }

  /// What is wrong, as a sentence.
  var said: String {
    if host != nil { return "My Domain has more than the organization's host: '\(shown)'" }
    let name = shown.lowercased()
    let isCommon = ["login.salesforce.com", "test.salesforce.com"].contains { name.contains($0) }
    return isCommon
      ? "the host is where everybody signs in, not the organization's own: '\(shown)'"
      : "My Domain is not of the form NAME.my.salesforce.com: '\(shown)'"
  }

  /// What was plainly meant by a text that is not right as it stands.
  @Sendable static func repaired(_ text: String) -> String? {
    guard text.utf8.count <= 2000 else { return nil }
    let entered = EnteredDomain(text.withoutWrapping)
    guard let host = entered.host, host.text != text else { return nil }
    return host.text
  }
}
