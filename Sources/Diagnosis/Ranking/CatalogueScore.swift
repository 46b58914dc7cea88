/// How sure a catalogue makes: its rows are known by code and message, and nobody has proven them.
struct CatalogueScore {
  private let evidence: EntryEvidence
  private let surroundings: Surroundings

  /// Less of a wording is met by chance.
  private static let minimumCoverage = 0.6
  private static let minimumRun = 14
  private static let wholeCoverage = 0.97
  /// A sentence, and no phrase.
  private static let sentenceBytes = 30
  private static let code = 0.97
  private static let mentionedCode = 0.79
  private static let name = (certain: 0.88, alone: 0.4)
  private static let sentence = (certain: 0.87, alone: 0.7)
  private static let phrase = (certain: 0.6, alone: 0.2)
  private static let damaged = 0.5

  init(_ evidence: EntryEvidence, in surroundings: Surroundings) {
    self.evidence = evidence
    self.surroundings = surroundings
  }

  /// Whether enough of a wording stands in a text.
  static func isWorthwhile(_ alignment: Alignment) -> Bool {
    alignment.coverage >= minimumCoverage && alignment.longestRun >= minimumRun
  }

  /// The probability that the row is what the text means.
  var probability: Double {
    if evidence.hasUnmistakableCode || evidence.hasOwnCode && surroundings > .foreign {
      return evidence.isReported ? Self.code : Self.mentionedCode
    }
    let byName = evidence.names.isEmpty ? 0 : named
    let byCode = evidence.codes.isEmpty && evidence.sharedCodes.isEmpty ? 0 : Self.name.alone
    let heard = max(byName, byCode)
    return heard > 0 && message > 0 ? max(heard, Self.sentence.certain) : max(heard, message)
  }

  /// How sure a name makes that others may use, too; that of an HTTP status is everyone's.
  private var named: Double {
    evidence.isInContext && evidence.names.contains(where: \.isCertain)
      ? Self.name.certain : Self.name.alone
  }

  /// How sure the message alone makes.
  var message: Double {
    guard let alignment = evidence.catalogueAlignment else { return 0 }
    guard alignment.coverage >= Self.wholeCoverage else { return Self.damaged * alignment.coverage }
    return confidence(alignment.longestRun >= Self.sentenceBytes ? Self.sentence : Self.phrase)
  }

  private func confidence(_ pair: (certain: Double, alone: Double)) -> Double {
    evidence.isInContext || surroundings > .named ? pair.certain : pair.alone
  }
}
