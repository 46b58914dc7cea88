import Knowledge
import Transport

/// Tells answers that say nothing about what was asked from those that do: the service is busy or
/// away, or something between here and there answers in its place. None of them speaks of
/// credentials.
struct ServiceTrouble: Sendable {
  /// The entry for a service that asks to be asked less.
  let throttled: String
  /// The entry for a service that fails by itself.
  let unavailable: String
  /// Reads the service's own words; an answer without them did not come from the service.
  let words: @Sendable (HTTPResponse) -> String?

  /// What is reported of an answer; `nil` when it may be judged.
  func outcome(of response: HTTPResponse, from host: String) -> CheckOutcome? {
    let answer = Answer(response: response, host: host, words: words(response))
    switch response.status {
    case 429: return answer.outcome(answer.words == nil ? "network-throttled" : throttled)
    case 407: return answer.outcome("proxy-authentication")
    case 408: return answer.outcome("network-timeout")
    case 511: return answer.outcome("network-captive-portal")
    case 500...599:
      return answer.outcome(answer.words == nil ? "network-unavailable" : unavailable)
    case 300...399: return answer.outcome(answer.entryOfRedirection)
    default: return foreign(answer)
    }
  }

  /// What somebody else answered in the service's place. A page for people with a status of 404 is
  /// left to the check: it may be the service's neighbour that answers.
  private func foreign(_ answer: Answer) -> CheckOutcome? {
    let status = answer.response.status
    guard !answer.response.body.isEmpty, answer.words == nil else { return nil }
    if answer.isPage {
      return [200, 203, 403].contains(status) ? answer.outcome("network-captive-portal") : nil
    }
    guard (200...299).contains(status), !answer.isData else { return nil }
    return answer.outcome("network-unexpected-answer")
  }
}

/// An answer, seen from outside.
private struct Answer {
  let response: HTTPResponse
  let host: String
  let words: String?

  /// Nothing is established by such an answer.
  func outcome(_ entry: String) -> CheckOutcome {
    var parameters: [Parameter: String] = [.host: host]
    // A time of day in place of a number of seconds is not shown.
    parameters[.seconds] = response.headers["Retry-After"].flatMap { Int($0) }.map { "\($0)" }
    let said = words ?? "HTTP \(response.status) from \(host)"
    return .notEstablished(.entry(entry, said: said, parameters: parameters))
  }

  var entryOfRedirection: String {
    guard let location = response.headers["Location"]?.lowercased() else {
      return "network-unexpected-answer"
    }
    let isPath = location.hasPrefix("/") && !location.hasPrefix("//")
    let own = "https://\(host.lowercased())"
    let isOwn = isPath || location == own || location.hasPrefix("\(own)/")
    return isOwn ? "network-redirect-loop" : "network-captive-portal"
  }

  var isPage: Bool {
    let start = String(decoding: response.body.prefix(512), as: UTF8.self).lowercased()
    return contentType.hasPrefix("text/html") || start.contains("<!doctype html")
      || start.contains("<html")
  }

  var isData: Bool {
    contentType.isEmpty || contentType.contains("json") || contentType.contains("xml")
  }

  private var contentType: String { response.headers["Content-Type"]?.lowercased() ?? "" }
}
