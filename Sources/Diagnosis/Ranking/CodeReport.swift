import Text

/// Tells a code that a service reports from one that is merely mentioned: in a table of codes, a
/// changelog, a program that handles it, a question what it means.
struct CodeReport {
  private let text: FoldedText
  private let surroundings: Surroundings
  private let traits: TextTraits
  private let isList: Bool

  /// A text of no more than this is the code and little else.
  private static let shortBytes = 64
  /// So much of a failure's wording near its code is no chance.
  private static let spokenCoverage = 0.25
  /// A text that names so many failures by their codes lists what there is.
  private static let listedEntries = 3
  /// What stands right before a code that is reported.
  private static let announcements = Set(
    [
      "error", "errors", "errorcode", "errorcodes", "code", "codes", "exception", "description",
      "errordescription", "message", "msg", "errormessage", "reason", "failurereason", "status",
      "fault", "faultcode", "hresult", "hr", "failed", "errorcodevalue",
    ].map { Array($0.utf8) })

  /// Prepares for a text.
  ///
  /// - Parameters:
  ///   - text: The text, folded.
  ///   - traits: What kind of text it is.
  ///   - surroundings: What its words point to.
  ///   - evidence: What was gathered for all entries.
  init(
    _ text: FoldedText, _ traits: TextTraits, in surroundings: Surroundings,
    evidence: [EntryEvidence]
  ) {
    self.text = text
    self.surroundings = surroundings
    self.traits = traits
    let sightings = evidence.flatMap { $0.codes + $0.names }.filter(\.isCertain)
    isList =
      Set(sightings.map(\.code)).count >= Self.listedEntries || Self.holdsListOfNames(sightings)
  }

  /// Whether two names of codes stand side by side. Entra lists the numbers of its codes so, too.
  private static func holdsListOfNames(_ sightings: [CodeSighting]) -> Bool {
    let names = sightings.filter { $0.code.contains("_") }
    return names.contains { name in
      names.contains { $0.code != name.code && $0.range.lowerBound == name.range.upperBound }
    }
  }

  /// Whether the code that speaks for an entry is reported.
  func isReported(_ evidence: EntryEvidence) -> Bool {
    guard !traits.isProgram, !isList else { return false }
    if text.bytes.count <= Self.shortBytes || surroundings >= .certain { return true }
    let alignments = evidence.alignments + (evidence.catalogueAlignment.map { [$0] } ?? [])
    if alignments.contains(where: { $0.coverage >= Self.spokenCoverage }) { return true }
    return evidence.codes.contains {
      $0.isCertain && (isAnnounced($0) || traits.isFollowedByColon($0.range))
    }
  }

  /// Whether one of the two words before a code says that one comes.
  private func isAnnounced(_ code: CodeSighting) -> Bool {
    var end = code.range.lowerBound
    for _ in 0..<2 {
      guard end > 0 else { return code.range.lowerBound == 0 }
      var start = end - 1
      while start > 0, !text.wordStarts[start] { start -= 1 }
      if Self.announcements.contains(Array(text.bytes[start..<end])) { return true }
      end = start
    }
    return false
  }
}
