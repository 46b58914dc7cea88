import Text

/// Finds connection strings of Dataverse in a text: `AuthType=ClientSecret;Url=…;ClientId=…`.
enum DataverseString {
  /// The pairs of all strings, the way of signing in among them in the words of the field.
  static func pairs(in text: String) -> [LabelledText.Pair] {
    guard text.utf8.count <= PastedText.maximumBytes else { return [] }
    return text.utf8.split { $0 == 0x0A || $0 == 0x0D }
      .map { String(decoding: $0, as: UTF8.self) }
      .filter { $0.utf8.count <= 8192 && $0.lowercased().contains("authtype") }
      .flatMap(pairs(ofLine:))
  }

  private static func pairs(ofLine line: String) -> [LabelledText.Pair] {
    // A string in quotes ends with them; one of its values may have quotes of its own.
    let parts = line.split(separator: "\"").filter { $0.lowercased().contains("authtype") }
    let text = parts.count == 1 && parts[0].contains(";") ? String(parts[0]) : line
    return text.split(separator: ";").compactMap { pair(String($0)) }
  }

  /// A key and its value; before the first key, a variable's name or another word may stand.
  private static func pair(_ part: String) -> LabelledText.Pair? {
    let pieces = part.split(separator: "=", omittingEmptySubsequences: false)
    for (index, piece) in pieces.dropLast().enumerated() {
      let label = LabelledText.normalized(piece.split(separator: ":").last ?? "")
      guard DynamicsLabels.subject(of: label) != nil else { continue }
      let value = pieces[(index + 1)...].joined(separator: "=").trimmingBlanks
        .trimming { "\"'".unicodeScalars.contains($0) }
      guard label == "authtype" else { return LabelledText.Pair(label: label, value: value) }
      return wayOfSigningIn(value).map { LabelledText.Pair(label: label, value: $0) }
    }
    return nil
  }

  private static func wayOfSigningIn(_ word: String) -> String? {
    switch LabelledText.normalized(word) {
    case "clientsecret": "azureAD"
    case "office365", "oauth": "office365"
    default: nil
    }
  }
}
