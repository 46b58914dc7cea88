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
    rows(.entries).map { row in
      EntryRow(id: EntryID(String(row[0])), isWrapper: row[1] == "w", destination: String(row[2]))
    }
  }

  /// All codes with the entries that claim them.
  public var codeClaims: [String: [CodeClaim]] {
    var claims: [String: [CodeClaim]] = [:]
    for row in rows(.codes) {
      guard let entry = Int(row[1]) else { continue }
      claims[String(row[0]), default: []].append(
        CodeClaim(entry: entry, isShared: row[2] == "~"))
    }
    return claims
  }

  /// The conjunctions of concepts that mean an entry, in the entry's order.
  public var signs: [(entry: Int, concepts: [Concept])] {
    rows(.signs).compactMap { row in
      guard let entry = Int(row[0]) else { return nil }
      return (entry, row[1].split(separator: " ").map { Concept(String($0)) })
    }
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
    KnowledgeFiles(fileRows.map { ($0.path, text(of: $0)) })
  }

  private struct FileRow {
    let language: LanguageTag
    let entry: Int?
    let range: Range<Int>
    let hasText: Bool
    let path: String
  }

  private func files(of number: Int) -> [FileRow] { fileRows.filter { $0.entry == number } }

  private var fileRows: [FileRow] {
    rows(.files).compactMap { row in
      guard let offset = Int(row[2]), let length = Int(row[3]) else { return nil }
      return FileRow(
        language: LanguageTag(String(row[0])), entry: Int(row[1]),
        range: offset..<(offset + length), hasText: row[4] == "+", path: String(row[5]))
    }
  }

  private func text(of file: FileRow) -> String {
    unsafe withSection(.sources) { bytes in
      unsafe String(decoding: bytes[file.range], as: UTF8.self)
    }
  }
}
