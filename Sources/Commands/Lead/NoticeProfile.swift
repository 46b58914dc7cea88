import Arguments
import Destinations
import Diagnosis
import Knowledge
import Leads
import Storage
import Text

/// What a stored set-up gives to a definition, and to the steps: nothing secret.
struct NoticeProfile {
  let name: String
  /// The destination, by its name in the `customer-leads` document.
  let destination: String
  /// What the placeholders of a guide stand for.
  let values: [Parameter: String]
  private let recipients: [String]
  private let domain: String?

  init(_ profile: StoredProfile, in environment: [String: String]) {
    name = profile.name
    destination = profile.destination.id
    let resolver = SecretResolver(SecretStore(environment: environment, runsCommands: false))
    let configuration = profile.document.configuration(isTrusted: true) { resolver.resolve($0) }
    var values = profile.destination.parameters(configuration)
    // Where the key leads to nothing, the account stands beside it all the same.
    values[.account] = values[.account] ?? Self.account(profile)
    let redactor = Redactor(resolver.secrets)
    self.values = values.mapValues(redactor.redacted)
    recipients = (configuration.text("contactEmail") ?? "").split { ";,".contains($0) }
      .map { $0.filter { $0 != " " } }.filter(NoticeSettings.isAddress)
    domain = configuration.text(Field.verificationPrefix + "myDomain")
  }

  private static func account(_ profile: StoredProfile) -> String? {
    guard let text = profile.document.block["storageAccountConnectionString"]?.string else {
      return nil
    }
    let pairs = ConnectionStringParts(text).pairs
    return pairs.first { $0.key.lowercased() == "accountname" }?.value
  }

  /// What a definition is filled in with; a value that has not its form is left out.
  var settings: NoticeSettings {
    func checked(_ parameter: Parameter, _ value: String?) -> String? {
      value.flatMap(parameter.checked)
    }
    var settings = NoticeSettings(moment: .now)
    settings.recipients = recipients
    settings.account = checked(.account, values[.account])
    settings.environment = checked(.instanceUrl, values[.instanceUrl])
    settings.directory = checked(.tenantId, values[.tenantId])
    settings.application = checked(.applicationId, values[.applicationId])
    settings.domain = checked(.host, domain)
    return settings
  }
}
