import Text

/// The pairs of a storage connection string, split and looked through for damage.
///
/// The grammar is that of the storage libraries: pairs of key and value with `;` between them, keys
/// in any case and order, a value up to the next `;`, an empty part at the end allowed.
struct ConnectionString {
  static let knownKeys = [
    "DefaultEndpointsProtocol", "AccountName", "AccountKey", "EndpointSuffix", "BlobEndpoint",
    "QueueEndpoint", "TableEndpoint", "FileEndpoint", "SharedAccessSignature",
    "UseDevelopmentStorage", "DevelopmentStorageProxyUri", "BlobSecondaryEndpoint",
    "QueueSecondaryEndpoint", "TableSecondaryEndpoint", "FileSecondaryEndpoint", "DfsEndpoint",
  ]

  /// The keys by their spelling in lower case.
  private static let keysByName = Dictionary(
    uniqueKeysWithValues: knownKeys.map { ($0.lowercased(), $0) })

  private let values: [String: String]

  init(_ text: String) throws(ConnectionSlip) {
    try Self.checkForm(of: text)
    var values: [String: String] = [:]
    for part in text.split(separator: ";") {
      guard let equals = part.firstIndex(of: "=") else {
        throw .damaged("a part without '='")
      }
      let key = String(part[..<equals])
      guard let known = Self.keysByName[key.lowercased()] else { throw Self.unknown(key) }
      let value = String(part[part.index(after: equals)...])
      guard values.updateValue(value, forKey: known) == nil else {
        throw .damaged("'\(known)' twice")
      }
    }
    self.values = values
  }

  /// The value of a key in the spelling of `knownKeys`; `nil` where it is missing or empty.
  subscript(key: String) -> String? { values[key].flatMap { $0.isEmpty ? nil : $0 } }

  /// Slips that concern the whole text.
  private static func checkForm(of text: String) throws(ConnectionSlip) {
    if let wrapping = wrapping(of: text) {
      throw ConnectionSlip("table-string-wrapped", "the connection string has \(wrapping)")
    }
    if let other = PastedThing(text) {
      throw ConnectionSlip(
        "table-not-a-connection-string", "the value is \(other.name), not a connection string")
    }
    if text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return }
    for scalar in text.unicodeScalars where scalar.properties.isWhitespace {
      let isBreak = scalar == "\n" || scalar == "\r"
      throw .damaged(isBreak ? "a line break inside" : "a blank inside")
    }
    let isHidden = text.unicodeScalars.contains { !(0x21...0x7E).contains($0.value) }
    if isHidden { throw .damaged("a character that no connection string has") }
  }

  private static func wrapping(of text: String) -> String? {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return nil
    }
    switch first {
    case "{": return "JSON around it"
    case "\"", "'", "`", "\u{201C}", "\u{2018}", "\u{201E}", "\u{AB}": return "quotes around it"
    case "<" where last == ">": return "brackets around it"
    default: break
    }
    let quotes: [Unicode.Scalar] = ["\"", "'", "`", "\u{201D}", "\u{2019}", "\u{BB}"]
    return quotes.contains(last) ? "quotes around it" : nil
  }

  private static func unknown(_ key: String) -> ConnectionSlip {
    if let nearest = NearestName.of(key, among: knownKeys) {
      return .damaged("an unknown key; the nearest is '\(nearest)'")
    }
    // What stands before a stray '=' may be a piece of a secret, unless it is only letters.
    let isWord = key.utf8.count <= 32 && key.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
    return .damaged(isWord ? "an unknown key: '\(key)'" : "an unknown key")
  }
}

extension ConnectionSlip {
  static func damaged(_ what: String) -> ConnectionSlip {
    ConnectionSlip("table-string-damaged", "the connection string has \(what)")
  }
}
