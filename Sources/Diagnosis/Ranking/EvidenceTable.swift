import Knowledge

/// What was gathered so far, by entry.
struct EvidenceTable {
  private let entries: [KnowledgeArchive.EntryRow]
  private var table: [Int: EntryEvidence] = [:]

  init(entries: [KnowledgeArchive.EntryRow]) { self.entries = entries }

  /// The evidence, in the order of the entries.
  var evidence: [EntryEvidence] { table.values.sorted { $0.entry < $1.entry } }

  /// Whether some entry's evidence is of a kind.
  func contains(where isMeant: (EntryEvidence) -> Bool) -> Bool {
    table.values.contains(where: isMeant)
  }

  /// Whether a curated entry's code decides, so that no catalogue needs to be asked.
  var isDecided: Bool {
    table.values.contains { $0.entry < entries.count && $0.hasOwnCode }
  }

  mutating func add(_ sighting: CodeSighting, _ claims: [KnowledgeArchive.CodeClaim]) {
    for claim in claims {
      edit(claim.entry) {
        switch claim.kind {
        case .alone: $0.codes.append(sighting)
        case .shared: $0.sharedCodes.append(sighting)
        case .named: $0.names.append(sighting)
        case .explained: break
        }
      }
    }
  }

  mutating func add(_ alignments: [Alignment]) {
    for alignment in alignments {
      guard let entry = alignment.entry else { continue }
      edit(entry) { $0.alignments.append(alignment) }
    }
  }

  /// Takes the wordings of catalogues: of each row, or entry that answers for it, the best.
  mutating func addCatalogues(_ alignments: [Alignment]) {
    for alignment in alignments where CatalogueScore.isWorthwhile(alignment) {
      guard let entry = alignment.entry else { continue }
      edit(entry) {
        let best = $0.catalogueAlignment?.strength ?? 0
        if alignment.strength > best { $0.catalogueAlignment = alignment }
      }
    }
  }

  mutating func add(_ signs: [SignMatch]) {
    for match in signs { edit(match.entry) { $0.sign = match } }
  }

  mutating func add(_ matches: [DescriptionMatch]) {
    for match in matches { edit(match.entry) { $0.description = match } }
  }

  private mutating func edit(_ entry: Int, _ change: (inout EntryEvidence) -> Void) {
    var evidence =
      table[entry]
      ?? EntryEvidence(
        entry: entry, isWrapper: entry < entries.count && entries[entry].isWrapper)
    change(&evidence)
    table[entry] = evidence
  }
}
