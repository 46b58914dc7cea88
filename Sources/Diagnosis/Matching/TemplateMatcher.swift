import Knowledge
import Text

/// Finds the wordings that a text resembles, damaged or whole.
struct TemplateMatcher {
  private let archive: KnowledgeArchive
  private let sections: TemplateSections

  /// Wordings that are looked at closely.
  private static let candidateLimit = 12
  /// So many are looked at together: of further entries, the best of each.
  private static let totalLimit = 40
  /// A candidate has at least this much in common with the text, or this share of itself: what
  /// many entries say alike weighs little, and is a wording all the same when it stands there
  /// whole.
  private static let minimumWeight = 5.0
  private static let minimumShare = 0.7

  init(archive: KnowledgeArchive, sections: TemplateSections = .entries) {
    self.archive = archive
    self.sections = sections
  }

  /// The best wording of each entry, and of the decoys.
  func alignments(in grams: TextGrams) -> [Alignment] {
    var weights: [UInt32: Double] = [:]
    var scores = [Double](repeating: 0, count: archive.templateCount(sections))
    var last = -1
    archive.lookUp(grams.distinct, in: sections, limit: Gram.commonLimit) {
      position, weight, template in
      if position != last { weights[grams.distinct[position]] = weight }
      last = position
      scores[template] += weight
    }
    let aligner = TemplateAligner(grams: grams, gramWeights: weights)
    return candidates(scores).compactMap { candidate in
      let row = archive.template(candidate.number, sections)
      return aligner.align(row, number: candidate.number, total: candidate.total)
    }
  }

  private struct Candidate {
    let number: Int
    let owner: Int?
    /// The weight of all that the wording holds.
    let total: Double
    /// What is matched counts, and so does the share of the wording that it is.
    let value: Double
  }

  /// The candidates: the best of each entry, and the best of all.
  private func candidates(_ scores: [Double]) -> [Candidate] {
    let ranked = scores.indices.compactMap { candidate($0, scores[$0]) }.sorted {
      ($0.value, $1.number) > ($1.value, $0.number)
    }
    var chosen: [Candidate] = []
    var owners: Set<Int?> = []
    for candidate in ranked {
      let isNew = owners.insert(candidate.owner).inserted
      guard isNew || chosen.count < Self.candidateLimit else { continue }
      chosen.append(candidate)
      if chosen.count == Self.totalLimit { break }
    }
    return chosen
  }

  private func candidate(_ number: Int, _ matched: Double) -> Candidate? {
    guard matched > 0 else { return nil }
    let total = archive.templateWeight(number, sections)
    guard matched >= min(Self.minimumWeight, total * Self.minimumShare) else { return nil }
    return Candidate(
      number: number, owner: archive.templateOwner(number, sections), total: total,
      value: matched * (0.5 + matched / max(total, matched)))
  }
}

/// The grams of a text and where they stand.
struct TextGrams {
  let length: Int
  /// Each gram once, in the order of the text.
  private(set) var distinct: [UInt32] = []
  /// The places of all grams, those of one gram together and ascending.
  private var places: [Int32] = []
  /// Where in ``places`` those of a gram stand.
  private var ranges: [UInt32: (start: Int32, count: Int32)] = [:]

  /// A gram's further occurrences tell nothing.
  private static let occurrenceLimit: Int32 = 24

  init(_ text: FoldedText) {
    length = text.bytes.count
    guard length >= Gram.length else { return }
    var hashes: [(hash: UInt32, place: Int32)] = []
    hashes.reserveCapacity(length)
    ranges.reserveCapacity(length)
    for index in 0...(length - Gram.length) where Gram.begins(text.bytes[index]) {
      let hash = Gram.hash(text.bytes, at: index)
      let count = ranges[hash]?.count ?? 0
      if count == 0 { distinct.append(hash) }
      guard count < Self.occurrenceLimit else { continue }
      ranges[hash] = (0, count + 1)
      hashes.append((hash, Int32(truncatingIfNeeded: index)))
    }
    var start: Int32 = 0
    for hash in distinct {
      let count = ranges[hash]?.count ?? 0
      ranges[hash] = (start, 0)
      start += count
    }
    places = [Int32](repeating: 0, count: hashes.count)
    for (hash, place) in hashes {
      guard let range = ranges[hash] else { continue }
      places[Int(range.start + range.count)] = place
      ranges[hash] = (range.start, range.count + 1)
    }
  }

  /// Where a gram stands.
  func positions(of hash: UInt32) -> ArraySlice<Int32> {
    guard let range = ranges[hash] else { return [] }
    return places[Int(range.start)..<Int(range.start + range.count)]
  }
}
