import Knowledge
import Text

/// Gathers what a text says for each entry.
struct EvidenceCollector {
  let codes: CodeIndex
  let entries: [KnowledgeArchive.EntryRow]
  let templates: TemplateMatcher
  let signs: SignMatcher
  let words: WordFinder

  /// What was gathered.
  struct Collection {
    var evidence: [EntryEvidence]
    var surroundings: Surroundings
    /// Whether anything says that something went wrong.
    var speaksOfTrouble: Bool
    /// The length of the folded text.
    var byteCount: Int
    /// Codes that no entry answers for.
    var foreignCodes: [CodeSighting]
  }

  /// A wording that lies this well on the text needs no help from the lexicons.
  private static let sufficientCoverage = 0.8
  /// A code this many bytes before a wording belongs to it.
  private static let codeDistance = 200
  /// A decoy must lie this much better than the wording to speak against it.
  private static let decoyAdvantage = 1.1

  func collect(from text: FoldedText) -> Collection {
    let sightings = CodeScanner.sightings(in: text) { codes[$0] != nil }
    let alignments = templates.alignments(in: text)
    var table: [Int: EntryEvidence] = [:]
    func edit(_ entry: Int, _ change: (inout EntryEvidence) -> Void) {
      var evidence =
        table[entry] ?? EntryEvidence(entry: entry, isWrapper: entries[entry].isWrapper)
      change(&evidence)
      table[entry] = evidence
    }
    for sighting in sightings {
      for claim in codes[sighting.code] ?? [] {
        edit(claim.entry) {
          if claim.isShared { $0.sharedCodes.append(sighting) } else { $0.codes.append(sighting) }
        }
      }
    }
    for alignment in alignments {
      guard let entry = alignment.entry else { continue }
      edit(entry) { $0.alignments.append(alignment) }
    }
    let found = words.hits(in: text)
    let measure = TextMeasure(text)
    let surroundings = SurroundingsReader(hits: found, measure: measure)
    let hits = needsWords(table) ? Self.withoutNames(found) : []
    for match in signs.matches(hits, measure: measure) { edit(match.entry) { $0.sign = match } }
    let foreign = sightings.filter { codes[$0.code] == nil && Self.isServiceCode($0) }
    let evidence = table.values.sorted { $0.entry < $1.entry }.map { item in
      var item = item
      item.decoyWeight = decoyWeight(against: item, in: alignments)
      item.followsForeignCode = follows(item, anyOf: foreign)
      return item
    }
    return Collection(
      evidence: evidence,
      surroundings: surroundings.surroundings(hasCode: sightings.contains(where: \.isCertain)),
      speaksOfTrouble: surroundings.speakOfTrouble,
      byteCount: text.bytes.count, foreignCodes: foreign)
  }

  /// The words without the "directory" of "Azure Active Directory", which is no directory.
  private static func withoutNames(_ hits: [WordHit]) -> [WordHit] {
    let names = hits.filter { $0.concept == .context }.map(\.range)
    return hits.filter { hit in
      hit.concept != .directory || !names.contains { $0.contains(hit.range.lowerBound) }
    }
  }

  private func needsWords(_ table: [Int: EntryEvidence]) -> Bool {
    !table.values.contains { evidence in
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
