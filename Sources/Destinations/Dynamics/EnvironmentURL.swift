/// The address of an environment, without anything behind the host.
struct EnvironmentURL: Sendable, Hashable {
  /// The host, in lower case.
  let host: String
  /// Where its directory is.
  let cloud: SignInCloud

  /// `https://` and the host.
  var text: String { "https://\(host)" }
}

/// What was entered as the address of an environment, read as kindly as can be.
struct EnteredURL: Sendable, Hashable {
  /// What is wrong with an address.
  struct Slip: Sendable, Hashable {
    /// The entry that explains it.
    let entry: String
    /// What was seen.
    let said: String
    /// Whether the address leads nowhere like this.
    var isGrave = true
  }

  /// What was entered, without what must not be shown.
  let shown: String
  /// The host that was meant, in lower case.
  let host: String
  /// Whose the host is.
  let kind: EnvironmentHost
  /// The first thing that is wrong.
  let slip: Slip?
  /// Whether it is the root of some host that is no environment, so that who trusts the document
  /// may have it asked.
  let isTrustable: Bool

  init(_ text: String) {
    let parts = AddressParts(text)
    shown = parts.shown
    host = parts.host
    kind = EnvironmentHost(parts.host)
    slip = Self.slip(of: kind, in: parts)
    isTrustable =
      kind == .foreign && parts.scheme == "https" && !parts.hasMore && !parts.isDamaged
      && DomainName(parts.host) != nil
  }

  /// The address that was meant; `nil` where the host is nobody's environment.
  var repaired: EnvironmentURL? {
    switch kind {
    case .environment(let cloud): EnvironmentURL(host: host, cloud: cloud)
    case .programs(let name, let cloud): EnvironmentURL(host: name, cloud: cloud)
    case .portal, .financeAndOperations, .closedCloud, .foreign: nil
    }
  }

  private static func slip(of kind: EnvironmentHost, in parts: AddressParts) -> Slip? {
    let text = "'\(parts.shown)'"
    switch kind {
    case .portal:
      return Slip(
        entry: "dynamics-url-maker-portal",
        said: "the URL is that of a portal, not of an environment: \(text)")
    case .financeAndOperations:
      return Slip(
        entry: "dynamics-url-finance-operations",
        said: "the URL is that of a Finance and Operations environment: \(text)")
    case .closedCloud:
      return Slip(
        entry: "dynamics-url-wrong-cloud",
        said: "the URL is of a cloud that is closed or not the directory's: \(text)")
    case .foreign:
      return Slip(
        entry: "dynamics-url-malformed",
        said: "the URL is not that of a Dynamics 365 environment: \(text)")
    case .environment: return writing(of: parts)
    case .programs: return writing(of: parts) ?? programs(text)
    }
  }

  /// Programs reach the environment under this name as well, so that leads may arrive.
  private static func programs(_ text: String) -> Slip {
    Slip(
      entry: "dynamics-url-malformed",
      said: "the URL is that of the environment's Web API, not of its root: \(text)",
      isGrave: false)
  }

  /// What is wrong around a host that is right.
  private static func writing(of parts: AddressParts) -> Slip? {
    let text = "'\(parts.shown)'"
    if parts.isDamaged {
      return Slip(entry: "dynamics-url-malformed", said: "the URL is damaged: \(text)")
    }
    if parts.scheme != "https" {
      return Slip(
        entry: "dynamics-url-not-https", said: "the URL does not begin with https: \(text)")
    }
    if parts.hasMore {
      return Slip(
        entry: "dynamics-url-has-path", said: "the URL has more behind the host: \(text)")
    }
    guard parts.hasBlanksAround else { return nil }
    return Slip(
      entry: "dynamics-url-malformed", said: "the URL has blanks around it: \(text)",
      isGrave: false)
  }
}
