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
    let halves = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let head = halves[0].trimmed
    let offer = halves.count == 2 ? String(halves[1].trimmed) : ""
    let parts = Self.parts(of: head, isWhole: halves.count == 2)
    self.init(source: String(parts.source), action: String(parts.action), offer: offer)
  }

  private static func parts(
    of head: Substring, isWhole: Bool
  ) -> (source: Substring, action: Substring) {
    if let hyphen = head.firstIndex(of: "-") {
      let source = head[..<hyphen].trimmed
      let action = head[head.index(after: hyphen)...].trimmed
      return isWhole || isSource(source) || LeadVocabulary.isDocumented(action: String(action))
        ? (source, action) : (head, "")
    }
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

extension StringProtocol {
  /// What is left without the blanks at both ends.
  var trimmed: SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex...] }
    return self[first...last]
  }
}
