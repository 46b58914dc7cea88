import Knowledge
import Text
import Transport

/// An answer of an endpoint: what it is worth, and what it says.
struct EndpointReply {
  let response: HTTPResponse
  /// The code that Azure's services put into a refusal; empty where there is none.
  let code: String
  /// What the endpoint says, in one line; `nil` for nothing that could be read.
  let words: String?

  private let look: EndpointLook

  init(_ response: HTTPResponse, _ look: EndpointLook) {
    self.response = response
    self.look = look
    let json = try? JSONParser.parse(response.body)
    code = json?["error"]?["code"]?.string ?? json?["code"]?.string ?? ""
    words = json.flatMap(Self.message) ?? Self.line(response)
  }

  var status: Int { response.status }
  private var host: String { look.url.host }

  /// What was seen, for people.
  var said: String {
    guard let words else { return "HTTP \(status) from \(host)" }
    return code.isEmpty ? "HTTP \(status) from \(host): \(words)" : "\(code): \(words)"
  }

  /// Whether it is a page for people.
  var isPage: Bool {
    let start = String(decoding: response.body.prefix(512), as: UTF8.self).lowercased()
    return contentType.hasPrefix("text/html") || start.contains("<!doctype html")
      || start.contains("<html")
  }

  /// Whether the service of apps answers in place of an app that was stopped.
  var isStoppedApp: Bool {
    status == 403 && look.service.isOfApps && isPage && contains("web app is stopped")
  }

  /// Whether the app is there, and what runs functions in it is not.
  var isHostDown: Bool {
    status == 503 && look.service.isOfApps && contains("function host is not running")
  }

  /// Whether the sender's own address is what is refused. Who asks here is not Marketplace.
  var isAboutTheCaller: Bool {
    if look.service.isOfApps, response.headers["x-ms-forbidden-ip"] != nil { return true }
    return look.service.isWorkflow && contains("ip address")
  }

  /// An answer that says nothing about the endpoint: somebody in between gave it, or it is for
  /// this sender and this moment only.
  var troubleOnTheWay: CheckResult? {
    let entry: String
    switch status {
    case 407: entry = "proxy-authentication"
    case 408: entry = "network-timeout"
    case 425, 429:
      entry = look.service.isWorkflow ? "power-automate-throttled" : "network-throttled"
    case 511: entry = "network-captive-portal"
    case 300...399: entry = "network-unexpected-answer"
    // A filter in a proxy shows pages of its own under every name.
    case 403 where response.route == .proxy && isPage && !isStoppedApp:
      entry = "network-captive-portal"
    default: return nil
    }
    let seconds = response.headers["Retry-After"].flatMap { Int($0) }.map { "\($0)" }
    return .notEstablished(
      look.observation(entry, said, seconds.map { [.seconds: $0] } ?? [:]))
  }

  private func contains(_ words: String) -> Bool {
    String(decoding: response.body.prefix(1 << 16), as: UTF8.self).lowercased().contains(words)
  }

  private var contentType: String { response.headers["Content-Type"]?.lowercased() ?? "" }

  private static func message(_ json: JSONValue) -> String? {
    let error = json["error"]
    let texts = [
      error?["message"], json["message"], json["Message"], json["error_description"],
      json["detail"], json["title"], error,
    ]
    return texts.lazy.compactMap { $0?.string }.first.flatMap(short)
  }

  private static func line(_ response: HTTPResponse) -> String? {
    let type = response.headers["Content-Type"]?.lowercased() ?? "text/plain"
    guard type.hasPrefix("text/plain") else { return nil }
    return short(String(decoding: response.body.prefix(2000), as: UTF8.self))
  }

  /// The first line, kept to a length.
  private static func short(_ text: String) -> String? {
    guard let line = text.split(whereSeparator: \.isNewline).first else { return nil }
    let trimmed = line.trimmingBlanks
    return trimmed.isEmpty ? nil : trimmed.count > 200 ? trimmed.prefix(200) + "…" : trimmed
  }
}

extension EndpointService {
  /// Whether the service is the one of web apps, which answers for those that do not run.
  var isOfApps: Bool { self == .function }
}
