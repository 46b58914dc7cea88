import Knowledge

/// An entry with how sure it is.
struct RankedEntry {
  let evidence: EntryEvidence
  var confidence: Double
}

/// Orders what was gathered: the innermost, most specific cause wins over its wrapper, codes over
/// words, and the destination in play breaks ties.
struct Ranking {
  let entries: [KnowledgeArchive.EntryRow]
  /// The destination in play.
  let destination: String?

  /// At or above this the program stands by a finding.
  static let knownFloor = 0.85
  /// At or above this a finding is worth showing.
  static let likelyFloor = 0.25
  /// Findings below this are not mentioned.
  static let mentionFloor = 0.03
  /// At or above this a failure takes the place of the wrapper around it.
  private static let wrapperFloor = 0.6
  /// A wording of which this share stands in the text is quoted.
  private static let quotation = 0.55
  /// The weight of a sentence that is said of nothing else.
  private static let longQuotation = 50.0
  /// A piece of a wording is at least this long, and tells by so much of it.
  private static let fragmentBytes = 60
  private static let tellingBytes = 12
  /// A wording that stands in the text to the letter, and is long enough to be no chance.
  private static let wholeCoverage = 0.97
  private static let wholeBytes = 40
  private static let wholeWeight = 30.0
  private static let verbatim = 0.9
  /// What stands there to the letter and is shorter.
  private static let exactBytes = 16
  private static let shortBytes = 10
  private static let phraseBytes = 20
  private static let exactWeight = 2.5
  private static let exact = (word: 0.2, within: 0.3, alone: 0.6, named: 0.88, withCode: 0.95)
  /// What is merely described is likely at most.
  private static let descriptionCap = 0.8
  /// From here on a second failure counts as spoken of.
  private static let enumerationFloor = 0.45
  /// In a report, what is not quoted is told by words within so many letters.
  private static let reportWidth = 80
  private static let certainCode = 0.98
  /// A question of no more than this tells no story before it.
  private static let sentenceBytes = 80
  /// A code that a text only mentions may be told of: in a list, a question, a program.
  private static let mentionedCode = 0.8
  private static let bareCode = 0.6
  /// Of a wording, so much tells which of those that share a code is meant.
  private static let spokenCoverage = 0.35
  private static let shared = (floor: 0.5, slope: 0.4)
  /// At or above this a curated entry explains a text better than a row of a catalogue.
  private static let curatedFloor = 0.2

  func ranked(_ collection: EvidenceCollector.Collection) -> [RankedEntry] {
    let described = descriptionWeight(in: collection)
    var ranked = collection.evidence.map { evidence in
      let words = confidence(evidence, in: collection)
      let told = min(evidence.description?.probability ?? 0, Self.descriptionCap)
      return RankedEntry(
        evidence: evidence, confidence: max(words, told * described(evidence.entry)))
    }
    if collection.traits.isProgram {
      for index in ranked.indices {
        ranked[index].confidence = min(ranked[index].confidence, Self.mentionedCode)
      }
    }
    capEnumerations(&ranked, in: collection)
    demoteWordsBesideCodes(&ranked)
    demoteLikenesses(&ranked)
    demoteCatalogues(&ranked)
    demoteWrappers(&ranked, foreignCodes: collection.foreignCodes)
    ranked.sort { isBefore($0, $1) }
    preferInnermost(&ranked)
    return ranked.filter { $0.confidence >= Self.mentionFloor }
  }

  private func confidence(
    _ evidence: EntryEvidence, in collection: EvidenceCollector.Collection
  ) -> Double {
    let catalogue = CatalogueScore(evidence, in: collection.surroundings)
    guard evidence.entry < entries.count else { return catalogue.probability }
    // A counter-example that lies nearer speaks against the catalogue's wording, too.
    let message = evidence.decoyWeight > 0 ? 0 : catalogue.message
    return max(curated(evidence, in: collection), message)
  }

  /// How much of what a description makes sure is left for an entry: a text in which another
  /// entry's wording stands describes nothing.
  private func descriptionWeight(
    in collection: EvidenceCollector.Collection
  ) -> (_ entry: Int) -> Double {
    let quoted = Set(
      collection.evidence.lazy.filter { exactAlignment($0) != nil }.map(\.entry))
    // Who asks how something is done has no failure.
    let isQuestion =
      collection.traits.isQuestion && !collection.speaksOfTrouble
      && collection.byteCount <= Self.sentenceBytes
    return { entry in
      let isQuotation = quoted.contains { $0 != entry }
      return (isQuotation ? 0.5 : 1) * (isQuestion ? 0.3 : 1)
    }
  }

  private func curated(
    _ evidence: EntryEvidence, in collection: EvidenceCollector.Collection
  ) -> Double {
    var words = EvidenceScore(evidence, in: collection.surroundings).probability
    // "The user has create permissions" is the same sentence but for what matters.
    if !collection.speaksOfTrouble { words *= 0.3 }
    // Behind another failure's code stand that failure's words, however alike they are.
    if evidence.followsForeignCode { words *= 0.3 }
    // A wrapper says nothing of its own; where nothing points to these services, it is anyone's.
    if evidence.isWrapper, collection.surroundings == .foreign { words *= 0.4 }
    // Prose may speak of the same things close together; only the service's own sentence, or the
    // report that a lead could not be saved, makes it certain that this is what happened.
    let isReported =
      collection.surroundings == .report && evidence.sign?.width ?? 0 <= Self.reportWidth
    if !isQuoted(evidence, in: collection), !isReported {
      words = min(words, Self.descriptionCap)
    }
    if isVerbatim(evidence, in: collection) {
      words = max(words, Self.verbatim)
    }
    words = max(words, exactness(evidence, in: collection))
    let shared = sharedCodeWithWords(evidence)
    words = max(
      words, collection.surroundings > .foreign ? shared : min(shared, Self.mentionedCode))
    if evidence.hasUnmistakableCode || evidence.hasOwnCode && collection.surroundings > .foreign {
      return evidence.isReported ? max(Self.certainCode, words) : Self.mentionedCode
    }
    if !evidence.codes.isEmpty {
      return max(bareCode(evidence, in: collection.surroundings), words)
    }
    return words
  }

  /// Whether the service's own sentence stands in the text. Where nothing points to these services,
  /// a short one ("cannot sign in, check the account settings") is said of anything.
  private func isQuoted(
    _ evidence: EntryEvidence, in collection: EvidenceCollector.Collection
  ) -> Bool {
    if isVerbatim(evidence, in: collection) { return true }
    guard let alignment = evidence.alignment, alignment.coverage >= Self.quotation else {
      return false
    }
    return collection.surroundings > .foreign || alignment.matched >= Self.longQuotation
  }

  private func isVerbatim(
    _ evidence: EntryEvidence, in collection: EvidenceCollector.Collection
  ) -> Bool {
    isWhole(evidence) || isFragment(evidence, of: collection.byteCount)
  }

  /// Whether a long wording stands in the text to the letter: whoever wrote the entry meant this.
  private func isWhole(_ evidence: EntryEvidence) -> Bool {
    evidence.decoyWeight == 0 && !evidence.followsForeignCode
      && evidence.alignments.contains {
        $0.coverage >= Self.wholeCoverage && $0.longestRun >= Self.wholeBytes
          && $0.matched >= Self.wholeWeight
      }
  }

  /// The longest wording that stands in the text to the letter, be it short or shared with other
  /// failures: programs say in three words that a connection was refused.
  private func exactAlignment(_ evidence: EntryEvidence) -> Alignment? {
    guard evidence.decoyWeight == 0, !evidence.followsForeignCode else { return nil }
    return evidence.alignments.filter { alignment in
      let isLong =
        alignment.longestRun >= Self.exactBytes
        || alignment.longestRun >= Self.shortBytes && alignment.matched >= Self.exactWeight
      return alignment.coverage >= Self.wholeCoverage && isLong
    }
    .max { $0.core.count < $1.core.count }
  }

  /// How sure such a wording makes: alone it may be a chance.
  private func exactness(
    _ evidence: EntryEvidence, in collection: EvidenceCollector.Collection
  ) -> Double {
    guard let alignment = exactAlignment(evidence) else { return 0 }
    if !evidence.sharedCodes.isEmpty { return Self.exact.withCode }
    if collection.surroundings > .foreign {
      return alignment.matched >= Self.exactWeight ? Self.exact.named : Self.exact.alone
    }
    // Where nothing points to these services, three words within others are anyone's.
    let length = alignment.window.count
    let isAll = length * 3 >= collection.byteCount * 2
    let isMost = length * 2 >= collection.byteCount && length >= Self.exactBytes
    if isAll || isMost || length >= Self.wholeBytes { return Self.exact.alone }
    return length >= Self.phraseBytes ? Self.exact.within : Self.exact.word
  }

  /// How sure a code makes that several failures bear, with some of the entry's own words.
  private func sharedCodeWithWords(_ evidence: EntryEvidence) -> Double {
    guard evidence.sharedCodes.contains(where: \.isCertain), !evidence.followsForeignCode,
      let coverage = evidence.alignments.map(\.coverage).max(), coverage >= Self.spokenCoverage
    else { return 0 }
    return Self.shared.floor + Self.shared.slope * coverage
  }

  /// Whether the text is nothing but a piece of the wording, as when a message was cut short: the
  /// share of the wording that is there does not matter then, as long as something in it tells.
  private func isFragment(_ evidence: EntryEvidence, of byteCount: Int) -> Bool {
    guard let alignment = evidence.longest else { return false }
    return alignment.longestRun >= Self.fragmentBytes
      && alignment.longestRun * 10 >= byteCount * 8
      && alignment.telling.reduce(0) { $0 + $1.count } >= Self.tellingBytes
  }

  /// A ten-digit number is a result code where these services are spoken of; a shorter one may be
  /// anything.
  private func bareCode(_ evidence: EntryEvidence, in surroundings: Surroundings) -> Double {
    guard surroundings != .foreign else { return 0.2 }
    return evidence.codes.contains { $0.code.hasPrefix("0x") } ? Self.certainCode : Self.bareCode
  }

  /// A text that speaks of several failures in its own words lists what can happen.
  private func capEnumerations(
    _ ranked: inout [RankedEntry], in collection: EvidenceCollector.Collection
  ) {
    let described = ranked.indices.filter { index in
      let item = ranked[index]
      return item.confidence >= Self.enumerationFloor && !item.evidence.isWrapper
        && !item.evidence.hasOwnCode && !isQuoted(item.evidence, in: collection)
    }
    guard described.count > 1 else { return }
    for index in described {
      ranked[index].confidence = min(ranked[index].confidence, Self.descriptionCap)
    }
  }

  /// Where a code decides, another entry's words are what the code's own text has in common.
  private func demoteWordsBesideCodes(_ ranked: inout [RankedEntry]) {
    guard ranked.contains(where: { $0.evidence.hasOwnCode }) else { return }
    for index in ranked.indices where !ranked[index].evidence.hasOwnCode {
      ranked[index].confidence *= 0.5
    }
  }

  /// Where one wording stands to the letter, others that share a part of it only resemble it, or
  /// are a part of it.
  private func demoteLikenesses(_ ranked: inout [RankedEntry]) {
    let exact = ranked.map { (entry: $0.evidence.entry, alignment: exactAlignment($0.evidence)) }
    for index in ranked.indices where !ranked[index].evidence.hasOwnCode {
      let own = exact[index].alignment
      guard let near = own ?? ranked[index].evidence.alignment else { continue }
      let isLikeness = exact.contains { other in
        guard other.entry != ranked[index].evidence.entry, let whole = other.alignment else {
          return false
        }
        guard Self.covers(whole.core, near.core) else { return false }
        return own == nil
          ? whole.longestRun >= near.longestRun
          : (whole.core.count, whole.matched) > (near.core.count, near.matched)
      }
      if isLikeness { ranked[index].confidence *= 0.6 }
    }
  }

  /// What a curated entry explains is not left to a catalogue, which knows words and nothing more.
  private func demoteCatalogues(_ ranked: inout [RankedEntry]) {
    let curated = ranked.filter {
      $0.evidence.entry < entries.count && $0.confidence >= Self.curatedFloor
    }
    for index in ranked.indices {
      let row = ranked[index].evidence
      guard row.entry >= entries.count, !row.hasOwnCode else { continue }
      // Where several curated entries bear the code, it is not known which of them is meant.
      let isShared = ranked.contains { item in
        item.evidence.sharedCodes.contains { code in
          row.names.contains { $0.range == code.range }
        }
      }
      if isShared { ranked[index].confidence = min(ranked[index].confidence, Self.mentionedCode) }
      let rivals = curated.filter { Self.explains($0.evidence, whatIs: row) }
      guard let best = rivals.map(\.confidence).max() else { continue }
      ranked[index].confidence = min(ranked[index].confidence, best * 0.9)
    }
  }

  /// Whether a curated entry says more about what a row's words or code stand for: it has the same
  /// words or code; or it is no wrapper, and the row's sentence is not much longer than its own.
  private static func explains(_ entry: EntryEvidence, whatIs row: EntryEvidence) -> Bool {
    let codes = entry.codes + entry.sharedCodes
    if codes.contains(where: { code in row.names.contains { $0.range == code.range } }) {
      return true
    }
    let core = entry.alignment?.core ?? 0..<0
    let own = row.catalogueAlignment?.core ?? 0..<0
    if own.overlaps(core), own.count <= core.count * 3 / 2 { return true }
    guard !entry.isWrapper else { return false }
    let isNamed = row.isInContext && !row.names.isEmpty
    let isLonger = own.count > core.count
    return entry.hasOwnCode || !(isNamed && isLonger) && !(own.overlaps(core) && isLonger)
  }

  /// Whether most of one stretch lies in another.
  private static func covers(_ whole: Range<Int>, _ part: Range<Int>) -> Bool {
    whole.clamped(to: part).count * 2 > part.count
  }

  /// A wrapper gives way to anything it wraps; around an unknown code it is only likely.
  private func demoteWrappers(_ ranked: inout [RankedEntry], foreignCodes: [CodeSighting]) {
    // A row of a catalogue that says what the wrapper says is no failure within it.
    let inner =
      ranked.filter { item in
        !item.evidence.isWrapper
          && (item.evidence.entry < entries.count || item.evidence.hasOwnCode)
      }.map(\.confidence).max() ?? 0
    for index in ranked.indices where ranked[index].evidence.isWrapper {
      if inner >= Self.wrapperFloor { ranked[index].confidence *= 0.4 }
      if !foreignCodes.isEmpty {
        ranked[index].confidence = min(ranked[index].confidence, Self.knownFloor - 0.1)
      }
    }
  }

  private func isBefore(_ one: RankedEntry, _ other: RankedEntry) -> Bool {
    let left = one.confidence * fit(one)
    let right = other.confidence * fit(other)
    return left != right ? left > right : one.evidence.entry < other.evidence.entry
  }

  private func fit(_ item: RankedEntry) -> Double {
    guard let destination, item.evidence.entry < entries.count else { return 1 }
    let own = entries[item.evidence.entry].destination
    return own == destination || own == "any" ? 1 : 0.9
  }

  /// Of failures that are all certain, the one said last is the innermost: frames, `--->`,
  /// `Caused by:` and inner JSON all go from the outside in.
  private func preferInnermost(_ ranked: inout [RankedEntry]) {
    guard let first = ranked.first, first.confidence >= Self.knownFloor else { return }
    let rivals = ranked.prefix { $0.confidence >= Self.knownFloor }.filter { rival in
      let isSamePlace = rival.evidence.place.overlaps(first.evidence.place)
      let isEntry = rival.evidence.entry < entries.count || rival.evidence.hasOwnCode
      return isEntry && rival.evidence.hasOwnCode == first.evidence.hasOwnCode
        && !rival.evidence.isWrapper
        && (rival.evidence.entry == first.evidence.entry || !isSamePlace)
    }
    guard rivals.count > 1,
      let inner = rivals.max(by: { $0.evidence.place.lowerBound < $1.evidence.place.lowerBound }),
      inner.evidence.entry != first.evidence.entry,
      let index = ranked.firstIndex(where: { $0.evidence.entry == inner.evidence.entry })
    else { return }
    var moved = ranked.remove(at: index)
    moved.confidence = max(moved.confidence, first.confidence)
    ranked.insert(moved, at: 0)
  }
}
