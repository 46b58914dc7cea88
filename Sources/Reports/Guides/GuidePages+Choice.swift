public import Knowledge

extension GuidePages {
  /// The destinations to choose from in a few lines each; ``choice(_:)`` says all of it.
  ///
  /// - Parameter guides: Their guides.
  /// - Returns: Lines, each ended by a newline.
  public func shortChoice(_ guides: [Guide]) -> String {
    var page = TextPage(style: style)
    for guide in guides {
      page.title(Wording.titled(filled(guide.title), guide.destination))
      if let replacement = guide.choice.replacement {
        page.paragraph(retired(replacement, in: guide.language), role: .warning)
      } else {
        let gives = Heading.gives.text(in: guide.language)
        let reasons = reasons(guide.choice, in: guide.language).filter { $0.label != gives }
        let parts = reasons.map { Wording.labelled($0.label, $0.text.firstSentence) }
        let summary = filled(guide.choice.summary).firstSentence
        page.paragraph(([summary] + parts).joined(separator: " "))
      }
    }
    return page.text
  }
}

extension String {
  /// Up to the first full stop that ends a sentence, or all of it.
  fileprivate var firstSentence: String {
    guard let end = firstRange(of: ". ") else { return self }
    return String(self[..<end.lowerBound]) + "."
  }
}
