import Destinations
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
  static func all(profile: String, field: Field, in context: CommandContext) -> [KeepingOption] {
    var options: [KeepingOption] = []
    let managers = SecretKeeper.allCases.filter { $0.path(in: context.environment) != nil }
    options += managers.map(Self.manager)
    if let path = SecretFolder(context.places)?.file(profile: profile, key: field.key) {
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
    case .command: "Somewhere else; a command of yours says it"
    case .plain: "In the profile itself, for everybody to read who can read that file"
    }
  }
}
