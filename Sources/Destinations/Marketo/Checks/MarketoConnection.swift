import Knowledge
import Text
import Transport

/// Whether there is a Marketo instance where the Munchkin ID leads.
enum MarketoConnection {
  private typealias Key = MarketoFields.Key

  static let checks: [Check] = [
    Check(
      "marketo.host", "the instance's host can be reached", needs: ["marketo.munchkin-id"],
      field: Key.munchkinID, look: host),
    .encryption(of: "marketo", field: Key.munchkinID) { $0.failure(MarketoFact.anonymousAnswer) },
    Check(
      "marketo.instance", "there is a Marketo instance of that Munchkin ID",
      needs: ["marketo.tls"], field: Key.munchkinID, judges: ["marketo.host"], look: instance),
  ]

  /// Asks once; what came of it is judged by three checks.
  @Sendable private static func host(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try MarketoLook(context)
    let result: Result<HTTPResponse, TransportError>
    do throws(TransportError) {
      result = .success(try await look.service.anonymousAnswer())
    } catch {
      if error.kind == .hostNotFound {
        return .broken(
          .entry("marketo-instance-not-found", said: error.reason, parameters: [.host: error.host]))
      }
      if !error.isFromHost { return .notEstablished(error.observation) }
      result = .failure(error)
    }
    return .ok(learned: Facts(MarketoFact.anonymousAnswer, result))
  }

  /// Every name below Marketo's domain may lead somewhere, so that there is a host shows little:
  /// an instance asks who comes.
  @Sendable private static func instance(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try MarketoLook(context)
    let response: HTTPResponse
    switch context.facts[MarketoFact.anonymousAnswer] {
    case .success(let answer): response = answer
    case .failure(let error): return .notEstablished(error.observation)
    case nil: return .ok
    }
    if let trouble = ServiceTrouble.marketo.outcome(of: response, from: look.host) {
      return CheckResult(trouble)
    }
    if response.marketosWords != nil, response.status != 404 { return .ok }
    guard response.status == 404 else { throw CheckStop(response, from: look.host) }
    return .broken(
      .entry(
        "marketo-instance-not-found",
        said: "\(look.host) is no Marketo instance: HTTP \(response.status)"))
  }
}
