import Knowledge

/// What the surroundings of a failure tell.
enum Surroundings: Int, Comparable {
  /// Nothing points to these services.
  case foreign
  /// A service or portal is named.
  case named
  /// It is said in words that only these services and their clients use.
  case certain
  /// A failed attempt to save a lead is reported.
  case report

  static func < (left: Surroundings, right: Surroundings) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Tells from the words of a text where it comes from.
struct SurroundingsReader {
  /// In the order of the text.
  let hits: [WordHit]
  let measure: TextMeasure

  /// "Could not save the lead to Dynamics CRM" stands within this many letters.
  private static let reportSpan = 90
  /// No letter has more bytes.
  private static let bytesPerLetter = 4

  private static let troubles = Set(
    [
      "save-failed", "exception", "failed", "none-assigned", "not-found", "invalid", "lacking",
      "timed-out", "no-active-subscription",
    ].map(Concept.init))

  /// Whether anything says that something went wrong.
  var speakOfTrouble: Bool { hits.contains { Self.troubles.contains($0.concept) } }

  /// Tells what the text's words point to.
  ///
  /// - Parameter hasCode: Whether a service's code stands in the text.
  /// - Returns: The strongest that holds.
  func surroundings(hasCode: Bool) -> Surroundings {
    let named = hits.filter { $0.concept == .context }
    if !named.isEmpty, reportsFailedSave(to: named) { return .report }
    if hits.contains(where: { $0.concept == .firmContext }) { return .certain }
    return named.isEmpty && !hasCode ? .foreign : .named
  }

  private func reportsFailedSave(to named: [WordHit]) -> Bool {
    let leads = hits.filter { $0.concept == .lead }
    return hits.contains { save in
      guard save.concept == .saveFailed, stands(near: save, among: named, { _ in true }) else {
        return false
      }
      return stands(near: save, among: leads) { lead in
        lead.language == save.language || lead.language == .english
      }
    }
  }

  /// Whether one of some hits, which are in the order of the text, stands near to another.
  private func stands(
    near hit: WordHit, among others: [WordHit], _ isMeant: (WordHit) -> Bool
  ) -> Bool {
    let reach = Self.reportSpan * Self.bytesPerLetter
    let first = others.partitioningIndex {
      $0.range.lowerBound >= hit.range.lowerBound - reach
    }
    return others[first...].prefix { $0.range.lowerBound <= hit.range.upperBound + reach }
      .contains { isMeant($0) && measure.width(hit.range, $0.range) <= Self.reportSpan }
  }
}

extension Concept {
  static let directory = Concept("directory")
  static let context = Concept("context")
  static let firmContext = Concept("firm-context")
  static let saveFailed = Concept("save-failed")
  static let lead = Concept("lead")
}
