import Storage

/// A way to keep a secret, as it is offered.
enum KeepingOption: Hashable {
  /// A file that only the user can read; the path.
  case file(String)
  /// A password manager that is installed.
  case manager(SecretKeeper)
  /// An environment variable, which the user sets.
  case variable
  /// A command that says the secret.
  case command
  /// In the profile itself.
  case plain

  /// What there is for the secret of a field, the best first.
  static func all(profile: String, key: String, in context: CommandContext) -> [KeepingOption] {
    var options: [KeepingOption] = []
    let managers = SecretKeeper.allCases.filter { $0.isUsable(in: context.environment) }
    options += managers.map(Self.manager)
    if let path = SecretFolder(context.places)?.file(profile: profile, key: key) {
      options.append(.file(path))
    }
    return options + [.variable, .command, .plain]
  }

  /// The option for a list.
  var title: String {
    switch self {
    case .file(let path): "In a file that only you can read: \(path)"
    case .manager(.secretTool): "In the desktop's keyring (secret-tool)"
    case .manager(.pass): "In the password store (pass)"
    case .manager(.security): "In the keychain (security); you put it there yourself"
    case .manager(.keyVault): "In an Azure key vault (az keyvault)"
    case .variable: "In an environment variable, which you set yourself, as pipelines do"
    case .command:
      "Somewhere else, such as in another password manager: you name a command that prints it"
    case .plain: "In the profile itself, for everybody to read who can read that file"
    }
  }
}

extension SecretKeeper {
  /// Whether it is installed and can work: a keyring needs the bus of a desktop.
  fileprivate func isUsable(in environment: [String: String]) -> Bool {
    guard path(in: environment) != nil else { return false }
    return self != .secretTool || environment["DBUS_SESSION_BUS_ADDRESS"]?.isEmpty == false
  }
}
