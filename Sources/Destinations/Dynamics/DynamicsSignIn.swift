import Knowledge
import Text

/// Whether who was entered may sign in, and is let into the environment.
enum DynamicsSignIn {
  static let checks: [Check] = [
    Check(
      "dynamics.sign-in", "the application or the user signs in",
      needs: ["dynamics.application", "dynamics.account"], unlessBroken: ["dynamics.organisation"],
      field: DynamicsConfiguration.Key.applicationKey,
      userField: DynamicsConfiguration.Key.password,
      uses: DynamicsConfiguration.Key.who
        + [DynamicsConfiguration.Key.clientID, DynamicsConfiguration.Key.password],
      judges: ["dynamics.application"], look: signIn),
    Check(
      "dynamics.token", "the token is for this environment and this directory",
      needs: ["dynamics.sign-in"], field: DynamicsConfiguration.Key.instanceURL,
      uses: DynamicsConfiguration.Key.who + [DynamicsConfiguration.Key.clientID],
      judges: ["dynamics.sign-in"], look: token),
    Check(
      "dynamics.who-am-i", "the environment accepts the token",
      needs: ["dynamics.token", "dynamics.organisation"], unlessBroken: ["dynamics.tenant-match"],
      field: DynamicsConfiguration.Key.instanceURL, uses: DynamicsConfiguration.Key.who,
      judges: ["dynamics.sign-in"], look: whoAmI),
  ]

  @Sendable private static func signIn(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = DynamicsLook(context)
    if look.entered.signIn == .user { return try await userSignIn(look) }
    switch look.facts[DynamicsFact.tokenAnswer] {
    case .granted(let token): return .ok(learned: Facts(DynamicsFact.token, token))
    case .refused(let refusal):
      return .broken(
        .said(
          refusal.description, else: EntryID("aad-sign-in-refused"), parameters: look.parameters))
    case nil: return .notEstablished(.said("no token was asked for"))
    }
  }

  private static func userSignIn(_ look: DynamicsLook) async throws(CheckStop) -> CheckResult {
    guard let client = look.entered.client else {
      return .notEstablished(
        .entry(
          "dynamics-office365-no-client",
          said: "no public client is named by which the user could sign in"))
    }
    let configuration = look.context.configuration
    let user = try RequiredValue(DynamicsConfiguration.Key.userName, in: configuration).text()
    let password = try RequiredValue(DynamicsConfiguration.Key.password, in: configuration).secret()
    if look.entered.secretIsReference, !configuration.isTrusted {
      // A directory with pass-through authentication hands the password on to a server of its own:
      // who wrote the document could have named that directory.
      return .notEstablished(
        .entry(
          "document-secret-to-foreign-host",
          said:
            "the password that was given by reference is not sent to the directory of '\(user)'",
          parameters: look.parameters))
    }
    let answer = try await look.signInService.token(
      forUser: user, password: password, client: client.text,
      in: look.facts[DynamicsFact.organisationDirectory]?.text ?? "organizations",
      scope: "\(try look.environment().text)/.default")
    switch answer {
    case .granted(let token): return .ok(learned: Facts(DynamicsFact.token, token))
    case .refused(let refusal): return await refused(refusal, user: user, client: client, look)
    }
  }

  private static func refused(
    _ refusal: SignInRefusal, user: String, client: GlobalIdentifier, _ look: DynamicsLook
  ) async -> CheckResult {
    var parameters = look.parameters
    parameters[.applicationId] = client.text
    parameters[.tenantId] = look.facts[DynamicsFact.organisationDirectory]?.text
    switch refusal.error {
    case "invalid_client":
      // No secret was sent: the client is one that needs one.
      return .broken(
        .entry("aad-not-a-public-client", said: refusal.description, parameters: parameters)
          .blaming(DynamicsConfiguration.Key.clientID))
    case "invalid_grant" where await look.signInService.isFederated(user) == true:
      return .broken(
        .entry("aad-federated-user", said: refusal.description, parameters: parameters)
          .blaming(DynamicsConfiguration.Key.userName))
    default:
      let observation = Observation.said(
        refusal.description, else: EntryID("aad-sign-in-refused"), parameters: parameters)
      let field = refusal.codes.lazy.compactMap { userFields[$0] }.first
      return .broken(field.map(observation.blaming) ?? observation)
    }
  }

  /// What of the user's sign-in is to blame, where it is not the password.
  private static let userFields: [Int: String] = [
    // The user is not there, locked, or disabled.
    50034: DynamicsConfiguration.Key.userName, 50053: DynamicsConfiguration.Key.userName,
    50057: DynamicsConfiguration.Key.userName,
    // The client is not there, or nobody has consented to it.
    700_016: DynamicsConfiguration.Key.clientID, 65001: DynamicsConfiguration.Key.clientID,
  ]

  @Sendable private static func token(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = DynamicsLook(context)
    guard let claims = look.facts[DynamicsFact.token]?.claims else {
      return .warning(.said("the token cannot be read; the environment alone can judge it"))
    }
    guard let foreign = foreignClaim(in: claims, try look.environment(), look) else { return .ok }
    return .broken(
      .entry(
        "dynamics-token-mismatch", said: "the token is for '\(foreign)'",
        parameters: look.parameters))
  }

  /// What a token names that is not what was asked for.
  private static func foreignClaim(
    in claims: AccessToken.Claims, _ environment: EnvironmentURL, _ look: DynamicsLook
  ) -> String? {
    if let audience = claims.audience, !environment.isAudience(audience) { return audience }
    let directory =
      look.facts[DynamicsFact.directory] ?? look.facts[DynamicsFact.organisationDirectory]
    if let id = claims.directoryID, let directory, id != directory.text { return id }
    let application =
      look.entered.signIn == .user ? look.entered.client : look.entered.application
    guard let id = claims.applicationID, let application, id != application.text else {
      return nil
    }
    return id
  }

  @Sendable private static func whoAmI(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = DynamicsLook(context)
    let service = try look.service()
    switch try await service.get("WhoAmI") {
    case .found(let body):
      guard let id = body["UserId"]?.string.flatMap({ GlobalIdentifier($0) }) else {
        return .notEstablished(.entry("network-unexpected-answer", said: "WhoAmI names no user"))
      }
      return .ok(learned: Facts(DynamicsFact.identity, .user(id)))
    case .refused(let refusal) where refusal.isOfUser:
      return .ok(learned: Facts(DynamicsFact.identity, .refused(refusal)))
    case .refused(let refusal) where refusal.status == 401:
      let said = refusal.words ?? "the environment refuses the token: HTTP 401"
      return .broken(
        .entry("dynamics-cannot-log-in", said: said, parameters: look.parameters))
    case .refused(let refusal): return .unexpected(refusal, from: service.host)
    }
  }
}

extension EnvironmentURL {
  /// Whether a token with this audience is for the environment; the id is that of all environments.
  func isAudience(_ audience: String) -> Bool {
    let lower = audience.lowercased()
    return [text, "\(text)/", "00000007-0000-0000-c000-000000000000"].contains(lower)
  }
}

extension CheckResult {
  /// An answer that is no verdict on what was asked.
  static func unexpected(_ refusal: DataverseRefusal, from host: String) -> CheckResult {
    .notEstablished(
      .said(
        refusal.said, else: EntryID("network-unexpected-answer"), parameters: [.host: host]))
  }
}
