import Synchronization
import Text
import Transport

/// An endpoint, and hosts that it redirects to, that exist in memory only.
struct HTTPSEndpointWorld: Sendable {
  static let host = "leads.contoso.example"
  static let now = Timestamp(seconds: 1_700_000_000)
  static let url = "https://\(host)/marketplace/leads"
  /// The signature of a flow: 43 signs.
  static let signature = "cnrFlow0Signature1cnrFlow2Signature3cnrFlow"
  static let flowHost = "3f0c1c586d1e4d2b9f0a.44.environment.api.powerplatform.com"
  static let flowAddress =
    "https://\(flowHost):443/powerautomate/automations/direct/workflows/"
    + "0d9f3b5a6c7e4f218a9b0c1d2e3f4a5b/triggers/manual/paths/invoke"
  static let flow =
    "\(flowAddress)?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=\(signature)"
  static let logicApp =
    "https://prod-12.westeurope.logic.azure.com:443/workflows/5a1d0c7e9b3f4268a0c4e6f8091b2d3c"
    + "/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0"
    + "&sig=\(signature)"
  static let code = "cnrFunctionKey0123456789abcdefghijklmnopqrstuvwxyzAB=="
  static let functionHost = "contoso-leads.azurewebsites.net"
  static let standardLogicApp =
    "https://\(functionHost)/api/leads/triggers/manual/invoke?api-version=2022-05-01"
    + "&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=\(signature)"
  static let function = "https://\(functionHost)/api/marketplace-lead?code=\(code)"

  /// What is answered to a question that starts nothing, by host.
  var answers: [String: ScriptedTransport.Answer] = [:]
  /// What the endpoint's host answers so, by path.
  var byPath: [String: ScriptedTransport.Answer] = [:]
  /// What is answered to a lead.
  var lead: ScriptedTransport.Answer = .success(HTTPResponse(status: 202))
  /// What is answered where nothing else is said.
  var usual: ScriptedTransport.Answer = .success(
    HTTPResponse(status: 405, encryption: .ending("2024-03-01")))

  var transport: ScriptedTransport {
    ScriptedTransport { [self] request in
      guard request.method == "OPTIONS" else { return lead }
      let rest = request.url.dropFirst("https://".count)
      let host = rest.prefix { $0 != "/" && $0 != ":" }
      if host == Self.host, let answer = byPath[String(rest.drop { $0 != "/" })] { return answer }
      return answers[String(host)] ?? usual
    }
  }
}

extension EncryptionFacts {
  /// A connection whose certificate ends on a day.
  static func ending(_ day: String) -> EncryptionFacts {
    EncryptionFacts(
      version: "TLSv1.3",
      certificate: CertificateFacts(
        subject: "CN = leads.contoso.example", issuer: "C = US, O = Example, CN = Example CA 3",
        validFrom: "2023-01-01", validUntil: day))
  }
}

extension HTTPResponse {
  /// An answer that sends the sender elsewhere.
  static func redirect(_ status: Int, _ location: String) -> HTTPResponse {
    HTTPResponse(status: status, headers: ["Location": location])
  }

  /// An answer in plain text.
  static func plain(_ status: Int, _ text: String) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: ["Content-Type": "text/plain"], body: Array(text.utf8))
  }

  /// What the service of apps answers for an app that was stopped.
  static let stoppedApp = HTTPResponse(
    status: 403, headers: ["Content-Type": "text/html"],
    body: Array(
      "<!DOCTYPE html><title>Web App - Unavailable</title><h1>Error 403 - This web app is stopped."
        .utf8))
}
