import Text

/// What a pasted text answers about Marketo: an embed code, an address, the details of a service in
/// LaunchPoint, variables, a whole document.
struct MarketoPaste {
  private typealias Key = MarketoFields.Key

  @Sendable static func values(in text: String) -> [PastedValue] {
    let fields = MarketoFields.all
    let document = PastedDocument.texts(in: text, for: .marketo)
    var paste = MarketoPaste()
    if !document.isEmpty {
      for (key, value) in document { paste.take(value, for: key) }
      return paste.answers.values(for: fields)
    }
    guard !isFailure(text) else { return [] }
    paste.read(text)
    return paste.answers.values(for: fields)
  }

  private var answers = PastedAnswers()

  private mutating func read(_ text: String) {
    let code = MarketoEmbedCode(text)
    for munchkin in code.munchkins { answers.add(Key.munchkinID, munchkin) }
    for form in code.forms { answers.add(Key.formID, form) }
    for server in code.servers { answers.add(Key.serverID, server) }
    let labelled = LabelledText(text) { Self.keys[$0] != nil || Self.others.contains($0) }
    let isLaunchPoint = labelled.pairs.contains { Self.others.contains($0.label) }
    guard code.isMarketos || isLaunchPoint else { return }
    for pair in labelled.pairs {
      guard let key = Self.keys[pair.label] else { continue }
      take(pair.value, for: key)
    }
  }

  /// Takes a value where it fits its field.
  private mutating func take(_ value: String, for key: String) {
    guard value.utf8.count <= 4096, let fitting = Self.fitting(value, key) else { return }
    answers.add(key, fitting)
  }

  private static func fitting(_ value: String, _ key: String) -> String? {
    switch key {
    case Key.munchkinID: MunchkinIdentifier(within: value)?.text
    case Key.formID:
      (FormIdentifier(value) ?? MarketoRepair.form(value).flatMap { FormIdentifier($0) })?.text
    case Key.clientID: GlobalIdentifier(value.withoutWrapping)?.text
    case Key.clientSecret: secret(value)
    case Key.serverID: ServerIdentifier(within: value)?.text
    case ContactForm.key: ContactForm.trouble(of: value) == nil ? value : nil
    default: nil
    }
  }

  private static func secret(_ value: String) -> String? {
    let bare = value.withoutWrapping
    let isStandIn = ["${", "$(", "{{", "***"].contains { value.contains($0) }
    guard !isStandIn, !value.hasPrefix("<"), !SecretMask.isMask(bare),
      MarketoSecret.trouble(of: bare) == nil
    else { return nil }
    return bare
  }

  /// Whether a text reports what Marketo or something else answered: a diagnosis says more of it.
  private static func isFailure(_ text: String) -> Bool {
    guard text.utf8.count <= MarketoEmbedCode.maximumBytes else { return true }
    let lower = text.lowercased()
    return PastedText.isFailure(text)
      || ["\"success\":false", "\"success\": false", "bad client credentials", "requested id"]
        .contains { lower.contains($0) }
  }

  /// The fields by the names that pages and settings give them, without blanks and signs.
  private static let keys: [String: String] = {
    var keys: [String: String] = [:]
    for (key, names) in names {
      for name in names {
        for prefix in ["", "marketo", "mkto"] { keys[prefix + name] = key }
      }
    }
    return keys
  }()

  private static let names: [(String, [String])] = [
    (
      Key.munchkinID,
      [
        "munchkinid", "munchkinaccountid", "munchingaccountid", "munchkin", "munchkinaccount",
        "endpoint", "identity", "restendpoint", "restapiendpoint", "identityendpoint",
        "restidentity", "resturl", "identityurl", "baseurl", "host", "subdomain",
      ]
    ),
    (Key.formID, ["formid", "form"]), (Key.clientID, ["clientid"]),
    (Key.clientSecret, ["clientsecret"]), (Key.serverID, ["serverid"]),
    (ContactForm.key, ["contactemail", "contactemails"]),
  ]

  /// What else stands among the details of a service.
  private static let others: Set<String> = ["authorizeduser", "launchpointservice", "launchpoint"]
}
