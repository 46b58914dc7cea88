import Text

/// Something else that is pasted where a connection string should stand.
enum PastedThing {
  case address, accountKey, sharedAccessSignature, otherService, accountName, other

  /// Recognises a text without any key of a connection string; `nil` where there is one.
  init?(_ text: String) {
    let lower = text.lowercased()
    if let thing = Self.otherConnectionString(lower) {
      self = thing
      return
    }
    if Self.hasKey(lower) { return nil }
    let names = lower.split(whereSeparator: { $0 == "&" || $0 == "?" }).map { $0.prefix(4) }
    if lower.hasPrefix("https://") || lower.hasPrefix("http://") {
      self = .address
    } else if names.contains("sig=") {
      self = .sharedAccessSignature
    } else if (try? Base64.decode(text)) != nil, text.utf8.count >= 40 {
      self = .accountKey
    } else if StorageAccountName.isWellFormed(text) {
      self = .accountName
    } else if lower.contains("="), lower.contains(";") {
      // Its keys are mistyped, which the reader of the pairs can say better.
      return nil
    } else {
      self = .other
    }
  }

  private static let keys = ConnectionString.knownKeys.map { $0.lowercased() + "=" }

  /// Whether a key of a connection string stands somewhere: mostly at the beginning of a part.
  private static func hasKey(_ lower: String) -> Bool {
    let parts = lower.utf8.split(separator: UInt8(ascii: ";"))
    return parts.contains { part in keys.contains { part.starts(with: $0.utf8) } }
      || keys.contains { lower.contains($0) }
  }

  var name: String {
    switch self {
    case .address: "an address"
    case .accountKey: "an account key alone"
    case .sharedAccessSignature: "a shared access signature alone"
    case .otherService: "the connection string of another service"
    case .accountName: "an account name alone"
    case .other: "something else"
    }
  }

  /// Service Bus, Cosmos DB, databases and Application Insights have strings of the same look.
  private static func otherConnectionString(_ text: String) -> PastedThing? {
    let beginnings = [
      "endpoint=", "accountendpoint=", "server=", "data source=", "hostname=", "host=",
      "instrumentationkey=", "mongodb://", "mongodb+srv://",
    ]
    return beginnings.contains(where: text.hasPrefix) ? .otherService : nil
  }
}

/// The rule for names of storage accounts.
enum StorageAccountName {
  static func isWellFormed(_ name: String) -> Bool {
    (3...24).contains(name.utf8.count)
      && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
  }
}
