import Knowledge
import Leads
import Text
import Transport

/// An endpoint takes leads. What becomes of them is its own affair: they can be neither found nor
/// taken back.
struct EndpointLeadPlace: LeadPlace {
  /// Seconds after which an answer is slow; how long Marketplace waits is written nowhere. More
  /// than so many whole seconds of a clock are more than so many in truth.
  private static let longestAnswer = 5

  private let look: EndpointLook

  init(_ context: CheckContext) throws(CheckStop) { look = try EndpointLook(context) }

  /// All of the address but the host may be secret.
  var site: LeadSite { LeadSite(destination: "httpsEndpoint", host: look.url.host) }

  var manner: LeadManner {
    LeadManner(isImmediate: true, settling: 0, parallel: 2, most: 100, isVisible: false)
  }

  func send(_ leads: [TestLead], offerTitle: String) async -> [LeadSending] {
    var results: [LeadSending] = []
    for lead in leads { results.append(await send(lead.lead(offerTitle: offerTitle))) }
    return results
  }

  private func send(_ lead: Lead) async -> LeadSending {
    let start = look.context.now()
    let response: HTTPResponse
    do throws(TransportError) {
      response = try await look.context.transport.send(request(lead))
    } catch {
      return unanswered(error)
    }
    if EndpointRedirection.isOne(response) {
      let result = await EndpointRedirection(look, response, isWhole: true).result()
      return .refused(result)
    }
    let reply = EndpointReply(response, look)
    guard (200...299).contains(reply.status) else {
      return .refused(EndpointRefusal(reply, look).result)
    }
    let seconds = look.context.now().seconds - start.seconds
    return taken(reply, after: seconds)
  }

  private func request(_ sent: Lead) -> HTTPRequest {
    var lead = sent
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

  private func taken(_ reply: EndpointReply, after seconds: Int) -> LeadSending {
    if reply.isPage {
      return .takenWith(
        .warning(
          look.observation("https-answer-is-page", "HTTP \(reply.status) with a page for people")))
    }
    guard seconds > Self.longestAnswer else { return .taken(nil) }
    return .takenWith(
      .warning(
        look.observation(
          "https-answer-slow", "the answer took \(seconds) seconds", [.seconds: "\(seconds)"])))
  }

  private func unanswered(_ error: TransportError) -> LeadSending {
    let isUnending = [.timedOut, .responseTooLarge].contains(error.kind)
    if isUnending, let status = error.status, (200...299).contains(status) {
      return .takenWith(
        .warning(
          look.observation(
            "https-answer-endless", "HTTP \(status), and the answer does not come to an end")))
    }
    if error.kind == .privateAddress {
      return .refused(.broken(look.observation("https-address-private", error.reason)))
    }
    let observation = error.observation.redacted(by: Redactor(look.url.secrets))
    return .unknown(
      CheckStop(.notEstablished(observation), cause: error.isUnsent ? .unsent : .any))
  }

  /// What can be said in place of what cannot be seen.
  private var unseen: CheckStop {
    let place =
      look.service.isWorkflow
      ? "the run history of the flow" : "the endpoint's own log, and what it writes to"
    return CheckStop(
      .notEstablished(
        .sentence(
          "an HTTPS endpoint tells nothing of the leads that it took: look into \(place) for "
            + TestLead.prefix)), cause: .hidden)
  }

  func find(_ leads: [SoughtLead]) async throws(CheckStop) -> [PlacedLead] { throw unseen }

  func findAll(_ take: ([PlacedLead]) -> Void) async throws(CheckStop) { throw unseen }

  func remove(_ leads: [PlacedLead]) async -> [LeadRemoval] { leads.map { _ in .unknown(unseen) } }
}
