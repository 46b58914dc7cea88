import Text

/// What was plainly meant by an answer that is not right as it stands.
enum DynamicsRepair {
  /// The root of an environment, by whatever page of it was copied. A blank or a quote inside makes
  /// the host a guess.
  @Sendable static func environment(_ text: String) -> String? {
    guard text.utf8.count <= 2000 else { return nil }
    let bare = text.withoutWrapping
    guard bare.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      !bare.contains(where: { "\"'<>`()@".contains($0) })
    else { return nil }
    let entered = EnteredURL(bare)
    guard let meant = entered.repaired?.text, meant != text, EnteredURL(text).slip != nil else {
      return nil
    }
    return meant
  }

  /// A directory's id or domain.
  @Sendable static func directory(_ text: String) -> String? {
    identifier(text, of: .directory) { DomainName($0)?.text }
  }

  /// An application's id.
  @Sendable static func application(_ text: String) -> String? {
    identifier(text, of: .application) { _ in nil }
  }

  private static func identifier(
    _ text: String, of subject: EnteredIdentifier.Subject, else domain: (String) -> String?
  ) -> String? {
    guard text.utf8.count <= 2000 else { return nil }
    let bare = text.withoutWrapping
    guard bare != text,
      let meant = GlobalIdentifier(bare)?.text ?? domain(bare)
    else { return nil }
    let entered = EnteredIdentifier(meant, of: subject)
    return entered.isSample || entered.slip != nil ? nil : meant
  }

  /// One of the two ways of signing in, by any of the names that it has had.
  @Sendable static func authentication(_ text: String) -> String? {
    guard text.utf8.count <= 100 else { return nil }
    let words = ["azureAD", "office365"]
    guard !words.contains(text) else { return nil }
    let name = LabelledText.normalized(text)
    if applicationNames.contains(name) { return words[0] }
    return userNames.contains(name) ? words[1] : nil
  }

  private static let applicationNames: Set<String> = [
    "azuread", "azureactivedirectory", "microsoftazuread", "aad", "entra", "entraid",
    "azureentraid",
    "microsoftentra", "microsoftentraid", "application", "app", "appregistration",
    "registeredapplication", "serviceprincipal", "clientsecret",
  ]
  private static let userNames: Set<String> = [
    "office365", "office", "o365", "microsoft365", "m365", "user", "useraccount", "office365user",
    "microsoft365user", "userandpassword", "usernameandpassword",
  ]

  /// A user's name without what copying adds.
  @Sendable static func userName(_ text: String) -> String? {
    guard text.utf8.count <= 2000 else { return nil }
    let bare = text.trimmingBlanks
    return bare != text && AccountName.trouble(of: bare) == nil ? bare : nil
  }
}

extension String {
  /// The text without the blanks, quotes, brackets and commas at its ends.
  var withoutWrapping: String {
    trimming { $0.isBlank || Self.wrapping.contains($0) }
  }

  private static let wrapping: Set<Unicode.Scalar> = [
    "\"", "'", "`", "<", ">", "{", "}", "(", ")", "[", "]", ",", ";", "\u{201C}", "\u{201D}",
    "\u{201E}", "\u{2018}", "\u{2019}", "\u{AB}", "\u{BB}",
  ]
}
