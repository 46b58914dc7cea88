import Knowledge
import Text
import Transport

/// What a live check of Dynamics 365 looks with.
struct DynamicsLook: Sendable {
  let context: CheckContext
  let entered: DynamicsConfiguration

  init(_ context: CheckContext) {
    self.context = context
    self.entered = DynamicsConfiguration(context.configuration)
  }

  var facts: Facts { context.facts }

  /// The environment, which the form check has let through.
  func environment() throws(CheckStop) -> EnvironmentURL {
    guard let environment = entered.environment else {
      throw missing(DynamicsConfiguration.Key.instanceURL)
    }
    return environment
  }

  /// The environment's Web API, in the name of who has signed in.
  func service() throws(CheckStop) -> DataverseService {
    DataverseService(
      try environment(), token: facts[DynamicsFact.token], over: context.transport)
  }

  /// The sign-in service that the environment's cloud has.
  var signInService: SignInService {
    let cloud = entered.environment?.cloud ?? entered.directoryCloud ?? .global
    return SignInService(cloud, over: context.transport)
  }

  /// Says that a field which a form check should have missed is not there.
  func missing(_ key: String) -> CheckStop {
    RequiredValue(key, in: context.configuration).missing
  }

  /// The user's own values that belong to a refusal.
  var parameters: [Parameter: String] {
    var parameters: [Parameter: String] = [:]
    switch entered.signIn {
    case .application: parameters[.applicationId] = entered.application?.text
    case .user: parameters[.userName] = entered.userName
    }
    parameters[.tenantId] = facts[DynamicsFact.directory]?.text ?? entered.directory
    parameters[.instanceUrl] = entered.environment?.text
    parameters[.userId] = facts[DynamicsFact.identity]?.userID?.text
    return parameters
  }
}

/// What the checks of Dynamics 365 learn from one another.
enum DynamicsFact {
  /// What the environment answered to nobody.
  static let anonymousAnswer = FactKey<Result<HTTPResponse, TransportError>>("anonymousAnswer")
  /// The directory to which the environment belongs.
  static let organisationDirectory = FactKey<GlobalIdentifier>("organisationDirectory")
  /// The directory that was entered.
  static let directory = FactKey<GlobalIdentifier>("directory")
  /// What the sign-in service answered to the application.
  static let tokenAnswer = FactKey<SignInService.TokenAnswer>("tokenAnswer")
  /// The token.
  static let token = FactKey<AccessToken>("token")
  /// Whom the environment sees.
  static let identity = FactKey<DynamicsIdentity>("identity")
  /// The user as the environment describes it.
  static let user = FactKey<SystemUser>("user")
}

/// Whom the environment sees behind a token.
enum DynamicsIdentity: Sendable, Hashable {
  /// A user who may come in.
  case user(GlobalIdentifier)
  /// Somebody who may not.
  case refused(DataverseRefusal)

  /// The user's id in the environment.
  var userID: GlobalIdentifier? {
    guard case .user(let id) = self else { return nil }
    return id
  }
}
