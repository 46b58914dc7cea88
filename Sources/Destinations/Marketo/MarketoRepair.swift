import Text

/// What was plainly meant by an answer that is not right as it stands.
enum MarketoRepair {
  private static let longest = 10_000

  /// The account, by whatever address or code of the instance was copied.
  @Sendable static func munchkin(_ text: String) -> String? {
    guard text.utf8.count <= longest, let meant = MunchkinIdentifier(within: text)?.text,
      meant != text
    else { return nil }
    return meant
  }

  /// The form's number, by its element, its address or its embed code.
  @Sendable static func form(_ text: String) -> String? {
    guard text.utf8.count <= longest, FormIdentifier(text) == nil else { return nil }
    let bare = text.withoutWrapping.drop { $0 == "#" || $0 == "0" }
    return FormIdentifier(bare)?.text ?? MarketoEmbedCode(text).forms.only
  }

  /// The client ID without what copying adds.
  @Sendable static func client(_ text: String) -> String? {
    guard text.utf8.count <= longest else { return nil }
    let bare = text.withoutWrapping
    return bare == text ? nil : GlobalIdentifier(bare)?.text
  }

  /// The client secret without what copying adds.
  @Sendable static func secret(_ text: String) -> String? {
    guard text.utf8.count <= longest else { return nil }
    let bare = text.withoutWrapping
    return bare != text && MarketoSecret.trouble(of: bare) == nil ? bare : nil
  }

  /// The server's part of its host.
  @Sendable static func server(_ text: String) -> String? {
    guard text.utf8.count <= longest, ServerIdentifier(text) == nil else { return nil }
    return ServerIdentifier(within: text)?.text
  }
}

/// What a client secret of Marketo looks like: letters and digits, thirty-two of them so far.
enum MarketoSecret {
  /// What is wrong with a text in a secret's place; `nil` where nothing is.
  static func trouble(of text: String) -> String? {
    switch SecretTrouble(of: Array(text.utf8)) {
    case .damaged: return "the client secret has blanks or line breaks in it"
    case .identifier: return "the client secret is a GUID, as a client ID is"
    case .sample, nil: break
    }
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      return "the client secret is not of letters and digits"
    }
    return text.utf8.count < 16 ? "the client secret is too short to be one" : nil
  }
}

extension Set {
  /// The element of a set that has but one.
  var only: Element? { count == 1 ? first : nil }
}
