import Knowledge
import Transport

/// Whether the servlet for web-to-lead forms is there, and what can be seen from outside.
enum SalesforceConnection {
  static let checks: [Check] = [
    Check(
      "salesforce.host", "the host for web-to-lead forms can be reached",
      needs: ["salesforce.organisation-id"], look: host),
    .encryption(of: "salesforce") { $0.failure(SalesforceFact.emptyAnswer) },
    Check(
      "salesforce.servlet", "the servlet for web-to-lead forms answers", needs: ["salesforce.tls"],
      judges: ["salesforce.host"], look: servlet),
    Check(
      "salesforce.unseen", "what becomes of leads in the organization can be seen",
      needs: ["salesforce.organisation-id"], applies: { !SalesforceLook.hasSession($0) },
      look: unseen),
  ]

  /// Asks once; what came of it is judged by three checks. That a name server does not know a host
  /// which everybody uses says something about the name server.
  @Sendable private static func host(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let answer: Result<HTTPResponse, TransportError>
    do throws(TransportError) {
      answer = .success(try await WebToLeadServlet(transport: context.transport).emptyAnswer())
    } catch {
      guard error.isFromHost else { return .notEstablished(error.observation) }
      answer = .failure(error)
    }
    return .ok(learned: Facts(SalesforceFact.emptyAnswer, answer))
  }

  @Sendable private static func servlet(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    switch context.facts[SalesforceFact.emptyAnswer] {
    case .failure(let error): return .notEstablished(error.observation)
    case .success(let response): return judge(response)
    case nil: return .ok
    }
  }

  private static func judge(_ response: HTTPResponse) -> CheckResult {
    if let trouble = ServiceTrouble.webToLead.outcome(of: response, from: WebToLeadServlet.host) {
      return CheckResult(trouble)
    }
    // That something is missing, or was asked in the wrong way, only the servlet can say.
    let isThere = (200...299).contains(response.status) || [400, 405].contains(response.status)
    return isThere ? .ok : .notEstablished(.servletUnavailable(response))
  }

  @Sendable private static func unseen(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    .notEstablished(
      .entry(
        "salesforce-cannot-be-seen",
        said: "without a session nothing in the Salesforce organization can be seen"))
  }
}

extension Observation {
  /// The servlet answers otherwise than it should.
  static func servletUnavailable(_ response: HTTPResponse) -> Observation {
    .entry(
      "salesforce-servlet-unavailable",
      said: "\(WebToLeadServlet.host) does not answer as the service for leads does: "
        + "HTTP \(response.status)",
      parameters: [.host: WebToLeadServlet.host])
  }
}
