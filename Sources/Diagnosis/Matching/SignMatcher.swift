import Knowledge
import Text

/// A conjunction of concepts that a text bears.
struct SignMatch {
  /// The entry's number.
  let entry: Int
  /// How many concepts it joins.
  let conceptCount: Int
  /// Its place among the entry's signs, from 0: the most specific come first.
  let rank: Int
  /// Where its words stand.
  let words: [Range<Int>]
  /// Whose words they are.
  let language: LanguageTag

  /// How far apart the words stand, in letters.
  let width: Int

  /// The stretch that holds all words.
  var span: Range<Int> {
    let start = words.map(\.lowerBound).min() ?? 0
    return start..<(words.map(\.upperBound).max() ?? start)
  }
}

/// Finds failures by what is said rather than by how: concepts that stand close together.
struct SignMatcher {
  private let signs: [(entry: Int, concepts: [Concept])]

  /// Concepts further apart than this many letters belong to different sentences.
  private static let maximumSpan = 140
  /// Hits of one concept beyond this many are left out, so that hostile text stays cheap.
  private static let hitLimit = 64

  init(archive: KnowledgeArchive) { signs = archive.signs }

  /// The best match of each entry, in the language where it is best.
  func matches(_ hits: [WordHit], measure: TextMeasure) -> [SignMatch] {
    var best: [Int: SignMatch] = [:]
    for (language, concepts) in Self.byLanguage(hits) {
      var ranks: [Int: Int] = [:]
      for sign in signs {
        let rank = ranks[sign.entry, default: 0]
        ranks[sign.entry] = rank + 1
        guard let (words, width) = Self.closest(sign.concepts.map { concepts[$0] ?? [] }, measure)
        else { continue }
        let match = SignMatch(
          entry: sign.entry, conceptCount: sign.concepts.count, rank: rank, words: words,
          language: language, width: width)
        if Self.isBetter(match, than: best[sign.entry]) { best[sign.entry] = match }
      }
    }
    return best.values.sorted { $0.entry < $1.entry }
  }

  private static func isBetter(_ match: SignMatch, than other: SignMatch?) -> Bool {
    guard let other else { return true }
    return (match.conceptCount, -match.rank, -match.width)
      > (other.conceptCount, -other.rank, -other.width)
  }

  /// The hits of each language together with the English ones, which stand in texts of all.
  private static func byLanguage(_ hits: [WordHit]) -> [(LanguageTag, [Concept: [Range<Int>]])] {
    var table: [LanguageTag: [Concept: [Range<Int>]]] = [:]
    for hit in hits where table[hit.language]?[hit.concept]?.count ?? 0 < hitLimit {
      table[hit.language, default: [:]][hit.concept, default: []].append(hit.range)
    }
    let english = table[.english] ?? [:]
    return table.sorted { $0.key < $1.key }.map { language, concepts in
      guard language != .english else { return (language, concepts) }
      return (language, concepts.merging(english) { $0 + $1 })
    }
  }

  /// One place of each concept, no two the same, all as close together as can be.
  private static func closest(
    _ concepts: [[Range<Int>]], _ measure: TextMeasure
  ) -> (words: [Range<Int>], width: Int)? {
    guard concepts.allSatisfy({ !$0.isEmpty }) else { return nil }
    var best: (words: [Range<Int>], width: Int)?
    for anchor in concepts.joined() {
      guard let words = nearest(to: anchor, in: concepts), let first = words.first else { continue }
      let span = words.dropFirst().reduce(first) {
        min($0.lowerBound, $1.lowerBound)..<max($0.upperBound, $1.upperBound)
      }
      let width = measure.width(span)
      if width <= maximumSpan, width < best?.width ?? .max { best = (words, width) }
    }
    return best
  }

  private static func nearest(to anchor: Range<Int>, in concepts: [[Range<Int>]]) -> [Range<Int>]? {
    var chosen: [Range<Int>] = []
    // The concept with the fewest places chooses first, so that it is not robbed of its only one.
    for places in concepts.sorted(by: { $0.count < $1.count }) {
      let free = places.filter { !chosen.contains($0) }
      guard let place = free.min(by: { distance($0, anchor) < distance($1, anchor) }) else {
        return nil
      }
      chosen.append(place)
    }
    return chosen
  }

  private static func distance(_ one: Range<Int>, _ other: Range<Int>) -> Int {
    if one.overlaps(other) { return 0 }
    return one.lowerBound >= other.upperBound
      ? one.lowerBound - other.upperBound : other.lowerBound - one.upperBound
  }
}
