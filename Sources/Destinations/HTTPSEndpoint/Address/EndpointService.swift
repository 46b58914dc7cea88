import Text

/// What stands behind an address, as far as host and path tell.
enum EndpointService: Sendable, Hashable {
  /// A flow of Power Automate.
  case flow
  /// A Logic App, or a flow by an address that such had until 2025: the two look alike.
  case logicApp
  /// A Function App, or another app of the same service.
  case function
  /// Anything else.
  case other

  /// What the user says that it is.
  enum Choice: String, CaseIterable {
    case flow = "power-automate"
    case logicApp = "logic-app"
    case function = "function"
    case server = "server"
  }

  init(_ url: EndpointURL) {
    let host = url.host
    if Self.flowDomains.contains(where: { EndpointHost.isWithin($0, host) }) {
      self = .flow
    } else if Self.workflowDomains.contains(where: { EndpointHost.isWithin($0, host) }) {
      self = .logicApp
    } else if Self.isApp(host) {
      // A Logic App of the plan Standard is an app with a workflow in it.
      self = Self.isTrigger(url.path) ? .logicApp : .function
    } else {
      self = .other
    }
  }

  /// Whether a signature in the address lets senders in.
  var isWorkflow: Bool { self == .flow || self == .logicApp }

  /// Whether the certificate is looked after by the service itself.
  var renewsCertificate: Bool { self != .other }

  /// Whether the service of apps answers for those that do not run.
  static func isApp(_ host: String) -> Bool {
    appDomains.contains { EndpointHost.isWithin($0, host) }
  }

  private static let flowDomains = [
    "api.powerplatform.com", "api.powerplatform.us", "api.gov.powerplatform.microsoft.us",
    "api.high.powerplatform.microsoft.us", "api.appsplatform.us",
    "api.powerplatform.partner.microsoftonline.cn",
  ]
  /// Where flows had addresses until 30 November 2025, in the public cloud.
  private static let oldFlowDomain = "logic.azure.com"
  private static let workflowDomains = ["logic.azure.com", "logic.azure.us", "logic.azure.cn"]
  private static let appDomains = [
    "azurewebsites.net", "azurewebsites.us", "chinacloudsites.cn",
  ]

  private static func isTrigger(_ path: String) -> Bool {
    let parts = path.lowercased().split(separator: "/")
    return parts.contains("triggers") && parts.contains("invoke")
  }
}

extension EndpointService {
  /// The signature of a flow or a Logic App: 32 bytes in base64 without its padding.
  private static let signatureLength = 43

  /// What is wrong with an address of this service; `nil` where nothing can be seen.
  ///
  /// - Parameters:
  ///   - url: The address.
  ///   - choice: What the user says that stands behind it.
  ///   - now: The time.
  /// - Returns: The first thing that is wrong.
  func slip(
    of url: EndpointURL, saidToBe choice: Choice? = nil, at now: Timestamp
  ) -> EndpointSlip? {
    if choice == .flow, EndpointHost.isWithin(Self.oldFlowDomain, url.host) {
      return EndpointSlip(
        "power-automate-old-address", "the URL is an old address of a flow on logic.azure.com")
    }
    if EndpointHost.isPortal(url.host) {
      return EndpointSlip(
        "https-url-of-portal", "the URL is that of a page for people, not of an endpoint")
    }
    if EndpointHost.isWrapper(url.host) {
      return .malformed("is one that a mail program has put around the real one")
    }
    for name in ["sig", "code"] {
      if let value = url[name], Self.isMasked(value) {
        return EndpointSlip(
          "document-secret-masked", "the value of '\(name)' in the URL is masked", .notEstablished)
      }
    }
    switch self {
    case .flow, .logicApp: return workflowSlip(of: url) ?? Self.end(of: url, at: now)
    case .function: return Self.functionSlip(of: url) ?? Self.end(of: url, at: now)
    case .other: return Self.end(of: url, at: now)
    }
  }

  private func workflowSlip(of url: EndpointURL) -> EndpointSlip? {
    if ["sp", "sv", "sig", "api-version"].contains(where: { url[$0]?.contains("%25") ?? false }) {
      return .doubleEncoded("has encoded signs that were encoded once more")
    }
    guard Self.isTrigger(url.path) else {
      return url.path.lowercased().contains("/workflows")
        ? .truncated("ends before the trigger of the workflow")
        : .malformed("is on the host of workflows and does not name the trigger of one")
    }
    guard let signature = url["sig"] else { return withoutSignature(url) }
    guard signature.utf8.count >= Self.signatureLength else {
      return .truncated("ends within the signature 'sig'")
    }
    return nil
  }

  /// An address with `sp` and `sv` had a signature behind them; one without any of the three is
  /// that of a trigger for signed-in users.
  private func withoutSignature(_ url: EndpointURL) -> EndpointSlip {
    let isCut = url["sp"] != nil || url["sv"] != nil || url.fields.contains { $0.value == nil }
    return isCut
      ? .truncated("ends before the signature 'sig'")
      : EndpointSlip("power-automate-signature-missing", "the URL has no signature 'sig'")
  }

  private static func functionSlip(of url: EndpointURL) -> EndpointSlip? {
    guard url.path.lowercased().hasPrefix("/api/"), url["code"] == nil else { return nil }
    return EndpointSlip(
      "azure-function-key-missing", "the URL of the function has no key 'code'", .warning)
  }

  /// A signature with an end that is over.
  private static func end(of url: EndpointURL, at now: Timestamp) -> EndpointSlip? {
    guard url["sig"] != nil, let written = url["se"],
      let bytes = PercentEncoding.decode(written),
      let end = Timestamp(iso8601: String(decoding: bytes, as: UTF8.self)), end <= now
    else { return nil }
    return EndpointSlip(
      "https-signature-expired", "the signature in the URL ended on \(end.day)", date: end.day)
  }

  private static func isMasked(_ value: String) -> Bool {
    let text = PercentEncoding.decode(value).map { String(decoding: $0, as: UTF8.self) } ?? value
    return SecretMask.isMask(text) || text.contains("***")
  }
}
