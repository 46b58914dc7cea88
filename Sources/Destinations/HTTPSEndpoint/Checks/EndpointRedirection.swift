import Knowledge
import Transport

/// Follows where an endpoint redirects to, without sending it a lead: the transport follows no
/// redirect, and what Marketplace does about one is written nowhere. Most clients repeat a POST as
/// a GET without its body.
struct EndpointRedirection {
  /// No browser follows more than a few times this.
  private static let maximumHops = 5

  private let look: EndpointLook
  private let first: HTTPResponse
  /// Whether it was asked with the whole address: without its key a server may send to its sign-in.
  private let isWhole: Bool

  init(_ look: EndpointLook, _ first: HTTPResponse, isWhole: Bool) {
    self.look = look
    self.first = first
    self.isWhole = isWhole
  }

  /// Whether an answer sends the sender elsewhere.
  static func isOne(_ response: HTTPResponse) -> Bool {
    [301, 302, 303, 307, 308].contains(response.status) && response.headers["Location"] != nil
  }

  func result() async -> CheckResult {
    var from = look.url
    var answer = first
    var foreignHost: String?
    for _ in 1...Self.maximumHops {
      switch EndpointRedirectTarget(answer.headers["Location"] ?? "", from: from) {
      case .malformed(let isOwn):
        guard isOwn, foreignHost == nil else { return broken("to what is no address") }
        return own
      case .insecure(let host):
        return isPrivate(host) ? toPrivate(host) : broken("away from https, to '\(host)'")
      case .secure(let next):
        if isPrivate(next.host) { return toPrivate(next.host) }
        if foreignHost == nil, next.origin != look.url.origin {
          foreignHost = String(next.origin.dropFirst("https://".count))
        }
        // Without its query this would be asked what was asked before.
        if next.query != nil, next.withoutQuery == from.withoutQuery { return end(foreignHost) }
        do throws(TransportError) {
          answer = try await look.context.transport.send(
            EndpointLook.harmless(
              next.withoutQuery, secrets: look.url.secrets + next.secrets))
        } catch {
          if error.kind == .privateAddress { return toPrivate(next.host) }
          return end(foreignHost)
        }
        guard Self.isOne(answer) else { return end(foreignHost) }
        from = next
      }
    }
    return broken("again and again, more than \(Self.maximumHops) times")
  }

  private func isPrivate(_ host: String) -> Bool {
    EndpointHost.isPrivate(host) && !look.context.configuration.allowsPrivateAddresses
  }

  private func end(_ foreignHost: String?) -> CheckResult {
    guard let foreignHost else { return own }
    guard !isWhole else { return broken("to another host, '\(foreignHost)'") }
    return .notEstablished(
      look.observation(
        "https-redirected",
        "HTTP \(first.status) to another host, '\(foreignHost)', without the query of the URL"))
  }

  private var own: CheckResult {
    .warning(
      look.observation("https-redirected", "HTTP \(first.status) to another path of the same host"))
  }

  private func broken(_ where: String) -> CheckResult {
    .broken(look.observation("https-redirected", "HTTP \(first.status) \(`where`)"))
  }

  private func toPrivate(_ host: String) -> CheckResult {
    .broken(
      look.observation(
        "https-redirect-private",
        "HTTP \(first.status), and the way leads to '\(host)', which only a private network knows"))
  }
}

/// Where a `Location` leads.
enum EndpointRedirectTarget: Equatable {
  case secure(EndpointURL)
  /// Somewhere without encryption.
  case insecure(host: String)
  /// Nowhere; a part of an address can only be meant for the same host.
  case malformed(isOwn: Bool)

  init(_ location: String, from base: EndpointURL) {
    let text = location.trimmingBlanks
    let lower = text.lowercased()
    if lower.hasPrefix("http:") {
      let rest = "https:" + text.dropFirst("http:".count)
      self = (try? EndpointURL(rest)).map { .insecure(host: $0.host) } ?? .malformed(isOwn: false)
      return
    }
    let isWhole = lower.hasPrefix("https:") || text.hasPrefix("//") || Self.hasScheme(lower)
    guard let url = try? EndpointURL(Self.whole(text, from: base)) else {
      self = .malformed(isOwn: !isWhole)
      return
    }
    self = .secure(url)
  }

  /// The whole of what may be a part of an address (RFC 3986, 5.2).
  private static func whole(_ text: String, from base: EndpointURL) -> String {
    if hasScheme(text.lowercased()) { return text }
    if text.hasPrefix("//") { return "https:" + text }
    if text.hasPrefix("/") { return base.origin + text }
    if text.hasPrefix("?") { return base.withoutQuery + text }
    let folder = base.path.lastIndex(of: "/").map { base.path[...$0] } ?? "/"
    return base.origin + folder + text
  }

  private static func hasScheme(_ lower: String) -> Bool {
    guard let colon = lower.firstIndex(of: ":") else { return false }
    return !lower[..<colon].isEmpty
      && lower[..<colon].utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x2B }
  }
}
