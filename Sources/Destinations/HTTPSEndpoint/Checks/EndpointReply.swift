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
    let code = json?["error"]?["code"]?.string ?? json?["code"]?.string ?? ""
    self.code = Self.isCode(code) ? code : ""
    words = (json.flatMap(Self.message) ?? Self.text(response)).flatMap { text in
      Self.short(text, hiding: look.url.secrets)
    }
  }

  var status: Int { response.status }
  private var host: String { look.url.host }

  /// What was seen of an answer, for people.
  var said: String { told(after: "HTTP \(status) from \(host)") }

  /// What was seen of an answer to a lead, for people.
  var saidToLead: String { told(after: "the endpoint answered the lead with HTTP \(status)") }

  private func told(after what: String) -> String {
    guard let words else { return what }
    return code.isEmpty ? "\(what): \(words)" : "\(code): \(words)"
  }

  /// Whether it is a page for people.
  var isPage: Bool {
    let start = String(decoding: response.body.prefix(512), as: UTF8.self).lowercased()
    return contentType.hasPrefix("text/html") || start.contains("<!doctype html")
      || start.contains("<html")
  }

  /// Whether the service of apps answers in place of an app that was stopped.
  var isStoppedApp: Bool {
    status == 403 && EndpointService.isApp(host) && isPage && contains("web app is stopped")
  }

  /// Whether the app is there, and what runs functions in it is not.
  var isHostDown: Bool {
    status == 503 && EndpointService.isApp(host) && contains("function host is not running")
  }

  /// Whether the sender's own address is what is refused. Who asks here is not Marketplace.
  var isAboutTheCaller: Bool {
    if EndpointService.isApp(host), response.headers["x-ms-forbidden-ip"] != nil { return true }
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

  /// Whether a text can be a code: it is shown whole, and whatever answered chose it.
  private static func isCode(_ text: String) -> Bool {
    text.utf8.count <= 64
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
          || "._-".utf8.contains(byte)
      }
  }

  private static func message(_ json: JSONValue) -> String? {
    let error = json["error"]
    let texts = [
      error?["message"], json["message"], json["Message"], json["error_description"],
      json["detail"], json["title"], error,
    ]
    return texts.lazy.compactMap { $0?.string }.first
  }

  private static func text(_ response: HTTPResponse) -> String? {
    let type = response.headers["Content-Type"]?.lowercased() ?? "text/plain"
    guard type.hasPrefix("text/plain"), response.body.count <= 1 << 16 else { return nil }
    return response.text
  }

  /// The first line, kept to a length. What is secret in it goes before anything is cut off: half a
  /// secret is found by nobody.
  private static func short(_ text: String, hiding secrets: [Secret]) -> String? {
    guard let line = text.split(whereSeparator: \.isNewline).first else { return nil }
    let shown = SecretScanner.redacted(Redactor(secrets).redacted(line.trimmingBlanks))
    return shown.isEmpty ? nil : shown.count > 200 ? shown.prefix(200) + "…" : shown
  }
}
