import Knowledge
import Text

extension Destination {
  /// Anything that takes a lead by a POST: a flow, a function, a server.
  public static let httpsEndpoint = Destination(
    id: "httpsEndpoint", name: "HTTPS endpoint", block: "httpsEndpointLeadConfiguration",
    olderNames: [], olderBlock: "httpsEndpointLeadConfiguration", fields: HTTPSEndpointFields.all,
    checks: EndpointForm.checks + EndpointConnection.checks + EndpointAnswer.checks
      + EndpointTestLead.checks,
    leads: LeadAccess(
      like: EndpointTestLead.checks, looking: [],
      place: { context throws(CheckStop) in try EndpointLeadPlace(context) }),
    parameters: endpointParameters, pastedValues: HTTPSEndpointPaste.values)

  @Sendable private static func endpointParameters(
    _ configuration: Configuration
  ) -> [Parameter: String] {
    guard let url = try? EndpointLook.url(configuration) else { return [:] }
    return [.host: url.host]
  }
}
