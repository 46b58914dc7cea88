import Knowledge
import Text

/// Finds failures by the words of those who have them and quote nothing.
struct DescriptionMatcher {
  private let archive: KnowledgeArchive
  private let entries: [KnowledgeArchive.EntryRow]
  private let words: DescriptionWords

  /// Who says more than this quotes or tells a story.
  private static let wordLimit = 60
  /// How much a word tells that no description has: a name, or what makes the text another one.
  private static let strangerWeight = 0.55
  private static let minimumWords = 2
  /// Fewer words tell only where they are a whole description.
  private static let fewWords = 3
  private static let same = 0.9
  private static let matchLimit = 8

  init(archive: KnowledgeArchive, entries: [KnowledgeArchive.EntryRow]) {
    self.archive = archive
    self.entries = entries
    self.words = archive.descriptionWords
  }

  /// The nearest entries, the best first.
  ///
  /// - Parameters:
  ///   - text: The text, folded.
  ///   - excluded: The number of a description that does not count.
  /// - Returns: The entries, eight at most.
  func matches(in text: FoldedText, without excluded: Int? = nil) -> [DescriptionMatch] {
    let places = words.places(in: text)
    let query = places.map(\.word)
    guard (Self.minimumWords...Self.wordLimit).contains(query.count) else { return [] }
    var hearing = Hearing()
    hearing.isNegated = query.contains(DescriptionWords.negation)
    for place in places {
      guard let term = archive.term(place.word) else {
        hearing.miss(Self.strangerWeight)
        continue
      }
      hearing.hear(term, at: place.range, in: archive, without: excluded)
    }
    let services = words.destinations(named: query)
    let found = hearing.likenesses(in: archive)
    // What is a counter-example to the word describes nothing.
    guard found.denial < Self.same else { return [] }
    let scores = found.entries.map { owner, likeness in
      let score = DescriptionScore(
        likeness: likeness, coverage: hearing.share(hearing.described[owner]?.weight),
        background: hearing.share(hearing.background[owner]), entry: entries[owner],
        services: services)
      return (owner: owner, likeness: likeness, score: score.value)
    }.sorted { ($0.score, $1.owner) > ($1.score, $0.owner) }
    return scores.prefix(Self.matchLimit).enumerated().compactMap { place, item in
      let count = hearing.described[item.owner]?.count ?? 0
      guard count >= Self.fewWords || count > 1 && item.likeness >= Self.same else { return nil }
      let rival = place == 0 ? (scores.count > 1 ? scores[1].score : 0) : scores[0].score
      return DescriptionMatch(
        entry: item.owner, score: item.score, lead: item.score - rival,
        denial: max(0, found.denial - item.likeness),
        wordCount: count, places: hearing.places[item.owner] ?? [])
    }
  }
}

/// What the words of a text say for each description and entry.
private struct Hearing {
  /// What the text's words weigh together.
  private var sum = 0.0
  private var products: [Int: Double] = [:]
  private(set) var described: [Int: (weight: Double, count: Int)] = [:]
  private(set) var background: [Int: Double] = [:]
  /// Where the words stand by which each entry is described.
  private(set) var places: [Int: [Range<Int>]] = [:]

  /// Of a long text, what goes beyond a sentence is told besides, and counts half.
  private var total: Double { sum - max(0, sum - Self.sentence) / 2 }
  private static let sentence = 6.0

  /// What is left of the likeness of a sentence that says the opposite.
  private static let turned = 0.65
  /// Whether the text denies something.
  var isNegated = false

  mutating func miss(_ weight: Double) { sum += weight }

  mutating func hear(
    _ term: KnowledgeArchive.Term, at place: Range<Int>, in archive: KnowledgeArchive,
    without excluded: Int?
  ) {
    sum += term.weight
    var owners: Set<Int> = []
    for number in term.descriptions where number != excluded {
      products[number, default: 0] += term.weight
      if let owner = archive.description(number).owner { owners.insert(owner) }
    }
    for owner in owners {
      described[owner, default: (0, 0)].weight += term.weight
      described[owner, default: (0, 0)].count += 1
      places[owner, default: []].append(place)
    }
    for owner in term.entries { background[owner, default: 0] += term.weight }
  }

  /// A weight as a share of the text's.
  func share(_ weight: Double?) -> Double { total > 0 ? (weight ?? 0) / total : 0 }

  /// How alike the text and the nearest description of each entry are, and the nearest
  /// counter-example.
  func likenesses(in archive: KnowledgeArchive) -> (entries: [Int: Double], denial: Double) {
    var likenesses: [Int: Double] = [:]
    var denial = 0.0
    for (number, product) in products {
      let description = archive.description(number)
      // "The tenant is found" has all the words of "the tenant is not found" but one.
      let isTurned = description.isNegated && !isNegated
      let value =
        min(1, product / (total * max(description.length, 0.001)).squareRoot())
        * (isTurned ? Self.turned : 1)
      if let owner = description.owner {
        likenesses[owner] = max(likenesses[owner] ?? 0, value)
      } else {
        denial = max(denial, value)
      }
    }
    return (likenesses, denial)
  }
}
