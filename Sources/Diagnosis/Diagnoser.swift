public import Knowledge
import Synchronization
import Text

/// Matches texts against a knowledge base.
public final class Diagnoser: Sendable {
  private let archive: KnowledgeArchive
  private let entries: [KnowledgeArchive.EntryRow]
  private let codes: CodeIndex
  private let templates: TemplateMatcher
  private let signs: SignMatcher
  private let words: Mutex<WordFinder?>

  /// Prepares for a knowledge base.
  public init(_ archive: KnowledgeArchive) {
    self.archive = archive
    self.entries = archive.entryRows
    self.codes = CodeIndex(archive)
    self.templates = TemplateMatcher(archive: archive)
    self.signs = SignMatcher(archive: archive)
    self.words = Mutex(nil)
  }

  /// Tells what a text means.
  ///
  /// - Parameters:
  ///   - text: What the user pasted.
  ///   - destination: The lead destination in play, which breaks ties.
  /// - Returns: The findings, the best first.
  public func diagnose(_ text: String, destination: String? = nil) -> DiagnosisResult {
    if text.utf8.count > LargeText.threshold {
      return LargeText(text, diagnoser: self).diagnose(destination: destination)
    }
    let source = SourceText(text)
    let peeled = PeeledText(source.scalars)
    let folded = FoldedText(scalars: peeled.scalars, origins: peeled.origins)
    let collection = collector.collect(from: folded)
    let ranked = Ranking(entries: entries, destination: destination).ranked(collection)
    let findings = ranked.map { item in
      Finding(
        id: entries[item.evidence.entry].id, number: item.evidence.entry,
        confidence: item.confidence,
        evidence: places(item.evidence, folded, source),
        parameters: parameters(item.evidence, folded, peeled, source))
    }
    return DiagnosisResult(
      verdict: verdict(findings), findings: findings,
      textLanguage: ranked.first.flatMap { language($0.evidence) },
      unknownCodes: collection.foreignCodes.map { sighting($0, folded, source) })
  }

  /// What the words of a text measure for each entry that they speak for, for those who fit the
  /// weights. Entries that a code decides for are left out.
  ///
  /// - Parameter text: What the user pasted.
  /// - Returns: The entries with their measures, named by ``measureNames``.
  public func measures(of text: String) -> [(id: EntryID, measures: [Double])] {
    let peeled = PeeledText(SourceText(text).scalars)
    let folded = FoldedText(scalars: peeled.scalars, origins: peeled.origins)
    let collection = collector.collect(from: folded)
    return collection.evidence.filter { !$0.hasOwnCode }.map { evidence in
      (
        entries[evidence.entry].id,
        EvidenceScore(evidence, in: collection.surroundings).measures
      )
    }
  }

  /// The names of the measures, in their order.
  public static var measureNames: [String] { EvidenceScore.names }

  /// Finds the lines of a log that are worth a diagnosis.
  var anchorScanner: AnchorScanner { AnchorScanner(archive.anchors) }

  private var collector: EvidenceCollector {
    EvidenceCollector(
      codes: codes, entries: entries, templates: templates, signs: signs,
      wordFinder: { self.wordFinder })
  }

  private var wordFinder: WordFinder {
    words.withLock { finder in
      if let finder { return finder }
      let made = WordFinder(table: WordTable(archive))
      finder = made
      return made
    }
  }

  /// The values that stand where a wording has its placeholders; where it has none, those that
  /// bear a label.
  private func parameters(
    _ evidence: EntryEvidence, _ folded: FoldedText, _ peeled: PeeledText, _ source: SourceText
  ) -> [Parameter: String] {
    let labelled = LabelledValues.values(in: peeled.scalars)
    guard let alignment = evidence.alignment else { return labelled }
    let reader = PlaceholderReader(folded: folded, peeled: peeled, source: source)
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

  private func sighting(
    _ code: CodeSighting, _ folded: FoldedText, _ source: SourceText
  ) -> Sighting {
    Sighting(
      code: code.code, evidence: source.evidence(original(code.range, in: folded)),
      nearest: codes.nearest(to: code.code))
  }

  private static let evidenceLimit = 6

  /// The places that decided, joined where they touch.
  private func places(
    _ evidence: EntryEvidence, _ folded: FoldedText, _ source: SourceText
  ) -> [Evidence] {
    var ranges: [Range<Int>] = []
    for range in evidence.ranges.map({ source.wholeWords(original($0, in: folded)) })
      .sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
    {
      if let last = ranges.last, range.lowerBound <= last.upperBound + 2 {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
    let longest = ranges.sorted { $0.count > $1.count }.prefix(Self.evidenceLimit)
    return longest.sorted { $0.lowerBound < $1.lowerBound }.map(source.evidence)
  }

  private func original(_ range: Range<Int>, in folded: FoldedText) -> Range<Int> {
    let range = range.clamped(to: 0..<folded.bytes.count)
    guard !range.isEmpty else { return 0..<0 }
    let start = Int(folded.origins[range.lowerBound])
    return start..<max(folded.end(ofByte: range.upperBound - 1), start)
  }
}
