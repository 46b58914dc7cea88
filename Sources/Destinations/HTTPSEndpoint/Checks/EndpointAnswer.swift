import Knowledge
import Text
import Transport

/// Whether something answers that may take leads. What it says to OPTIONS says nothing about POST:
/// that it knows no such method, no such page or nobody without a key is all the same here.
enum EndpointAnswer {
  static let checks: [Check] = [
    Check(
      "httpsEndpoint.answer", "the endpoint answers and does not redirect",
      needs: ["httpsEndpoint.certificate"], field: EndpointLook.key, uses: [],
      judges: ["httpsEndpoint.host"], look: answer)
  ]

  @Sendable private static func answer(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    guard let first = context.facts[EndpointFact.firstAnswer] else { return .ok }
    let look = EndpointLook(context, first.url)
    guard let response = first.heard else {
      return first.error.map { .notEstablished($0.observation) } ?? .ok
    }
    if EndpointRedirection.isOne(response) {
      return await EndpointRedirection(
        look, response, isWhole: first.url.query == nil
      ).result()
    }
    return judge(EndpointReply(response, look), look)
  }

  private static func judge(_ reply: EndpointReply, _ look: EndpointLook) -> CheckResult {
    if let trouble = reply.troubleOnTheWay { return trouble }
    if reply.isStoppedApp {
      return .broken(look.observation("azure-function-stopped", reply.said))
    }
    // 501 and 505 are about the method and the protocol.
    guard reply.status >= 500, ![501, 505].contains(reply.status) else { return .ok }
    let entry =
      reply.isHostDown ? "azure-function-host-down" : "https-endpoint-unavailable"
    return .notEstablished(look.observation(entry, reply.said))
  }
}
