import Knowledge
import Text
import Transport

/// What a check of Marketo looks with.
struct MarketoLook: Sendable {
  typealias Key = MarketoFields.Key

  let context: CheckContext
  let service: MarketoService

  init(_ context: CheckContext) throws(CheckStop) {
    self.context = context
    guard let munchkin = MarketoConfiguration(context.configuration).munchkin else {
      throw RequiredValue(Key.munchkinID, in: context.configuration).missing
    }
    service = MarketoService(munchkin, over: context.transport)
  }

  var host: String { service.host }

  /// The form that is looked at.
  func form() throws(CheckStop) -> FormIdentifier {
    guard let form = MarketoConfiguration(context.configuration).form else {
      throw RequiredValue(Key.formID, in: context.configuration).missing
    }
    return form
  }

  /// What the interface is entered by.
  func client() throws(CheckStop) -> MarketoClient {
    guard let id = MarketoConfiguration(context.configuration).client else {
      throw RequiredValue(Key.clientID, in: context.configuration).missing
    }
    let secret = try RequiredValue(Key.clientSecret, in: context.configuration).secret()
    return MarketoClient(id: id.text, secret: secret)
  }

  /// Signs in, or ends the check with what is in the way.
  func freshToken() async throws(CheckStop) -> Secret {
    switch try await service.token(for: client()) {
    case .granted(let token): return token
    case .hindered(let refusal): throw CheckStop(outcome(of: refusal, lacking: .anything))
    case .refused(let refusal): throw CheckStop(outcome(of: refusal))
    }
  }

  /// Reads something by the token that is known.
  func get(
    _ path: String, _ query: [(name: String, value: String)] = [],
    needing permission: MarketoPermission
  ) async throws(CheckStop) -> [JSONValue]? {
    try await result(needing: permission) { token async throws(CheckStop) in
      try await service.get(path, query, by: token)
    }
  }

  /// Changes something by the token that is known.
  func post(
    _ path: String, _ content: JSONValue, isRepeatable: Bool = false,
    needing permission: MarketoPermission
  ) async throws(CheckStop) -> [JSONValue]? {
    try await result(needing: permission) { token async throws(CheckStop) in
      try await service.post(path, content, isRepeatable: isRepeatable, by: token)
    }
  }

  /// Tokens end after an hour, and another custom service may end them sooner: one that is not
  /// taken is replaced once. A request that was refused for its token has changed nothing.
  private func result(
    needing permission: MarketoPermission,
    _ ask: (Secret) async throws(CheckStop) -> MarketoService.Answer
  ) async throws(CheckStop) -> [JSONValue]? {
    let known = context.facts[MarketoFact.token]
    var token: Secret
    if let known { token = known } else { token = try await freshToken() }
    var answer = try await ask(token)
    if case .refused(let refusal) = answer, refusal.isAboutToken {
      token = try await freshToken()
      answer = try await ask(token)
    }
    switch answer {
    case .done(let result): return result
    case .refused(let refusal) where refusal.isAboutMissingAsset: return nil
    case .refused(let refusal): throw CheckStop(outcome(of: refusal, lacking: permission))
    }
  }
}

/// What the checks of Marketo learn from one another.
enum MarketoFact {
  /// What came of asking in the name of nobody.
  static let anonymousAnswer = FactKey<Result<HTTPResponse, TransportError>>("anonymousAnswer")
  /// The token.
  static let token = FactKey<Secret>("token")
  /// The form as Marketo knows it.
  static let form = FactKey<MarketoForm>("form")
  /// What can be entered in the form.
  static let fields = FactKey<[MarketoFormField]>("fields")
}
