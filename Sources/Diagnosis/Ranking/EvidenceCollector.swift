import Knowledge
import Text

/// Gathers what a text says for each entry.
struct EvidenceCollector {
  let codes: CodeIndex
  let entries: [KnowledgeArchive.EntryRow]
  let templates: TemplateMatcher
  let catalogues: TemplateMatcher
  let summaries: [KnowledgeArchive.CatalogueSummary]
  let signs: SignMatcher
  let descriptions: DescriptionMatcher
  let words: WordFinder

  /// What was gathered.
  struct Collection {
    var evidence: [EntryEvidence]
    var surroundings: Surroundings
    /// Whether anything says that something went wrong.
    var speaksOfTrouble: Bool
    /// What kind of text it is.
    var traits: TextTraits
    /// The length of the folded text.
    var byteCount: Int
    /// Codes that no curated entry answers for.
    var foreignCodes: [CodeSighting]
    /// Codes that nobody answers for.
    var unknownCodes: [CodeSighting]
    /// The names of the catalogues whose services the text speaks of.
    var contexts: [String]
    /// HTTP statuses.
    var statuses: [String]
  }

  /// A wording that lies this well on the text needs no help from the lexicons.
  private static let sufficientCoverage = 0.8
  /// A code this many bytes before a wording belongs to it.
  private static let codeDistance = 200
  /// A decoy must lie this much better than the wording to speak against it.
  private static let decoyAdvantage = 1.03

  /// Looks through a text.
  ///
  /// - Parameters:
  ///   - text: The text, folded.
  ///   - traits: What kind of text it is.
  /// - Returns: What speaks for which entry, and what the text's words point to.
  func collect(from text: FoldedText, _ traits: TextTraits) -> Collection {
    let sightings = CodeScanner.sightings(in: text, isKnown: isKnown)
    let claims = sightings.map { codes[$0.code] ?? [] }
    let grams = TextGrams(text)
    let alignments = templates.alignments(in: grams)
    var table = EvidenceTable(entries: entries)
    for (sighting, claims) in zip(sightings, claims) { table.add(sighting, claims) }
    table.add(alignments)
    if !table.isDecided { table.addCatalogues(catalogues.alignments(in: grams)) }
    let found = words.hits(in: text)
    let measure = TextMeasure(text)
    let reader = SurroundingsReader(hits: found, measure: measure)
    if needsWords(table) {
      table.add(signs.matches(Self.withoutNames(found), measure: measure))
      table.add(descriptions.matches(in: text))
    }
    let certain = zip(sightings, claims).filter { $0.0.isCertain && Self.isCode($0.1) }
    let surroundings = reader.surroundings(
      hasCode: certain.contains { Self.isService(of: $0.0, $0.1) })
    let foreign = certain.filter { _, claims in !claims.contains { $0.entry < entries.count } }
      .map(\.0).filter(Self.isServiceCode)
    let contexts = summaries.filter { $0.context.contains(where: text.holdsWord) }
    let gathered = table.evidence
    let report = CodeReport(text, traits, in: surroundings, evidence: gathered)
    let evidence = gathered.map { item in
      var item = item
      item.isInContext = contexts.contains { $0.numbers.contains(item.entry) }
      item.isReported = item.hasOwnCode && report.isReported(item)
      item.decoyWeight = decoyWeight(against: item, in: alignments)
      item.followsForeignCode = item.entry < entries.count && follows(item, anyOf: foreign)
      return item
    }
    return Collection(
      evidence: evidence, surroundings: surroundings, speaksOfTrouble: reader.speakOfTrouble,
      traits: traits, byteCount: text.bytes.count, foreignCodes: foreign,
      unknownCodes: foreign.filter { codes[$0.code] == nil },
      contexts: contexts.map(\.name),
      statuses: sightings.map(\.code).filter { $0.hasPrefix("HTTP_") })
  }

  /// Whether a code means something where it stands in a text.
  private func isKnown(_ code: String) -> Bool {
    codes[code]?.contains { $0.kind != .explained } ?? false
  }

  /// Whether a code is one service's. `invalid_client` is everyone's, as its catalogue knows.
  private static func isService(
    of sighting: CodeSighting, _ claims: [KnowledgeArchive.CodeClaim]
  ) -> Bool {
    !sighting.isBare && !claims.contains { $0.kind == .explained }
  }

  /// Whether a sighting is of a code, and not of a name that others may use; of an unknown code,
  /// too.
  private static func isCode(_ claims: [KnowledgeArchive.CodeClaim]) -> Bool {
    claims.isEmpty || claims.contains { $0.kind == .alone || $0.kind == .shared }
  }

  /// The words without the "directory" of "Azure Active Directory", which is no directory.
  private static func withoutNames(_ hits: [WordHit]) -> [WordHit] {
    let names = hits.filter { $0.concept == .context }.map(\.range)
    return hits.filter { hit in
      hit.concept != .directory || !names.contains { $0.contains(hit.range.lowerBound) }
    }
  }

  private func needsWords(_ table: EvidenceTable) -> Bool {
    !table.contains { evidence in
      evidence.hasOwnCode
        || evidence.alignment?.coverage ?? 0 >= Self.sufficientCoverage
          && evidence.alignment?.matched ?? 0 >= 40
    }
  }

  private func decoyWeight(against item: EntryEvidence, in alignments: [Alignment]) -> Double {
    let own = item.alignment?.matched ?? 0
    let place = item.alignment?.window ?? item.sign?.span ?? 0..<0
    return
      alignments.filter {
        $0.entry == nil && $0.window.overlaps(place) && $0.coverage >= 0.5
          && $0.matched > own * Self.decoyAdvantage
      }
      .map(\.matched).max() ?? 0
  }

  /// Whether the words that speak for an entry stand right behind another failure's code.
  private func follows(_ item: EntryEvidence, anyOf foreign: [CodeSighting]) -> Bool {
    guard !item.hasOwnCode,
      let start = item.alignment?.window.lowerBound ?? item.sign?.span.lowerBound
    else { return false }
    let end = item.alignment?.window.upperBound ?? item.sign?.span.upperBound ?? start
    return foreign.contains { code in
      let gap = start - code.range.upperBound
      return (-8...Self.codeDistance).contains(gap)
        || (start..<end).contains(code.range.lowerBound) && !item.isWrapper
    }
  }

  /// The result codes of .NET and Windows stand in every trace, and tell nothing here.
  private static func isServiceCode(_ sighting: CodeSighting) -> Bool {
    guard sighting.isCertain else { return false }
    if sighting.code.hasPrefix("AADSTS") { return true }
    return ["0x8004", "0x8005", "0x8006", "0x800725", "0x800723"].contains {
      sighting.code.hasPrefix($0) && sighting.code != "0x80004005"
    }
  }
}
