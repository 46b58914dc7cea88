import Text

/// What was entered for Dynamics 365, read for the checks.
struct DynamicsConfiguration: Sendable {
  /// The keys of the block in the `customer-leads` document.
  enum Key {
    static let instanceURL = "instanceUrl"
    static let authentication = "authentication"
    static let applicationID = "applicationId"
    static let applicationKey = "applicationKey"
    static let directoryID = "directoryId"
    static let userName = "username"
    static let password = "password"
    static let contacts = ContactForm.key
    /// The public client by which a user signs in; only verification needs one.
    static let clientID = Field.verificationPrefix + "clientId"

    /// What tells who signs in, and where: every explanation of what is in the way names them.
    static let who = [instanceURL, authentication, applicationID, directoryID, userName]
  }

  /// How leads are signed in.
  enum SignIn: Sendable, Hashable {
    /// As an application of a directory.
    case application
    /// As a user with a password.
    case user
  }

  private let configuration: Configuration

  init(_ configuration: Configuration) { self.configuration = configuration }

  /// How leads are signed in; where it is not said, what else was entered tells.
  var signIn: SignIn {
    switch configuration.text(Key.authentication)?.trimmingBlanks.lowercased() {
    case "office365": return .user
    case "azuread": return .application
    default:
      let isUser = configuration.entries[Key.userName] != nil
      return isUser && configuration.entries[Key.applicationID] == nil ? .user : .application
    }
  }

  /// The environment that is meant; a host that is nobody's only for who trusts the document.
  var environment: EnvironmentURL? {
    guard let text = configuration.text(Key.instanceURL) else { return nil }
    let entered = EnteredURL(text)
    if let repaired = entered.repaired { return repaired }
    guard configuration.isTrusted, entered.isTrustable else { return nil }
    return EnvironmentURL(host: entered.host, cloud: .global)
  }

  /// The directory's id or domain, without what does not belong to it.
  var directory: String? {
    guard let text = configuration.text(Key.directoryID) else { return nil }
    return GlobalIdentifier(within: text)?.text ?? DomainName(within: text)?.text
  }

  /// The application's id, without what does not belong to it.
  var application: GlobalIdentifier? {
    configuration.text(Key.applicationID).flatMap { GlobalIdentifier(within: $0) }
  }

  /// The user's name.
  var userName: String? { configuration.text(Key.userName)?.trimmingBlanks }

  /// The public client by which a user signs in.
  var client: GlobalIdentifier? {
    configuration.text(Key.clientID).flatMap { GlobalIdentifier(within: $0) }
  }

  /// Whether the secret that signs in was written as a reference.
  var secretIsReference: Bool {
    let key = signIn == .user ? Key.password : Key.applicationKey
    return configuration.entries[key]?.isReference ?? false
  }

  /// The cloud that the directory's own domain names.
  var directoryCloud: SignInCloud? {
    let text = signIn == .user ? userName : directory
    return text.flatMap { SignInCloud(domain: $0) }
  }
}
