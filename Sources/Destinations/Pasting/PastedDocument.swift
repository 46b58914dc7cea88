import Text

/// What a whole `customer-leads` document, or an offer of the older interface, answers.
enum PastedDocument {
  /// The destination that a document is of: of others it says nothing, whatever strings stand in
  /// it. `nil` where the text is no document, or one of several offers.
  static func destination(of text: String) -> String? {
    let documents = documents(in: text)
    return documents.count == 1 ? documents[0].destination?.id : nil
  }

  /// The texts of a destination's fields, by key; empty where the text is no document, or one of
  /// several offers. What is masked or written as a reference is left out.
  static func texts(in text: String, for destination: Destination) -> [String: String] {
    let own = documents(in: text).filter { $0.destination?.id == destination.id }
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

  private static func documents(in text: String) -> [LeadDocument] {
    guard text.utf8.count <= PastedText.maximumDocumentBytes,
      let first = text.unicodeScalars.first(where: { !$0.isBlank }),
      "{[".contains(Character(first))
    else { return [] }
    return (try? DocumentReader.documents(in: Array(text.utf8), named: "")) ?? []
  }
}
