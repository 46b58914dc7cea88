/// Entries, codes and files.
extension KnowledgeArchive {
  /// What the archive knows of an entry without parsing it.
  public struct EntryRow: Sendable, Hashable {
    /// The id.
    public let id: EntryID
    /// Whether a more specific failure within it wins.
    public let isWrapper: Bool
    /// Whether many have it.
    public let isCommon: Bool
    /// The lead destination, or `any`.
    public let destination: String
  }

  /// A code that an entry answers for.
  public struct CodeClaim: Sendable, Hashable {
    /// What a code that stands in a text means for the entry.
    public enum Kind: String, Sendable, Hashable {
      /// It decides.
      case alone = "="
      /// It decides together with the entry's words.
      case shared = "~"
      /// It is a name that others may use: it decides where the text points to the service.
      case named = "n"
      /// Nothing: the name is looked up only.
      case explained = "x"
    }

    /// The entry's number.
    public let entry: Int
    /// What the code means for the entry.
    public let kind: Kind

    /// Whether the code decides only together with the entry's words.
    public var isShared: Bool { kind == .shared }
  }

  /// How many curated entries there are.
  public var entryCount: Int {
    unsafe withSection(.entryFiles) { $0.count / ArchiveWriter.offsetWidth } - 1
  }

  /// The curated entries, in the order of their numbers.
  public var entryRows: [EntryRow] {
    var entries: [EntryRow] = []
    forEachRow(.entries) { row in
      entries.append(
        EntryRow(
          id: EntryID(row.text(0)), isWrapper: row.text(1).hasPrefix("w"),
          isCommon: row.text(1).hasSuffix("c"), destination: row.text(2)))
    }
    return entries
  }

  /// All codes with the entries that claim them.
  public var codeClaims: [String: [CodeClaim]] {
    var claims: [String: [CodeClaim]] = [:]
    forEachRow(.codes) { row in
      if let claim = Self.claim(row) { claims[row.text(0), default: []].append(claim) }
    }
    return claims
  }

  /// The entries that claim a code.
  ///
  /// - Parameter code: The canonical spelling, in any case.
  /// - Returns: The claims; none where nobody knows the code.
  public func claims(of code: String) -> [CodeClaim] {
    let wanted = Array(code.lowercasedASCII.utf8)
    var low = 0
    var high = unsafe withSection(.codeOffsets) { $0.count / ArchiveWriter.offsetWidth }
    let count = high
    while low < high {
      let middle = (low + high) / 2
      if compare(codeAt: middle, with: wanted) < 0 { low = middle + 1 } else { high = middle }
    }
    var claims: [CodeClaim] = []
    while low < count, compare(codeAt: low, with: wanted) == 0 {
      withRow(.codes, at: number(.codeOffsets, at: low, width: ArchiveWriter.offsetWidth)) { row in
        if let claim = Self.claim(row) { claims.append(claim) }
      }
      low += 1
    }
    return claims
  }

  private static func claim(_ row: borrowing ArchiveRow) -> CodeClaim? {
    guard let entry = row.number(1), let kind = CodeClaim.Kind(rawValue: row.text(2)) else {
      return nil
    }
    return CodeClaim(entry: entry, kind: kind)
  }

  /// Below zero where the code of a line comes before a wanted one, without regard to case.
  private func compare(codeAt index: Int, with wanted: [UInt8]) -> Int {
    let start = number(.codeOffsets, at: index, width: ArchiveWriter.offsetWidth)
    return unsafe withSection(.codes) { bytes in
      for (offset, letter) in wanted.enumerated() {
        let byte = unsafe bytes[start + offset]
        let folded = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        // The code ends at a tab, which comes before every letter.
        if folded != letter { return Int(folded) - Int(letter) }
      }
      return unsafe bytes[start + wanted.count] == 0x09 ? 0 : 1
    }
  }

  /// The conjunctions of concepts that mean an entry, in the entry's order.
  public var signs: [(entry: Int, concepts: [Concept])] {
    var signs: [(entry: Int, concepts: [Concept])] = []
    forEachRow(.signs) { row in
      guard let entry = row.number(0) else { return }
      signs.append((entry, row.text(1).split(separator: " ").map { Concept(String($0)) }))
    }
    return signs
  }

  /// The languages in which an entry can be shown, English first.
  ///
  /// - Parameter entry: The entry's number.
  /// - Returns: The tags.
  public func languages(of entry: Int) -> [LanguageTag] {
    guard entry < entryCount else {
      return entry < entryCount + catalogueRowCount ? [.english] : []
    }
    return files(of: entry).filter(\.hasText).map(\.language)
      .sorted { ($0 == .english ? "" : $0.rawValue) < ($1 == .english ? "" : $1.rawValue) }
  }

  /// Parses an entry, or makes one of a catalogue's row.
  ///
  /// - Parameter number: The entry's number; rows are numbered behind the curated entries.
  /// - Returns: The entry, or `nil` when there is none of that number.
  public func entry(_ number: Int) -> FailureEntry? {
    guard number < entryCount else { return catalogueEntry(number - entryCount) }
    guard let file = files(of: number).first(where: { $0.language == .english }) else { return nil }
    return FailureParser.entry(path: file.path, text: text(of: file)).0
  }

  /// Parses a translation.
  ///
  /// - Parameters:
  ///   - number: The entry's number.
  ///   - language: The language.
  /// - Returns: The translation, or `nil` where there is none.
  public func translation(of number: Int, in language: LanguageTag) -> FailureTranslation? {
    guard let file = files(of: number).first(where: { $0.language == language }) else { return nil }
    return FailureParser.translation(path: file.path, text: text(of: file)).0
  }

  /// All files that the archive was made from, as far as they are read by the program.
  public var knowledgeFiles: KnowledgeFiles {
    KnowledgeFiles(
      files(0..<(unsafe withSection(.files) { $0.count })).map { ($0.path, text(of: $0)) })
  }

  struct FileRow {
    let language: LanguageTag
    let range: Range<Int>
    let hasText: Bool
    let path: String
  }

  private func files(of number: Int) -> [FileRow] {
    guard number >= 0, number < entryCount else { return [] }
    let width = ArchiveWriter.offsetWidth
    let start = self.number(.entryFiles, at: number, width: width)
    return files(start..<self.number(.entryFiles, at: number + 1, width: width))
  }

  /// The files of no entry: lexicons, guides and catalogues.
  var commonFiles: [FileRow] {
    let start = number(.entryFiles, at: entryCount, width: ArchiveWriter.offsetWidth)
    return files(start..<(unsafe withSection(.files) { $0.count }))
  }

  /// The files whose lines stand in a part of their section.
  private func files(_ range: Range<Int>) -> [FileRow] {
    var files: [FileRow] = []
    var start = range.lowerBound
    while start < range.upperBound {
      start += withRow(.files, at: start) { row in
        guard let offset = row.number(2), let length = row.number(3) else { return }
        files.append(
          FileRow(
            language: LanguageTag(row.text(0)), range: offset..<(offset + length),
            hasText: row.text(4) == "+", path: row.text(5)))
      }
    }
    return files
  }

  func text(of file: FileRow) -> String {
    unsafe withSection(.sources) { bytes in
      unsafe String(decoding: bytes[file.range], as: UTF8.self)
    }
  }
}
