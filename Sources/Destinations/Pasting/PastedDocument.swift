import Text

/// What a whole `customer-leads` document, or an offer of the older interface, answers.
enum PastedDocument {
  /// The texts of a destination's fields, by key; empty where the text is no document, or one of
  /// several offers. What is masked or written as a reference is left out.
  static func texts(in text: String, for destination: Destination) -> [String: String] {
    guard text.utf8.count <= PastedText.maximumDocumentBytes,
      let first = text.unicodeScalars.first(where: { !$0.isBlank }),
      "{[".contains(Character(first)),
      let documents = try? DocumentReader.documents(in: Array(text.utf8), named: "")
    else { return [:] }
    let own = documents.filter { $0.destination?.id == destination.id }
    guard own.count == 1, let document = own.first else { return [:] }
    let configuration = document.configuration(isTrusted: false) { text in
      // No secret that is worth offering holds the sign of a reference.
      text.contains("${") ? .unavailable(reason: "") : .literal(Secret(text))
    }
    return configuration.entries.compactMapValues { entry in
      switch entry.value {
      case .text(let text) where !text.contains("${"): text
      case .secret(let secret): secret.exposedText
      case .text, .masked, .unavailable: nil
      }
    }
  }
}
