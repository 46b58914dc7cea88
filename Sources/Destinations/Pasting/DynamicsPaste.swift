import Text

/// What a pasted text answers about Dynamics 365.
struct DynamicsPaste {
  private typealias Key = DynamicsConfiguration.Key

  @Sendable static func values(in text: String) -> [PastedValue] {
    let fields = DynamicsFields.all
    let document = PastedDocument.texts(in: text, for: .dynamics)
    var paste = DynamicsPaste()
    if !document.isEmpty {
      for (key, value) in document { paste.take(value, for: key) }
      return paste.finished.values(for: fields)
    }
    guard text.utf8.count <= PastedText.maximumBytes, !PastedText.isFailure(text) else { return [] }
    paste.read(text)
    return paste.finished.values(for: fields)
  }

  private var answers = PastedAnswers()
  /// What stands behind a mere "password", which is a user's or, in the output of commands, a
  /// client secret.
  private var passwords: Set<String> = []

  private mutating func read(_ text: String) {
    let labelled = LabelledText(text) { DynamicsLabels.subject(of: $0) != nil }
    for pair in labelled.pairs { take(pair.value, DynamicsLabels.subject(of: pair.label)) }
    for value in [text] + labelled.members.map(\.value) {
      for pair in DataverseString.pairs(in: value) {
        take(pair.value, DynamicsLabels.subject(of: pair.label))
      }
    }
    let words = SecretRow.words(of: text)
    if let secret = SecretRow.secret(in: words) { take(secret, for: Key.applicationKey) }
    let hasSecretID = labelled.pairs.contains {
      DynamicsLabels.subject(of: $0.label) == .secretID
    }
    for pair in labelled.pairs
    where hasSecretID && DynamicsLabels.subject(of: pair.label) == .value {
      if SecretRow.isSecret(pair.value) { take(pair.value, for: Key.applicationKey) }
    }
    if !answers.contains(Key.instanceURL), let url = EnvironmentMention.only(in: words, of: text) {
      answers.add(Key.instanceURL, url)
    }
  }

  private mutating func take(_ value: String, _ subject: DynamicsLabels.Subject?) {
    switch subject {
    case .environment: take(value, for: Key.instanceURL)
    case .authentication: take(value, for: Key.authentication)
    case .application: take(value, for: Key.applicationID)
    case .directory: take(value, for: Key.directoryID)
    case .secret: take(value, for: Key.applicationKey)
    case .userName: take(value, for: Key.userName)
    case .client: take(value, for: Key.clientID)
    case .contacts: take(value, for: Key.contacts)
    case .password: passwords.insert(value)
    case .value, .secretID, .other, nil: return
    }
  }

  /// Takes a value where it fits its field.
  private mutating func take(_ value: String, for key: String) {
    guard value.utf8.count <= 4096, let fitting = Self.fitting(value, key) else { return }
    answers.add(key, fitting)
  }

  private static func fitting(_ value: String, _ key: String) -> String? {
    switch key {
    case Key.instanceURL: environment(value)
    case Key.authentication: authentication(value)
    case Key.applicationID, Key.clientID: identifier(value, .application)
    case Key.directoryID: identifier(value, .directory)
    case Key.applicationKey: secret(value)
    case Key.userName: AccountName.trouble(of: value) == nil ? value : nil
    case Key.password: password(value)
    case Key.contacts: ContactForm.trouble(of: value) == nil ? value : nil
    default: nil
    }
  }

  private static func environment(_ value: String) -> String? {
    let text = DynamicsRepair.environment(value) ?? value.trimmingBlanks
    let entered = EnteredURL(text)
    return entered.slip == nil ? entered.repaired?.text : nil
  }

  private static func authentication(_ value: String) -> String? {
    switch LabelledText.normalized(value) {
    case "oauth": "office365"
    case "azuread", "office365":
      ["azureAD", "office365"].first { $0.lowercased() == LabelledText.normalized(value) }
    default: DynamicsRepair.authentication(value)
    }
  }

  private static func identifier(
    _ value: String, _ subject: EnteredIdentifier.Subject
  ) -> String? {
    let bare = value.withoutWrapping
    let entered = EnteredIdentifier(bare, of: subject)
    guard entered.slip == nil, !entered.isSample else { return nil }
    // Common words for directories, such as `organizations`, are names of none.
    return GlobalIdentifier(bare)?.text ?? DomainName(bare)?.text
  }

  private static func secret(_ value: String) -> String? {
    let bare = value.trimming { $0.isBlank || $0 == "," || $0 == ";" }
    let isStandIn =
      bare.contains("${") || bare.contains("$(") || bare.contains("{{") || bare.hasPrefix("<")
      || bare.hasPrefix("%")
    // No client secret is shorter; words such as `None` and `changeme` are none.
    guard !isStandIn, bare.utf8.count >= 16, !SecretMask.isMask(bare), !bare.contains("***"),
      bare.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      SecretTrouble(of: Array(bare.utf8)) == nil
    else { return nil }
    return bare
  }

  private static func password(_ value: String) -> String? {
    let isStandIn =
      value.contains("${") || value.contains("$(") || value.contains("{{") || value.hasPrefix("<")
    let trouble = SecretTrouble(of: Array(value.utf8))
    if case .damaged(let what)? = trouble, !what.contains("inside") { return nil }
    return isStandIn || value.isEmpty || SecretMask.isMask(value) ? nil : value
  }

  /// What the answers mean together.
  private var finished: PastedAnswers {
    var all = self
    let isUser = answers.contains(Key.userName) || answers[Key.authentication] == "office365"
    for password in passwords {
      let key = isUser ? Key.password : Key.applicationKey
      let belongs = isUser ? Key.userName : Key.applicationID
      if answers.contains(belongs) { all.take(password, for: key) }
    }
    if isUser, !all.answers.contains(Key.applicationKey) {
      // What signs a user in is a public client; there is nothing else to enter of it.
      if let client = all.answers[Key.applicationID] { all.answers.add(Key.clientID, client) }
      all.answers.remove(Key.applicationID)
      all.answers.remove(Key.directoryID)
    }
    // An id that is said to be both is one of them, and nobody knows which.
    if let id = all.answers[Key.directoryID], id == all.answers[Key.applicationID] {
      all.answers.remove(Key.directoryID)
      all.answers.remove(Key.applicationID)
    }
    return all.answers
  }
}
