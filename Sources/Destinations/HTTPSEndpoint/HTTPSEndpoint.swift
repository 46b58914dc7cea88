import Knowledge

extension Destination {
  /// Anything that takes a lead by a POST: a flow, a function, a server.
  public static let httpsEndpoint = Destination(
    id: "httpsEndpoint", name: "HTTPS endpoint", block: "httpsEndpointLeadConfiguration",
    olderNames: [], olderBlock: "httpsEndpointLeadConfiguration", fields: HTTPSEndpointFields.all,
    checks: [], parameters: { _ in [:] })
}
