extension FaultCatalogue {
  /// What goes wrong on the way. Each is ordered for a host by `NAME@HOST`; without one it holds
  /// for the hosts of the destinations. A certificate fault is not `broken`: nobody can tell an
  /// intercepting proxy from a wrong server.
  static let network: [Fault] =
    reaching + answering + [
      certificate("tls-expired", "the certificate has expired", .tlsExpired, "expired"),
      certificate(
        "tls-not-yet-valid", "the certificate is not valid yet", .tlsNotYetValid, "not-yet-valid"),
      certificate(
        "tls-self-signed", "the certificate is signed by itself", .tlsSelfSigned, "self-signed"),
      certificate(
        "tls-untrusted", "the certificate is of an unknown authority", .tlsUntrusted, "untrusted"),
      certificate(
        "tls-wrong-name", "the certificate is of another host", .tlsWrongName, "wrong-name"),
      fault(
        "tls-old-protocol", "the server speaks TLS 1.1 and nothing newer", .tlsOldProtocol,
        entry: "tls-protocol", check: "dynamics.tls"),
      Fault(
        "https-certificate-expires-soon", "the endpoint's certificate ends in ten days",
        entry: "https-certificate-expires-soon", check: "httpsEndpoint.certificate",
        status: "warning", example: "https-endpoint", kind: .network(.tlsExpiresSoon)),
    ]

  private static let reaching = [
    fault(
      "no-such-host", "the name server knows no such name", .noSuchHost,
      entry: "network-host-not-found", check: "dynamics.host", status: "broken"),
    fault(
      "connection-refused", "nothing listens there", .refused,
      entry: "network-connection-refused", check: "dynamics.host"),
    fault(
      "connection-reset", "the connection is cut off once the request was sent", .reset,
      entry: "network-connection-reset", check: "dynamics.host"),
    fault(
      "no-answer", "the connection is accepted, then nothing comes", .noAnswer,
      entry: "network-timeout", check: "dynamics.host"),
    fault(
      "slow-drip", "the answer comes a byte a second", .slowDrip,
      entry: "network-timeout", check: "dynamics.host"),
    fault(
      "proxy-authentication", "the proxy wants a user name and a password", .proxyAuthentication,
      entry: "proxy-authentication", check: "dynamics.host"),
    fault(
      "proxy-refused", "the proxy does not make the connection", .proxyRefused,
      entry: "proxy-refused", check: "dynamics.host"),
  ]

  private static let answering = [
    fault(
      "cut-body", "the answer ends before its end", .cutBody, entry: "network-connection-reset",
      check: "dynamics.host"),
    fault(
      "malformed-answer", "the answer is not HTTP", .malformed, entry: "network-unexpected-answer"),
    fault(
      "wrong-content-type", "the answer is plain text where JSON belongs", .wrongContentType,
      entry: "network-unexpected-answer"),
    fault(
      "captive-portal", "the network answers with its log-in page", .captivePortal,
      entry: "network-captive-portal"),
    fault(
      "redirect-loop", "the answer redirects to itself", .redirectLoop,
      entry: "network-redirect-loop"),
    fault(
      "throttled", "429 with a Retry-After of a second", .throttled, entry: "network-throttled"),
    fault(
      "throttled-without-retry-after", "429 without a Retry-After", .throttledWithoutRetryAfter,
      entry: "network-throttled"),
    fault("unavailable", "503 from a load balancer", .unavailable, entry: "network-unavailable"),
    fault("bad-gateway", "502 with a page of HTML", .badGateway, entry: "network-unavailable"),
  ]

  private static func certificate(
    _ name: String, _ title: String, _ trouble: NetworkTrouble, _ entry: String
  ) -> Fault {
    fault(name, title, trouble, entry: "tls-certificate-" + entry, check: "dynamics.tls")
  }

  private static func fault(
    _ name: String, _ title: String, _ trouble: NetworkTrouble, entry: String,
    check: String = "dynamics.organisation", status: String = "notEstablished"
  ) -> Fault {
    Fault(
      name, title, entry: entry, check: check, status: status, example: "dynamics",
      kind: .network(trouble))
  }
}
