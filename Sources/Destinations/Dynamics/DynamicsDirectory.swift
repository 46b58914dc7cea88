import Knowledge

/// Whether there are the directory and the application that were entered.
enum DynamicsDirectory {
  static let checks: [Check] = [
    Check(
      "dynamics.tenant", "the directory exists", needs: ["dynamics.ids"],
      field: DynamicsConfiguration.Key.directoryID, uses: DynamicsConfiguration.Key.who,
      applies: DynamicsForm.isApplication,
      look: directory),
    Check(
      "dynamics.tenant-match", "the environment belongs to the directory",
      needs: ["dynamics.organisation", "dynamics.tenant"],
      field: DynamicsConfiguration.Key.directoryID,
      // The directory itself is a fact that another check has learned.
      uses: DynamicsConfiguration.Key.who.filter { $0 != DynamicsConfiguration.Key.directoryID },
      judges: ["dynamics.organisation", "dynamics.tenant"],
      applies: DynamicsForm.isApplication,
      look: match),
    Check(
      "dynamics.application", "the directory knows the application",
      needs: ["dynamics.tenant", "dynamics.secret", "dynamics.url"],
      field: DynamicsConfiguration.Key.applicationID,
      uses: DynamicsConfiguration.Key.who.filter { $0 != DynamicsConfiguration.Key.userName }
        + [DynamicsConfiguration.Key.applicationKey],
      applies: DynamicsForm.isApplication,
      look: application),
  ]

  @Sendable private static func directory(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = DynamicsLook(context)
    guard let name = look.entered.directory else {
      throw look.missing(DynamicsConfiguration.Key.directoryID)
    }
    switch try await look.signInService.directory(name) {
    case .refused(let refusal): return await refused(refusal, look)
    case .found(let id, let cloud):
      if let cloud, cloud != look.signInService.cloud { return inOtherCloud(id) }
      return found(id, as: name)
    }
  }

  private static func found(_ id: GlobalIdentifier, as name: String) -> CheckResult {
    let facts = Facts(DynamicsFact.directory, id)
    guard GlobalIdentifier(name) == nil else { return .ok(learned: facts) }
    return .warning(
      .entry(
        "dynamics-tenant-is-domain",
        said: "the Directory ID is a domain name; the directory's id is \(id)",
        parameters: [.tenantId: id.text]),
      learned: facts)
  }

  private static func inOtherCloud(_ id: GlobalIdentifier) -> CheckResult {
    .broken(
      .entry(
        "aad-tenant-in-other-cloud", said: "the directory \(id) is in another cloud",
        parameters: [.tenantId: id.text]))
  }

  /// A directory that is not there may stand in the other box.
  private static func refused(_ refusal: SignInRefusal, _ look: DynamicsLook) async -> CheckResult {
    if let application = look.entered.application,
      case .found? = try? await look.signInService.directory(application.text)
    {
      return .broken(
        .entry(
          "dynamics-ids-swapped", said: "the Directory ID and the Application ID are swapped",
          parameters: look.parameters))
    }
    let fallback =
      refusal.error == "invalid_tenant" ? "aad-tenant-not-found" : "aad-sign-in-refused"
    return .broken(
      .said(refusal.description, else: EntryID(fallback), parameters: look.parameters))
  }

  @Sendable private static func match(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = DynamicsLook(context)
    guard let organisation = look.facts[DynamicsFact.organisationDirectory],
      let directory = look.facts[DynamicsFact.directory]
    else {
      return .notEstablished(.said("the environment does not say to which directory it belongs"))
    }
    guard organisation != directory else { return .ok }
    var parameters = look.parameters
    parameters[.organisationTenantId] = organisation.text
    return .broken(
      .entry(
        "dynamics-tenant-mismatch",
        said: "the environment belongs to the directory \(organisation), not to \(directory)",
        parameters: parameters))
  }

  /// Asks for a token. The answer is judged here only as far as it is about the application itself.
  @Sendable private static func application(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = DynamicsLook(context)
    let key = DynamicsConfiguration.Key.applicationKey
    guard let directory = look.facts[DynamicsFact.directory]?.text ?? look.entered.directory,
      let application = look.entered.application
    else { throw look.missing(DynamicsConfiguration.Key.applicationID) }
    let answer = try await look.signInService.token(
      forApplication: application.text,
      secret: try RequiredValue(key, in: context.configuration).secret(), in: directory,
      scope: "\(try look.environment().text)/.default")
    if case .refused(let refusal) = answer, refusal.error == "unauthorized_client" {
      return .broken(
        .said(
          refusal.description, else: EntryID("aad-sign-in-refused"), parameters: look.parameters))
    }
    return .ok(learned: Facts(DynamicsFact.tokenAnswer, answer))
  }
}
