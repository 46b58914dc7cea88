import Text

/// What was entered for Marketo, read for the checks.
struct MarketoConfiguration: Sendable {
  typealias Key = MarketoFields.Key

  private let configuration: Configuration

  init(_ configuration: Configuration) { self.configuration = configuration }

  /// The instance that is meant, by whatever was copied of it.
  var munchkin: MunchkinIdentifier? {
    configuration.text(Key.munchkinID).flatMap { MunchkinIdentifier(within: $0) }
  }

  /// The form that is meant.
  var form: FormIdentifier? {
    configuration.text(Key.formID).flatMap {
      FormIdentifier(MarketoRepair.form($0) ?? $0.trimmingBlanks)
    }
  }

  /// The server that shows forms to everybody; since December 2022 nobody asks for it.
  var server: ServerIdentifier? {
    configuration.text(Key.serverID).flatMap { ServerIdentifier(within: $0) }
  }

  /// The id by which the interface is entered.
  var client: GlobalIdentifier? {
    configuration.text(Key.clientID).flatMap { GlobalIdentifier(within: $0) }
  }

  /// The host of the form's public description.
  var publicHost: String? {
    server?.host ?? munchkin.map { "\($0.text).mktoweb.com" }
  }

  /// Whether anything was entered by which the interface is entered.
  var hasCredentials: Bool {
    configuration.isEntered(Key.clientID) || configuration.isEntered(Key.clientSecret)
  }

  /// Whether it will yet be asked for what the interface is entered by.
  var awaitsCredentials: Bool {
    !configuration.awaited.isDisjoint(with: [Key.clientID, Key.clientSecret])
  }

  /// Whether the document is one of those before December 2022.
  var hasServer: Bool { configuration.isEntered(Key.serverID) }
}
