extension LeadSource {
  /// Reads `Source-Action|Offer`, whatever the codes are.
  ///
  /// The text is parted at the first `|` and what stands before it at the first `-`; blanks around
  /// the parts fall away. Where a translation turned the hyphen into a blank, as the Swedish
  /// documentation did, and the first of two words is a source, the words are source and action.
  /// Without a `|`, a hyphen parts only what is documented: CRM systems have sources of their own.
  ///
  /// - Parameter text: The text. What cannot be parted is a source alone.
  public init(parsing text: String) {
    let text = text[...]
    guard let pipe = text.utf8.firstIndex(of: UInt8(ascii: "|")) else {
      let parts = Self.parts(of: text.trimmed, isWhole: false)
      self.init(source: String(parts.source), action: String(parts.action), offer: "")
      return
    }
    let parts = Self.parts(of: text[..<pipe].trimmed, isWhole: true)
    let offer = text[text.utf8.index(after: pipe)...].trimmed
    self.init(source: String(parts.source), action: String(parts.action), offer: String(offer))
  }

  private static func parts(
    of head: Substring, isWhole: Bool
  ) -> (source: Substring, action: Substring) {
    if let hyphen = head.utf8.firstIndex(of: UInt8(ascii: "-")) {
      let source = head[..<hyphen].trimmed
      let action = head[head.utf8.index(after: hyphen)...].trimmed
      return isWhole || isSource(source) || LeadVocabulary.isDocumented(action: String(action))
        ? (source, action) : (head, "")
    }
    guard head.utf8.contains(UInt8(ascii: " ")) else { return (head, "") }
    let words = head.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, isSource(words[0]) else { return (head, "") }
    return (words[0], words[1])
  }

  private static func isSource(_ word: Substring) -> Bool {
    LeadVocabulary.isDocumented(source: String(word))
      || TestLead(marker: String(word)) != nil
  }

  /// The offer by its parts, where it is `publisher.offer`.
  public var offerParts: LeadOffer? { LeadOffer(offer) }

  /// Whether only a lead has this: a documented source with a documented action, or the marker of
  /// a test lead as its source.
  var isTelling: Bool {
    if TestLead(marker: source) != nil { return true }
    return LeadVocabulary.isDocumented(source: source)
      && LeadVocabulary.isDocumented(action: action)
  }
}

extension Substring {
  /// What is left without the blanks at both ends.
  var trimmed: Substring {
    // Visible ASCII at both ends is the rule, and needs no look at what makes up a character.
    guard let head = utf8.first, let tail = utf8.last else { return self }
    if (0x21...0x7E).contains(head), (0x21...0x7E).contains(tail) { return self }
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex...] }
    return self[first...last]
  }
}

extension String {
  /// What is left without the blanks at both ends.
  var trimmed: Substring { self[...].trimmed }
}
