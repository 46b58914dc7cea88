/// An address for mail by its two parts (RFC 5321, without the rarities that no form accepts).
struct EmailAddress {
  let local: Substring
  /// The domain in lower case.
  let domain: String

  /// - Parameter text: The text, blanks around it left out of account.
  init?(_ text: String) {
    let text = text.trimmed
    guard let sign = text.lastIndex(of: "@") else { return nil }
    local = text[..<sign]
    domain = text[text.index(after: sign)...].lowercased()
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...64).contains(local.utf8.count), domain.utf8.count <= 253, labels.count >= 2,
      !local.contains("@"), !text.contains(where: Self.isForbidden),
      local.first != ".", local.last != ".", !local.contains(".."),
      labels.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 63 && $0.first != "-" && $0.last != "-" })
    else { return nil }
  }

  private static func isForbidden(_ character: Character) -> Bool {
    character.isWhitespace || "<>()[],;:\\\"".contains(character)
      || character.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
  }

  /// Whether the domain is a name or lies below it.
  func isWithin(_ name: String) -> Bool { domain == name || domain.hasSuffix("." + name) }
}
