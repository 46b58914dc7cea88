import Knowledge

/// What each entry, and each row of a catalogue, answers for: its id and its codes, in lower case.
struct Answers {
  private let archive: KnowledgeArchive
  private var names: [Int: Set<String>] = [:]
  /// All of them.
  let all: Set<String>

  init(_ archive: KnowledgeArchive) {
    self.archive = archive
    all = Set(archive.codeClaims.keys.map { $0.lowercased() }).union(
      archive.entryRows.map(\.id.rawValue))
  }

  subscript(number: Int) -> Set<String> {
    mutating get {
      if let known = names[number] { return known }
      guard let entry = archive.entry(number) else { return [] }
      let all = entry.recognition.codes + entry.recognition.sharedCodes + [entry.id.rawValue]
      let result = Set(all.map { $0.lowercased() })
      names[number] = result
      return result
    }
  }
}
