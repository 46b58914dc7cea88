import Knowledge
import Text

/// Finds the wordings that a text resembles, damaged or whole.
struct TemplateMatcher {
  private let archive: KnowledgeArchive
  private let owners: [Int?]
  private let weights: [Double]

  /// A gram that more wordings than this have is no help in finding candidates.
  private static let commonGramLimit = 400
  /// Wordings that are looked at closely.
  private static let candidateLimit = 32
  /// A candidate has at least this much in common with the text, or this share of itself: what
  /// many entries say alike weighs little, and is a wording all the same when it stands there
  /// whole.
  private static let minimumWeight = 1.0
  private static let minimumShare = 0.7

  init(archive: KnowledgeArchive) {
    self.archive = archive
    self.owners = archive.templateOwners
    self.weights = archive.templateWeights
  }

  /// The best wording of each entry, and of the decoys.
  func alignments(in text: FoldedText) -> [Alignment] {
    let grams = TextGrams(text)
    var found: [UInt32: Double] = [:]
    var scores = [Double](repeating: 0, count: owners.count)
    archive.lookUp(grams.distinct, limit: Self.commonGramLimit) { position, templates in
      var seen: Set<Int> = []
      for template in templates { seen.insert(owners[template] ?? -1) }
      let weight = Gram.weight(owners: seen.count)
      found[grams.distinct[position]] = weight
      for template in templates { scores[template] += weight }
    }
    let aligner = TemplateAligner(grams: grams, gramWeights: found)
    return candidates(scores).compactMap { number in
      let row = archive.template(number)
      return aligner.align(row, number: number, total: weights[number])
    }
  }

  /// The candidates: the best of each entry, and the best of all.
  private func candidates(_ scores: [Double]) -> [Int] {
    let ranked = scores.indices.filter { number in
      scores[number] >= min(Self.minimumWeight, weights[number] * Self.minimumShare)
        && scores[number] > 0
    }
    .sorted { (value($0, scores), $1) > (value($1, scores), $0) }
    var chosen: [Int] = []
    var perOwner: [Int: Int] = [:]
    for number in ranked {
      let owner = owners[number] ?? -1
      let isAmongBest = chosen.count < Self.candidateLimit
      guard isAmongBest || perOwner[owner, default: 0] < 2 else { continue }
      perOwner[owner, default: 0] += 1
      chosen.append(number)
    }
    return chosen
  }

  /// What is matched counts, and so does the share of the wording that it is.
  private func value(_ number: Int, _ scores: [Double]) -> Double {
    let matched = scores[number]
    return matched * (0.5 + matched / max(weights[number], matched))
  }
}

/// The grams of a text and where they stand.
struct TextGrams {
  let length: Int
  private(set) var distinct: [UInt32] = []
  private(set) var positions: [UInt32: [Int32]] = [:]

  /// A gram's further occurrences tell nothing.
  private static let occurrenceLimit = 24

  init(_ text: FoldedText) {
    length = text.bytes.count
    guard length >= Gram.length else { return }
    positions.reserveCapacity(length)
    for index in 0...(length - Gram.length) where Gram.begins(text.bytes[index]) {
      let hash = Gram.hash(text.bytes, at: index)
      var list = positions[hash] ?? []
      if list.isEmpty { distinct.append(hash) }
      guard list.count < Self.occurrenceLimit else { continue }
      list.append(Int32(truncatingIfNeeded: index))
      positions[hash] = list
    }
  }
}
