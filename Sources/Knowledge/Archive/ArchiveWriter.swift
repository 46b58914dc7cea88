import Text

/// Writes a knowledge folder as one text that is searched without being parsed.
public enum ArchiveWriter {
  /// The archive's sections, in the order in which they stand.
  enum Section: Int, CaseIterable {
    /// `id TAB flags TAB path…` a line: an entry.
    case entries
    /// `CODE TAB entry TAB = or ~` a line, sorted: `~` for a shared code.
    case codes
    /// `entry TAB concept concept…` a line.
    case signs
    /// The languages of the lexicons, a line each.
    case languages
    /// The concepts of the lexicons, a line each.
    case concepts
    /// `word TAB language concept` a line, sorted; words folded, `~` for a gap; the numbers of
    /// language and concept in ``wordWidth`` digits each.
    case words
    /// `language TAB entry TAB offset TAB length TAB + or - TAB path` a line: where a file stands
    /// in `sources`; `-` where it holds wordings only. Lexicons and guides have no language and
    /// entry.
    case files
    /// The files, one after the other.
    case sources
    /// `entry TAB language TAB segment|segment` a line: a wording; entry `-` is a decoy.
    case templates
    /// Where each template begins, ``offsetWidth`` digits each.
    case templateOffsets
    /// Each template's entry, ``ownerWidth`` digits each; the largest number means a decoy.
    case templateOwners
    /// Each template's weight in sixteenths, ``weightWidth`` digits each.
    case templateWeights
    /// The hashes of all grams, ascending, ``hashWidth`` digits each.
    case grams
    /// Where each gram's postings begin, and the end, ``offsetWidth`` digits each.
    case gramOffsets
    /// `stop TAB literal` a line: literals by which logs are searched.
    case anchors
    /// Template numbers, ``templateWidth`` digits each.
    case postings
  }

  static let header = "leadline-knowledge 1\n"
  static let hashWidth = 5
  static let offsetWidth = 5
  static let templateWidth = 3
  static let ownerWidth = 2
  static let weightWidth = 3
  static let wordWidth = 2
  static let decoyOwner = 1 << 12 - 1
  /// So many templates, and so many languages and concepts, have a number.
  static let templateLimit = 1 << 18
  static let wordLimit = 1 << 12

  /// Makes the archive.
  ///
  /// - Parameters:
  ///   - content: The parsed folder.
  ///   - files: The same folder's texts.
  /// - Returns: UTF-8 text without NUL or carriage return.
  public static func archive(of content: KnowledgeContent, files: KnowledgeFiles) -> [UInt8] {
    var sections = [[UInt8]](repeating: [], count: Section.allCases.count)
    let order = Dictionary(
      content.entries.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { $1 })
    sections[.entries] = entries(content)
    sections[.codes] = codes(content)
    sections[.signs] = signs(content)
    writeWords(content, to: &sections)
    writeFiles(content, files, order: order, to: &sections)
    TemplateIndexWriter(content: content).write(to: &sections)
    return assemble(sections)
  }

  private static func assemble(_ sections: [[UInt8]]) -> [UInt8] {
    var result = Array(header.utf8)
    var offset = header.utf8.count + sections.count * offsetWidth * 2
    for section in sections {
      ArchiveDigits.append(offset, width: offsetWidth, to: &result)
      ArchiveDigits.append(section.count, width: offsetWidth, to: &result)
      offset += section.count
    }
    for section in sections { result += section }
    return result
  }

  private static func entries(_ content: KnowledgeContent) -> [UInt8] {
    lines(
      content.entries.map { entry in
        [
          entry.id.rawValue, entry.recognition.isWrapper ? "w" : "-", entry.subject.destination,
        ]
      })
  }

  private static func codes(_ content: KnowledgeContent) -> [UInt8] {
    var rows: [[String]] = []
    for (index, entry) in content.entries.enumerated() {
      rows += entry.recognition.codes.map { [$0, "\(index)", "="] }
      rows += entry.recognition.sharedCodes.map { [$0, "\(index)", "~"] }
    }
    return lines(rows.sorted { $0.lexicographicallyPrecedes($1) })
  }

  private static func signs(_ content: KnowledgeContent) -> [UInt8] {
    var rows: [[String]] = []
    for (index, entry) in content.entries.enumerated() {
      rows += entry.recognition.signs.map {
        ["\(index)", $0.map(\.rawValue).joined(separator: " ")]
      }
    }
    return lines(rows)
  }

  private static func writeWords(_ content: KnowledgeContent, to sections: inout [[UInt8]]) {
    let languages = content.lexicons.map(\.language).sorted()
    let concepts = Set(content.lexicons.flatMap { $0.words.map(\.concept) }).sorted()
    var rows: Set<[UInt8]> = []
    for lexicon in content.lexicons {
      for (concept, words) in lexicon.words {
        guard let language = languages.firstIndex(of: lexicon.language),
          let number = concepts.firstIndex(of: concept)
        else { continue }
        for var row in words.compactMap(folded) {
          row.append(0x09)
          ArchiveDigits.append(language, width: wordWidth, to: &row)
          ArchiveDigits.append(number, width: wordWidth, to: &row)
          rows.insert(row)
        }
      }
    }
    sections[.languages] = lines(languages.map { [$0.rawValue] })
    sections[.concepts] = lines(concepts.map { [$0.rawValue] })
    sections[.words] = rows.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 + [0x0A] }
  }

  /// A word with its gaps marked; `nil` when nothing of it is left to compare.
  private static func folded(_ word: String) -> [UInt8]? {
    let parts = word.split(separator: "…").map { FoldedText(String($0)).bytes }
      .filter { !$0.isEmpty }
    guard let first = parts.first, first.count > 1 else { return nil }
    return Array(parts.joined(separator: [WordTable.gap]))
  }

  private static func writeFiles(
    _ content: KnowledgeContent, _ files: KnowledgeFiles, order: [EntryID: Int],
    to sections: inout [[UInt8]]
  ) {
    var rows: [[String]] = []
    for (path, text) in files.files {
      let meaning = content.paths[path]
      let entry = meaning.flatMap { order[$0.id] }
      guard entry != nil || KnowledgePath(path).standsAlone else { continue }
      let bytes = text.utf8.filter { $0 != 0 && $0 != 0x0D }
      rows.append([
        meaning?.language.rawValue ?? "-", entry.map(String.init) ?? "-",
        "\(sections[.sources].count)", "\(bytes.count)",
        meaning.map { hasText($0, in: content) } ?? false ? "+" : "-", path,
      ])
      sections[.sources] += bytes
    }
    sections[.files] = lines(rows)
  }

  private static func hasText(
    _ path: KnowledgeContent.EntryPath, in content: KnowledgeContent
  ) -> Bool {
    path.language == .english || content.translations[path.language]?[path.id]?.text != nil
  }

  static func lines(_ rows: [[String]]) -> [UInt8] {
    rows.flatMap { Array($0.joined(separator: "\t").utf8) + [0x0A] }
  }
}

extension [[UInt8]] {
  subscript(section: ArchiveWriter.Section) -> [UInt8] {
    get { self[section.rawValue] }
    set { self[section.rawValue] = newValue }
  }
}
