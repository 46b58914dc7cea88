import Knowledge
import Text

/// What is looked at without any network.
enum DynamicsForm {
  typealias Key = DynamicsConfiguration.Key

  static let checks: [Check] = [
    Check(
      "dynamics.url", "the URL is the root of a Dynamics 365 environment", kind: .form,
      field: Key.instanceURL, uses: Key.who + [Key.applicationKey, Key.password], look: url),
    Check(
      "dynamics.ids", "the Directory ID and the Application ID are well-formed", kind: .form,
      field: Key.directoryID, uses: [Key.directoryID, Key.applicationID], applies: isApplication,
      look: ids),
    Check(
      "dynamics.secret", "the client secret has the form of a secret's value", kind: .form,
      field: Key.applicationKey, applies: isApplication,
      look: secret),
    Check(
      "dynamics.account", "the user name and the password are there and well-formed", kind: .form,
      field: Key.userName, uses: [Key.userName, Key.password], applies: isUser,
      look: account),
    Check(
      "dynamics.retired", "the way of signing in has a future", kind: .form,
      field: Key.authentication, uses: [], applies: isUser,
      run: { _ in
        .warning(
          .entry(
            "dynamics-office365-retired",
            said: "signing in as an Office 365 user with a password is retired"))
      }),
    ContactForm.check(of: "dynamics"),
  ]

  @Sendable static func isApplication(_ configuration: Configuration) -> Bool {
    DynamicsConfiguration(configuration).signIn == .application
  }

  @Sendable static func isUser(_ configuration: Configuration) -> Bool {
    DynamicsConfiguration(configuration).signIn == .user
  }

  @Sendable private static func url(_ context: CheckContext) async throws(CheckStop) -> CheckResult
  {
    let text = try RequiredValue(Key.instanceURL, in: context.configuration).text()
    let dynamics = DynamicsConfiguration(context.configuration)
    let entered = EnteredURL(text)
    if entered.kind == .foreign { return foreign(entered, dynamics) }
    let parameters = entered.repaired.map { [Parameter.instanceUrl: $0.text] } ?? [:]
    if let slip = entered.slip {
      let observation = Observation.entry(slip.entry, said: slip.said, parameters: parameters)
      return slip.isGrave ? .broken(observation) : .warning(observation)
    }
    // Taken by itself the URL is right.
    if let cloud = dynamics.directoryCloud, cloud != entered.repaired?.cloud {
      return .broken(
        .entry(
          "dynamics-url-wrong-cloud",
          said: "the URL is of a cloud that is closed or not the directory's: '\(entered.shown)'",
          parameters: parameters
        ).blaming(Key.directoryID))
    }
    return .ok
  }

  /// A host that is not the service's own: what was given by reference does not go there unless
  /// somebody says that the document may be trusted.
  private static func foreign(
    _ entered: EnteredURL, _ dynamics: DynamicsConfiguration
  ) -> CheckResult {
    let said = entered.slip?.said ?? ""
    if dynamics.environment != nil {
      return .warning(
        .entry("dynamics-url-malformed", said: said, parameters: [.host: entered.host]))
    }
    guard dynamics.secretIsReference, entered.isTrustable else {
      return .broken(.entry("dynamics-url-malformed", said: said))
    }
    return .broken(
      .entry("document-secret-to-foreign-host", said: said, parameters: [.host: entered.host]))
  }

  @Sendable private static func secret(_ context: CheckContext) async throws(CheckStop)
    -> CheckResult
  {
    let secret = try RequiredValue(Key.applicationKey, in: context.configuration).secret()
    let trouble = secret.withExposedValue { SecretTrouble(of: $0) }
    switch trouble {
    case nil: return .ok
    case .identifier:
      return .broken(
        .entry(
          "dynamics-secret-is-id",
          said: "the client secret is a GUID, so it is the Secret ID, not the Value"))
    case .damaged(let what):
      return .broken(
        .entry("dynamics-secret-malformed", said: "the client secret has \(what)"))
    case .sample:
      return .broken(
        .entry(
          "dynamics-secret-malformed", said: "the client secret is the sample of the documentation")
      )
    }
  }

  @Sendable private static func account(_ context: CheckContext) async throws(CheckStop)
    -> CheckResult
  {
    let name = try RequiredValue(Key.userName, in: context.configuration).textUnlessAwaited()
    if let name, let trouble = AccountName.trouble(of: name) {
      return .broken(.entry("dynamics-account-malformed", said: trouble).blaming(Key.userName))
    }
    let password = try RequiredValue(Key.password, in: context.configuration)
      .secretUnlessAwaited()
    guard name != nil || password != nil else {
      throw RequiredValue(Key.userName, in: context.configuration).missing
    }
    let trouble = password.flatMap { $0.withExposedValue { SecretTrouble(of: $0) } }
    guard case .damaged(let what)? = trouble, !what.contains("inside") else { return .ok }
    return .broken(
      .entry("dynamics-account-malformed", said: "the password has \(what)")
        .blaming(Key.password))
  }
}
