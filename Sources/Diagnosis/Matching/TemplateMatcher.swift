import Knowledge
import Text

/// Finds the wordings that a text resembles, damaged or whole.
struct TemplateMatcher {
  private let archive: KnowledgeArchive
  private let sections: TemplateSections

  /// Wordings that are looked at closely.
  private static let candidateLimit = 32
  /// A candidate has at least this much in common with the text, or this share of itself: what
  /// many entries say alike weighs little, and is a wording all the same when it stands there
  /// whole.
  private static let minimumWeight = 1.0
  private static let minimumShare = 0.7

  init(archive: KnowledgeArchive, sections: TemplateSections = .entries) {
    self.archive = archive
    self.sections = sections
  }

  /// The best wording of each entry, and of the decoys.
  func alignments(in grams: TextGrams) -> [Alignment] {
    var weights: [UInt32: Double] = [:]
    var scores: [Int: Double] = [:]
    archive.lookUp(grams.distinct, in: sections, limit: Gram.commonLimit) {
      position, weight, templates in
      weights[grams.distinct[position]] = weight
      for template in templates { scores[template, default: 0] += weight }
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
  private func candidates(_ scores: [Int: Double]) -> [Candidate] {
    let ranked = scores.compactMap(candidate).sorted {
      ($0.value, $1.number) > ($1.value, $0.number)
    }
    var chosen: [Candidate] = []
    var perOwner: [Int?: Int] = [:]
    for candidate in ranked {
      let isAmongBest = chosen.count < Self.candidateLimit
      guard isAmongBest || perOwner[candidate.owner, default: 0] < 2 else { continue }
      perOwner[candidate.owner, default: 0] += 1
      chosen.append(candidate)
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
