/// Entries, codes and files.
extension KnowledgeArchive {
  /// What the archive knows of an entry without parsing it.
  public struct EntryRow: Sendable, Hashable {
    /// The id.
    public let id: EntryID
    /// Whether a more specific failure within it wins.
    public let isWrapper: Bool
    /// The lead destination, or `any`.
    public let destination: String
  }

  /// A code that an entry answers for.
  public struct CodeClaim: Sendable, Hashable {
    /// The entry's number.
    public let entry: Int
    /// Whether the code decides only together with the entry's words.
    public let isShared: Bool
  }

  /// All entries, in the order of their numbers.
  public var entryRows: [EntryRow] {
    var entries: [EntryRow] = []
    forEachRow(.entries) { row in
      entries.append(
        EntryRow(
          id: EntryID(row.text(0)), isWrapper: row.text(1) == "w", destination: row.text(2)))
    }
    return entries
  }

  /// All codes with the entries that claim them.
  public var codeClaims: [String: [CodeClaim]] {
    var claims: [String: [CodeClaim]] = [:]
    forEachRow(.codes) { row in
      guard let entry = row.number(1) else { return }
      claims[row.text(0), default: []].append(
        CodeClaim(entry: entry, isShared: row.text(2) == "~"))
    }
    return claims
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
    files(of: entry).filter(\.hasText).map(\.language)
      .sorted { ($0 == .english ? "" : $0.rawValue) < ($1 == .english ? "" : $1.rawValue) }
  }

  /// Parses an entry.
  ///
  /// - Parameter number: The entry's number.
  /// - Returns: The entry, or `nil` when there is none of that number.
  public func entry(_ number: Int) -> FailureEntry? {
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
    KnowledgeFiles(files { _ in true }.map { ($0.path, text(of: $0)) })
  }

  struct FileRow {
    let language: LanguageTag
    let range: Range<Int>
    let hasText: Bool
    let path: String
  }

  private func files(of number: Int) -> [FileRow] { files { $0 == number } }

  /// The files of those entries that are wanted; lexicons and guides belong to none.
  func files(_ isWanted: (Int?) -> Bool) -> [FileRow] {
    var files: [FileRow] = []
    forEachRow(.files) { row in
      guard isWanted(row.number(1)), let offset = row.number(2), let length = row.number(3)
      else { return }
      files.append(
        FileRow(
          language: LanguageTag(row.text(0)), range: offset..<(offset + length),
          hasText: row.text(4) == "+", path: row.text(5)))
    }
    return files
  }

  func text(of file: FileRow) -> String {
    unsafe withSection(.sources) { bytes in
      unsafe String(decoding: bytes[file.range], as: UTF8.self)
    }
  }
}
