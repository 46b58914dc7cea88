import Knowledge
import Text

/// What can be seen of an address without asking anybody.
enum EndpointForm {
  static let checks: [Check] = [
    Check(
      "httpsEndpoint.url", "the URL is complete and can be reached from anywhere by https",
      kind: .form, field: EndpointLook.key, look: url),
    Check(
      "httpsEndpoint.service", "the URL has what its service asks of a sender", kind: .form,
      needs: ["httpsEndpoint.url"], field: EndpointLook.key,
      uses: [EndpointLook.key, HTTPSEndpointFields.service], look: service),
    ContactForm.check(of: "httpsEndpoint"),
  ]

  @Sendable private static func url(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let url = try EndpointLook.url(context.configuration)
    let parameters: [Parameter: String] = [.key: EndpointLook.key, .host: url.host]
    if let slip = place(of: url, context.configuration) {
      return CheckResult(slip.outcome(parameters))
    }
    let facts = Facts(EndpointFact.url, url)
    guard let slip = ornament(of: url) ?? standIn(in: url) else { return .ok(learned: facts) }
    return CheckResult(slip.outcome(parameters), learned: facts)
  }

  /// What the name of the host says against it.
  private static func place(
    of url: EndpointURL, _ configuration: Configuration
  ) -> EndpointSlip? {
    if EndpointHost.isPrivate(url.host), !configuration.allowsPrivateAddresses {
      return EndpointSlip(
        "https-address-private",
        "nobody outside a private network can reach the host '\(url.host)'")
    }
    guard EndpointHost.isSample(url.host) else { return nil }
    return EndpointSlip(
      "https-url-sample", "the host '\(url.host)' is that of an example, not of an endpoint")
  }

  /// Somebody may really be called so.
  private static func standIn(in url: EndpointURL) -> EndpointSlip? {
    guard EndpointHost.isStandIn(url.host) else { return nil }
    return EndpointSlip(
      "https-url-sample", "the host '\(url.host)' looks like that of an example", .warning)
  }

  /// What stands around an address that is right, and may yet be sent along or not.
  private static func ornament(of url: EndpointURL) -> EndpointSlip? {
    let what: String? =
      url.hasBlanksAround
      ? "has blanks or line breaks around it"
      : url.hasFragment ? "has a part behind '#', which is never sent" : nil
    return what.map { EndpointSlip("https-url-malformed", "the URL \($0)", .warning) }
  }

  @Sendable private static func service(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try EndpointLook(context)
    let choice = context.configuration.text(HTTPSEndpointFields.service)
      .flatMap(EndpointService.Choice.init(rawValue:))
    guard let slip = look.service.slip(of: look.url, saidToBe: choice, at: context.now()) else {
      return .ok
    }
    return CheckResult(slip.outcome([.key: EndpointLook.key, .host: look.url.host]))
  }
}
