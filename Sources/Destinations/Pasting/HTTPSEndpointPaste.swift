import Text

/// What a pasted text answers about an HTTPS endpoint.
enum HTTPSEndpointPaste {
  @Sendable static func values(in text: String) -> [PastedValue] {
    let fields = HTTPSEndpointFields.all
    var answers = PastedAnswers()
    let document = PastedDocument.texts(in: text, for: .httpsEndpoint)
    if !document.isEmpty {
      if let url = document[EndpointLook.key], EndpointRepair.isRight(url) {
        answers.add(EndpointLook.key, url)
      }
      if let contacts = document[ContactForm.key], ContactForm.trouble(of: contacts) == nil {
        answers.add(ContactForm.key, contacts)
      }
      return answers.values(for: fields)
    }
    guard text.utf8.count <= PastedText.maximumBytes, !PastedText.isFailure(text) else { return [] }
    for url in addresses(in: text) { answers.add(EndpointLook.key, url) }
    return answers.values(for: fields)
  }

  /// What pages and commands call the address.
  private static let labels: Set<String> = [
    "httpsendpointurl", "httpsendpoint", "httpposturl", "httpurl", "workflowurl",
  ]

  /// The addresses of flows, Logic Apps and functions wherever they stand, and others behind a
  /// label that says what they are for.
  private static func addresses(in text: String) -> [String] {
    let labelled = LabelledText(text) { labels.contains($0) }
    let words = ([text] + labelled.members.map(\.value)).flatMap(words)
    let recognised = words.filter(EndpointRepair.isRecognised)
    if !recognised.isEmpty { return recognised }
    if let whole = EndpointRepair.url(text), EndpointRepair.isRecognised(whole) { return [whole] }
    return labelled.pairs.filter { labels.contains($0.label) && !$0.value.contains("${") }
      .map { EndpointRepair.url($0.value) ?? $0.value }.filter(EndpointRepair.isRight)
  }

  /// The pieces of a text that begin like an address, free of the escapes of HTML.
  private static func words(of text: String) -> [String] {
    text.utf8.split { $0 <= 0x20 || $0 >= 0x7F || "\"'`<>\\()[]{}|^".utf8.contains($0) }
      .filter { (40...EndpointURL.maximumBytes).contains($0.count) }
      .compactMap { piece in
        let word = String(decoding: Array(piece), as: UTF8.self).replacing("&amp;", with: "&")
        // A variable may stand before it without a quote: `URL=https://`.
        guard let start = word.firstRange(of: "https://")?.lowerBound else { return nil }
        return String(word[start...]).trimming { ",;.".unicodeScalars.contains($0) }
      }
  }
}
