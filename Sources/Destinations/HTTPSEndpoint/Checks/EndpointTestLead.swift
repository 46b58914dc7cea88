import Knowledge
import Leads
import Text
import Transport

/// Whether a lead is taken, seen by sending one as Marketplace does. What becomes of it is the
/// endpoint's own affair: it can be neither found nor taken back.
struct EndpointTestLead {
  static let checks: [Check] = [
    Check(
      "httpsEndpoint.test-lead", "a test lead is taken; it stays there", kind: .testLead,
      needs: ["httpsEndpoint.certificate"], unlessBroken: ["httpsEndpoint.answer"],
      field: EndpointLook.key,
      look: { context async throws(CheckStop) -> CheckResult in
        await EndpointTestLead(look: try EndpointLook(context)).result()
      })
  ]

  /// Seconds after which an answer is slow; how long Marketplace waits is written nowhere. More
  /// than so many whole seconds of a clock are more than so many in truth.
  private static let longestAnswer = 5

  private let look: EndpointLook

  private init(look: EndpointLook) { self.look = look }

  private func result() async -> CheckResult {
    let start = look.context.now()
    let response: HTTPResponse
    do throws(TransportError) {
      response = try await look.context.transport.send(request)
    } catch {
      return unanswered(error)
    }
    if EndpointRedirection.isOne(response) {
      return await EndpointRedirection(look, response, isWhole: true).result()
    }
    let reply = EndpointReply(response, look)
    guard (200...299).contains(reply.status) else { return EndpointRefusal(reply, look).result }
    let seconds = look.context.now().seconds - start.seconds
    return taken(reply, after: seconds)
  }

  private var request: HTTPRequest {
    var lead = look.context.newTestLead().lead()
    // The documented sample for this destination has these, and the marker in the description.
    lead.source = LeadSource(source: "AzureMarketplace", action: "INS", offer: "")
    let body = Array(JSONWriter.compact(lead.httpsBody).utf8)
    var request = HTTPRequest(
      "POST", look.url.text, headers: ["Content-Type": "application/json"], body: body,
      secrets: look.url.secrets)
    request.reach = .publicInternet
    request.maximumResponseBytes = 1 << 20
    return request
  }

  private func taken(_ reply: EndpointReply, after seconds: Int) -> CheckResult {
    if reply.isPage {
      return .warning(
        look.observation("https-answer-is-page", "HTTP \(reply.status) with a page for people"))
    }
    guard seconds > Self.longestAnswer else { return .ok }
    return .warning(
      look.observation(
        "https-answer-slow", "the answer took \(seconds) seconds", [.seconds: "\(seconds)"]))
  }

  private func unanswered(_ error: TransportError) -> CheckResult {
    let isUnending = [.timedOut, .responseTooLarge].contains(error.kind)
    if isUnending, let status = error.status, (200...299).contains(status) {
      return .warning(
        look.observation(
          "https-answer-endless", "HTTP \(status), and the answer does not come to an end"))
    }
    if error.kind == .privateAddress {
      return .broken(look.observation("https-address-private", error.reason))
    }
    return .notEstablished(error.observation.redacted(by: Redactor(look.url.secrets)))
  }
}
