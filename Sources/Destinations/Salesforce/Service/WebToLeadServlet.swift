import Leads
import Text
import Transport

/// Where web-to-lead forms are sent to. It answers every form alike: what becomes of a lead is told
/// to the organisation, never to the sender.
struct WebToLeadServlet: Sendable {
  /// The host for organisations in production.
  static let host = "webto.salesforce.com"
  private static let address = "https://\(host)/servlet/servlet.WebToLead?encoding=UTF-8"

  let transport: any HTTPTransport

  /// Asks without naming an organisation, of which no lead can come.
  func emptyAnswer() async throws(TransportError) -> HTTPResponse {
    try await transport.send(HTTPRequest("GET", Self.address))
  }

  /// Sends a form as Marketplace does.
  func send(
    _ lead: Lead, to organisation: OrganisationIdentifier
  ) async throws(CheckStop) -> HTTPResponse {
    let fields = lead.salesforceFields(organisation: organisation.text)
    return try await transport.answer(
      to: HTTPRequest(
        "POST", "\(Self.address)&orgId=\(organisation.text)",
        headers: ["Content-Type": "application/x-www-form-urlencoded"],
        body: Array(PercentEncoding.form(fields).utf8)))
  }
}

extension HTTPResponse {
  /// What the servlet says of a form that it could not work with; it does so in a header, with a
  /// status of 200.
  var webToLeadException: String? {
    guard let words = headers["Is-Processed"], words.lowercased().contains("exception") else {
      return nil
    }
    return words
  }
}
