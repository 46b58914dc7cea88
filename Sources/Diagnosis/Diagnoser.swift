public import Knowledge
import Text

/// Matches texts against a knowledge base.
public final class Diagnoser: Sendable {
  private let archive: KnowledgeArchive
  private let entries: [KnowledgeArchive.EntryRow]
  private let codes: CodeIndex
  private let templates: TemplateMatcher
  private let catalogues: TemplateMatcher
  private let summaries: [KnowledgeArchive.CatalogueSummary]
  private let signs: SignMatcher
  private let words: WordFinder
  private let descriptions: DescriptionMatcher

  /// Prepares for a knowledge base.
  public init(_ archive: KnowledgeArchive) {
    self.archive = archive
    self.entries = archive.entryRows
    self.codes = CodeIndex(archive)
    self.templates = TemplateMatcher(archive: archive)
    self.catalogues = TemplateMatcher(archive: archive, sections: .catalogues)
    self.summaries = archive.catalogues
    self.signs = SignMatcher(archive: archive)
    self.descriptions = DescriptionMatcher(archive: archive, entries: entries)
    self.words = WordFinder(table: WordTable(archive))
  }

  /// Tells what a text means.
  ///
  /// - Parameters:
  ///   - text: What the user pasted.
  ///   - destination: The lead destination in play, which breaks ties.
  ///   - limit: How many findings at the most.
  /// - Returns: The findings, the best first.
  public func diagnose(
    _ text: String, destination: String? = nil, limit: Int = 4
  ) -> DiagnosisResult {
    if text.utf8.count > LargeText.threshold {
      return LargeText(text, diagnoser: self).diagnose(destination: destination)
    }
    let source = SourceText(text)
    let peeled = PeeledText(source.scalars)
    let folded = peeled.folded
    let collection = collector.collect(
      from: folded, TextTraits(text, folded: folded, source: source))
    let ranked = Ranking(entries: entries, destination: destination).ranked(collection)
    let reader = PlaceholderReader(folded: folded, peeled: peeled, source: source)
    let labelled = LabelledValues(peeled: peeled, source: source).values()
    let places = EvidencePlaces(folded: folded, source: source)
    let findings = ranked.prefix(limit).compactMap { item -> Finding? in
      let number = item.evidence.entry
      guard let id = number < entries.count ? entries[number].id : archive.id(of: number) else {
        return nil
      }
      return Finding(
        id: id, number: number, confidence: item.confidence,
        evidence: places.evidence(item.evidence.ranges),
        parameters: parameters(item.evidence, reader, labelled))
    }
    return DiagnosisResult(
      verdict: verdict(findings), findings: findings,
      textLanguage: ranked.first.flatMap { language($0.evidence) },
      unknownCodes: unknownCodes(collection.unknownCodes, places),
      traces: Traces(
        catalogues: collection.contexts, statuses: Self.distinct(collection.statuses),
        values: labelled))
  }

  /// What the words of a text measure for each entry that they speak for, for those who fit the
  /// weights. Entries that a code decides for are left out.
  ///
  /// - Parameter text: What the user pasted.
  /// - Returns: The entries with their measures, named by ``measureNames``.
  public func measures(of text: String) -> [(id: EntryID, measures: [Double])] {
    let peeled = PeeledText(SourceText(text).scalars)
    let folded = peeled.folded
    let collection = collector.collect(from: folded, TextTraits())
    return collection.evidence.filter { $0.entry < entries.count && !$0.hasOwnCode }.map {
      evidence in
      (
        entries[evidence.entry].id,
        EvidenceScore(evidence, in: collection.surroundings).measures
      )
    }
  }

  /// What the words of a description measure for each entry that is described alike, for those who
  /// fit the weights.
  ///
  /// - Parameters:
  ///   - text: The description.
  ///   - excluded: The number of the description in the archive, which does not count.
  /// - Returns: The numbers of the entries with their measures, named by
  ///   ``descriptionMeasureNames``.
  public func descriptionMeasures(
    of text: String, without excluded: Int? = nil
  ) -> [(entry: Int, measures: [Double])] {
    let folded = PeeledText(SourceText(text).scalars).folded
    return descriptions.matches(in: folded, without: excluded).map { ($0.entry, $0.measures) }
  }

  /// The names of the measures of descriptions, in their order.
  public static var descriptionMeasureNames: [String] { DescriptionMatch.names }

  /// The names of the measures, in their order.
  public static var measureNames: [String] { EvidenceScore.names }

  /// Finds the lines of a log that are worth a diagnosis.
  var anchorScanner: AnchorScanner { AnchorScanner(archive.anchors) }

  private var collector: EvidenceCollector {
    EvidenceCollector(
      codes: codes, entries: entries, templates: templates, catalogues: catalogues,
      summaries: summaries, signs: signs, descriptions: descriptions,
      words: words)
  }

  /// The values that stand where a wording has its placeholders; where it has none, those that
  /// bear a label.
  private func parameters(
    _ evidence: EntryEvidence, _ reader: PlaceholderReader, _ labelled: [Parameter: String]
  ) -> [Parameter: String] {
    guard let alignment = evidence.alignment else { return labelled }
    var messages = archive.entry(evidence.entry)?.recognition.messages ?? []
    if alignment.language != .english {
      messages += archive.translation(of: evidence.entry, in: alignment.language)?.messages ?? []
    }
    let placed = messages.reduce(into: [Parameter: String]()) { values, message in
      values.merge(reader.values(of: message, near: alignment.window)) { first, _ in first }
    }
    return placed.merging(labelled) { placed, _ in placed }
  }

  private func verdict(_ findings: [Finding]) -> Verdict {
    let confidence = findings.first?.confidence ?? 0
    if confidence >= Ranking.knownFloor { return .known }
    return confidence >= Ranking.likelyFloor ? .likely : .unknown
  }

  private func language(_ evidence: EntryEvidence) -> LanguageTag? {
    if let nearest = evidence.nearest, nearest.coverage >= 0.3 { return nearest.language }
    return evidence.sign?.language ?? evidence.nearest?.language
  }

  /// More codes than this tell a reader nothing.
  private static let unknownCodeLimit = 8

  private static func distinct(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }

  /// Each code that no entry answers for, at its first place.
  private func unknownCodes(_ foreign: [CodeSighting], _ places: EvidencePlaces) -> [Sighting] {
    var seen: Set<String> = []
    var sightings: [Sighting] = []
    for code in foreign where seen.insert(code.code).inserted {
      sightings.append(
        Sighting(
          code: code.code, evidence: places.evidence(at: code.range),
          nearest: codes.nearest(to: code.code)))
      if sightings.count == Self.unknownCodeLimit { break }
    }
    return sightings
  }
}
