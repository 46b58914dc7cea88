import Knowledge
import Text
import Transport

/// What a check of the endpoint looks with.
struct EndpointLook: Sendable {
  static let key = HTTPSEndpointFields.url

  let context: CheckContext
  /// What was entered, read; a form check has let it through.
  let url: EndpointURL

  init(_ context: CheckContext) throws(CheckStop) {
    self.context = context
    if let read = context.facts[EndpointFact.url] {
      url = read
    } else {
      url = try Self.url(context.configuration)
    }
  }

  /// Looks at what another check has read.
  init(_ context: CheckContext, _ url: EndpointURL) {
    self.context = context
    self.url = url
  }

  /// Reads the address, or ends the check with its slip. Of one that is not well-formed nothing is
  /// shown: whatever it was meant to be, it may be a secret.
  static func url(_ configuration: Configuration) throws(CheckStop) -> EndpointURL {
    let text = try RequiredValue(key, in: configuration).secret().exposedText
    do throws(EndpointSlip) {
      return try EndpointURL(text)
    } catch {
      throw CheckStop(error.outcome([.key: key]))
    }
  }

  var service: EndpointService { EndpointService(url) }

  /// The user's own values that belong to whatever is reported.
  var parameters: [Parameter: String] { [.host: url.host] }

  /// An observation that shows nothing of the address but its host, whatever a server repeated.
  func observation(
    _ entry: String, _ said: String, _ more: [Parameter: String] = [:]
  ) -> Observation {
    Observation.entry(
      entry, said: said, parameters: parameters.merging(more) { _, new in new }
    ).redacted(by: Redactor(url.secrets))
  }
}

extension EndpointSlip {
  func outcome(_ parameters: [Parameter: String]) -> CheckOutcome {
    var parameters = parameters
    parameters[.date] = date
    let observation = Observation.entry(entry, said: said, parameters: parameters)
    return switch weight {
    case .broken: .broken(observation)
    case .warning: .warning(observation)
    case .notEstablished: .notEstablished(observation)
    }
  }
}

/// What the checks of the endpoint learn from one another.
enum EndpointFact {
  /// What was entered, read.
  static let url = FactKey<EndpointURL>("endpointURL")
  /// What came of the first request.
  static let firstAnswer = FactKey<FirstAnswer>("firstAnswer")
}

/// What came of asking once, without anything secret.
struct FirstAnswer: Sendable {
  let url: EndpointURL
  let result: Result<HTTPResponse, TransportError>

  /// The answer, or what is known of one that was never whole.
  var heard: HTTPResponse? {
    switch result {
    case .success(let response): response
    case .failure(let error): error.status.map { HTTPResponse(status: $0) }
    }
  }

  /// Why there is no answer.
  var error: TransportError? { if case .failure(let error) = result { error } else { nil } }
}
