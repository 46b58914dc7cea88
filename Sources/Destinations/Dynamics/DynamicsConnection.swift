import Knowledge
import Transport

/// Whether there is an environment where the URL leads.
enum DynamicsConnection {
  static let checks: [Check] = [
    Check(
      "dynamics.host", "the environment's host can be reached", needs: ["dynamics.url"],
      field: DynamicsConfiguration.Key.instanceURL, look: host),
    .encryption(of: "dynamics", field: DynamicsConfiguration.Key.instanceURL) {
      $0.failure(DynamicsFact.anonymousAnswer)
    },
    Check(
      "dynamics.organisation", "the host is a Dataverse environment", needs: ["dynamics.tls"],
      field: DynamicsConfiguration.Key.instanceURL, judges: ["dynamics.host"],
      look: organisation),
  ]

  /// Asks once; what came of it is judged by three checks.
  @Sendable private static func host(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = DynamicsLook(context)
    let service = DataverseService(try look.environment(), over: context.transport)
    let answer: Result<HTTPResponse, TransportError>
    do throws(TransportError) {
      answer = .success(try await service.anonymousAnswer())
    } catch {
      if !error.isFromHost {
        // Only a name server that answered can say that there is no such host.
        let isBroken = error.kind == .hostNotFound
        return isBroken ? .broken(error.observation) : .notEstablished(error.observation)
      }
      answer = .failure(error)
    }
    return .ok(learned: Facts(DynamicsFact.anonymousAnswer, answer))
  }

  @Sendable private static func organisation(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let environment = try DynamicsLook(context).environment()
    let response: HTTPResponse
    switch context.facts[DynamicsFact.anonymousAnswer] {
    case .success(let answer): response = answer
    case .failure(let error): return .notEstablished(error.observation)
    case nil: return .ok
    }
    if let trouble = DataverseService.trouble(of: response, from: environment.host) {
      return CheckResult(trouble)
    }
    if let challenge = OrganisationChallenge(response) {
      var facts = Facts()
      facts[DynamicsFact.organisationDirectory] = challenge.directory
      return .ok(learned: facts)
    }
    return notAnOrganisation(response, at: environment)
  }

  private static func notAnOrganisation(
    _ response: HTTPResponse, at environment: EnvironmentURL
  ) -> CheckResult {
    let parameters: [Parameter: String] = [
      .host: environment.host, .instanceUrl: environment.text,
    ]
    if response.status == 403, let words = DataverseRefusal(response).words {
      // An environment that lets in only some addresses says so before it asks who comes.
      return .notEstablished(
        .said(words, else: EntryID("network-unexpected-answer"), parameters: parameters))
    }
    return .broken(
      .entry(
        "dynamics-not-an-organisation",
        said: "the host answers, but not as a Dataverse environment: HTTP \(response.status)",
        parameters: parameters))
  }
}
