import Text

/// Reads what was entered, and resolves references in the fields that may hold them.
struct ConfigurationReader {
  let resolve: (String) -> ResolvedText

  /// The entries of a block, by the keys of the destination's fields.
  func entries(of block: JSONValue, for fields: [Field]) -> [String: Configuration.Entry] {
    var entries: [String: Configuration.Entry] = [:]
    for field in fields where !field.isOnlyForVerification {
      guard let value = block.member(field.key)?.value else { continue }
      entries[field.key] = entry(value, field.kind)
    }
    if entries[BlockInspection.contactEmail] == nil,
      let value = block.member(BlockInspection.contactEmail)?.value
    {
      entries[BlockInspection.contactEmail] = entry(value, .addresses)
    }
    return entries
  }

  /// The entries of `x-leadline.verification`, with their prefix.
  func verificationEntries(
    of verification: JSONValue, for fields: [Field]
  ) -> [String: Configuration.Entry] {
    var entries: [String: Configuration.Entry] = [:]
    for member in verification.object ?? [] {
      let key = Field.verificationPrefix + member.key
      let kind = fields.first { $0.key == key }?.kind ?? Self.kind(ofKey: member.key)
      entries[key] = entry(member.value, kind)
    }
    return entries
  }

  /// A secret where the name of a key says so.
  private static func kind(ofKey key: String) -> Field.Kind {
    let key = key.lowercased()
    let words = ["secret", "password", "session", "token", "key", "credential", "signature"]
    return words.contains { key.contains($0) } ? .secret : .text
  }

  /// `nil` where nothing stands, or something that no field takes.
  private func entry(_ value: JSONValue, _ kind: Field.Kind) -> Configuration.Entry? {
    let position = value.position
    switch kind {
    case .text:
      return (value.string ?? value.number).map {
        Configuration.Entry(.text($0), position: position)
      }
    case .choice(let words):
      return value.string.map {
        Configuration.Entry(.text(Self.canonical($0, among: words)), position: position)
      }
    case .addresses:
      let texts = value.array?.compactMap(\.string) ?? value.string.map { [$0] }
      return texts.map {
        Configuration.Entry(.text($0.joined(separator: ";")), position: position)
      }
    case .secret: return value.string.map { secret($0, at: position) }
    case .connectionString: return value.string.map { connectionString($0, at: position) }
    }
  }

  private static func canonical(_ text: String, among words: [String]) -> String {
    words.first { $0.lowercased() == text.lowercased() } ?? text
  }

  private func secret(_ text: String, at position: TextPosition?) -> Configuration.Entry {
    if SecretMask.isMask(text) { return Configuration.Entry(.masked, position: position) }
    return entry(resolve(text), at: position)
  }

  private func entry(
    _ resolved: ResolvedText, at position: TextPosition?
  ) -> Configuration.Entry {
    switch resolved {
    case .literal(let secret): Configuration.Entry(.secret(secret), position: position)
    case .referenced(let secret):
      Configuration.Entry(.secret(secret), position: position, isReference: true)
    case .unavailable(let reason):
      Configuration.Entry(.unavailable(reason: reason), position: position, isReference: true)
    }
  }

  private func connectionString(
    _ text: String, at position: TextPosition?
  ) -> Configuration.Entry {
    let parts = ConnectionStringParts(text)
    if parts.whole != nil || SecretMask.isMask(text) { return secret(text, at: position) }
    var bytes: [UInt8] = []
    var isReference = false
    for (index, pair) in parts.pairs.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ";")) }
      bytes += Array(pair.key.utf8)
      guard pair.hasValue else { continue }
      bytes.append(UInt8(ascii: "="))
      guard pair.isSecret else {
        bytes += Array(pair.value.utf8)
        continue
      }
      if SecretMask.isMask(pair.value) {
        return Configuration.Entry(.masked, position: position)
      }
      switch resolve(pair.value) {
      case .literal(let secret):
        bytes += secret.withExposedValue { $0 }
      case .referenced(let secret):
        bytes += secret.withExposedValue { $0 }
        isReference = true
      case .unavailable(let reason):
        return Configuration.Entry(
          .unavailable(reason: reason), position: position, isReference: true)
      }
    }
    return Configuration.Entry(
      .secret(Secret(bytes: bytes)), position: position, isReference: isReference)
  }
}
