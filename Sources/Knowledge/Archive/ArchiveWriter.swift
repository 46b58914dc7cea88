import Text

/// Writes a knowledge folder as one text that is searched without being parsed.
public enum ArchiveWriter {
  /// The archive's sections, in the order in which they stand.
  enum Section: Int, CaseIterable {
    /// `id TAB flags TAB path…` a line: an entry.
    case entries
    /// `CODE TAB entry TAB claim` a line, sorted without regard to case; the claim as in
    /// ``KnowledgeArchive/CodeClaim/Kind``.
    case codes
    /// Where each line of `codes` begins, ``offsetWidth`` digits each.
    case codeOffsets
    /// `entry TAB concept concept…` a line.
    case signs
    /// The languages of the lexicons, a line each.
    case languages
    /// The concepts of the lexicons, a line each.
    case concepts
    /// `word TAB language concept` a line, sorted; words folded, `~` for a gap; the numbers of
    /// language and concept in ``wordWidth`` digits each.
    case words
    /// Where each line of `words` begins, and the end, ``offsetWidth`` digits each.
    case wordOffsets
    /// For each pair of bytes, and for the end, the number of the first word that begins with it or
    /// with a later pair, ``templateWidth`` digits each.
    case wordStarts
    /// `language TAB entry TAB offset TAB length TAB + or - TAB path` a line: where a file stands
    /// in `sources`; `-` where it holds wordings only. Lexicons and guides have no language and
    /// entry.
    case files
    /// Where in `files` the lines of each entry begin, and where the last one's end,
    /// ``offsetWidth`` digits each; those of no entry stand behind.
    case entryFiles
    /// The files, one after the other.
    case sources
    /// `stop TAB literal` a line: literals by which logs are searched.
    case anchors
    /// The rows of catalogues: where each stands in `sources`, the number of its catalogue, and how
    /// many rows of the same code stand before it; ``offsetWidth``, 1 and ``wordWidth`` digits.
    case catalogueRows
    /// `name TAB number of rows TAB path TAB word,word` a line: a catalogue, and the words of its
    /// context, folded.
    case catalogues
    /// `word TAB first posting TAB descriptions TAB entries TAB weight` a line, sorted: the words
    /// of descriptions, how many of these hold them, and how many entries do elsewhere.
    case terms
    /// Where each line of `terms` begins, ``offsetWidth`` digits each.
    case termOffsets
    /// The numbers of descriptions, then of entries, ``templateWidth`` digits each.
    case termPostings
    /// Each description's entry and length, and 1 where it denies something; ``ownerWidth``,
    /// ``weightWidth`` and 1 digits.
    case documents
    /// `words TAB word` a line: names of the same thing.
    case synonyms
    /// `word TAB destination` a line: words that name a lead destination.
    case destinationWords
    /// Wordings and the index of their grams: of the entries, then of the catalogues.
    case templates, templateOffsets, templateOwners, templateWeights
    case grams, gramOffsets, gramWeights, postings
    case rowTemplates, rowTemplateOffsets, rowTemplateOwners, rowTemplateWeights
    case rowGrams, rowGramOffsets, rowGramWeights, rowPostings
  }

  static let header = "leadline-knowledge 2\n"
  static let hashWidth = 5
  static let offsetWidth = 5
  static let templateWidth = 3
  static let ownerWidth = 3
  static let gramWeightWidth = 2
  static let weightWidth = 3
  static let wordWidth = 2
  static let decoyOwner = 1 << 18 - 1
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
    writeCodes(content, to: &sections)
    sections[.signs] = signs(content)
    writeWords(content, to: &sections)
    writeFiles(content, files, order: order, to: &sections)
    let templates = EntryTemplates(content)
    let index = TemplateIndex(templates.templates, into: .entries)
    index.write(to: &sections)
    sections[.anchors] = templates.anchors(weights: index.weights)
    TemplateIndex(CatalogueTemplates(content).templates, into: .catalogues).write(to: &sections)
    DescriptionIndex(content).write(to: &sections)
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
          entry.id.rawValue,
          (entry.recognition.isWrapper ? "w" : "-") + (entry.recognition.isCommon ? "c" : "-"),
          entry.subject.destination,
        ]
      })
  }

  private static func writeCodes(_ content: KnowledgeContent, to sections: inout [[UInt8]]) {
    for row in CodeClaims(content).rows {
      ArchiveDigits.append(sections[.codes].count, width: offsetWidth, to: &sections[.codeOffsets])
      sections[.codes] += lines([row])
    }
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
    writeSorted(rows.sorted { $0.lexicographicallyPrecedes($1) }, to: &sections)
  }

  private static func writeSorted(_ words: [[UInt8]], to sections: inout [[UInt8]]) {
    var nextPair = 0
    for (number, word) in words.enumerated() {
      while nextPair <= WordTable.key(word[0], word[1]) {
        ArchiveDigits.append(number, width: templateWidth, to: &sections[.wordStarts])
        nextPair += 1
      }
      ArchiveDigits.append(sections[.words].count, width: offsetWidth, to: &sections[.wordOffsets])
      sections[.words] += word + [0x0A]
    }
    ArchiveDigits.append(sections[.words].count, width: offsetWidth, to: &sections[.wordOffsets])
    while nextPair <= 1 << 16 {
      ArchiveDigits.append(words.count, width: templateWidth, to: &sections[.wordStarts])
      nextPair += 1
    }
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
    var starts: [String: [Int]] = [:]
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
      if case .catalogueRows(let name) = KnowledgePath(path) {
        starts[name] = Self.starts(of: bytes, from: sections[.sources].count)
      }
      // A row is read to the end of its line, wherever the file ends.
      sections[.sources] += bytes + [0x0A]
    }
    write(rows, to: &sections, entryCount: content.entries.count)
    writeCatalogues(content, starts: starts, to: &sections)
  }

  private static func write(
    _ rows: [[String]], to sections: inout [[UInt8]], entryCount: Int
  ) {
    let byEntry = Dictionary(grouping: rows) { Int($0[1]) }
    for entry in 0...entryCount {
      ArchiveDigits.append(
        sections[.files].count, width: offsetWidth, to: &sections[.entryFiles])
      sections[.files] += lines(entry < entryCount ? byEntry[entry] ?? [] : byEntry[nil] ?? [])
    }
  }

  /// Where the lines begin that hold something.
  private static func starts(of bytes: [UInt8], from offset: Int) -> [Int] {
    bytes.split(separator: 0x0A).filter { !$0.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
      .map { offset + $0.startIndex }
  }

  private static func writeCatalogues(
    _ content: KnowledgeContent, starts: [String: [Int]], to sections: inout [[UInt8]]
  ) {
    sections[.catalogues] = lines(
      content.catalogues.map {
        [
          $0.name, "\($0.rows.count)", KnowledgePath.help(of: $0.name),
          $0.help.context.map { String(decoding: FoldedText($0).bytes, as: UTF8.self) }
            .joined(separator: ","),
        ]
      })
    for (number, catalogue) in content.catalogues.enumerated() {
      var seen: [String: Int] = [:]
      for (row, start) in zip(catalogue.rows, starts[catalogue.name] ?? []) {
        ArchiveDigits.append(start, width: offsetWidth, to: &sections[.catalogueRows])
        ArchiveDigits.append(number, width: 1, to: &sections[.catalogueRows])
        ArchiveDigits.append(
          seen[row.code, default: 0], width: wordWidth, to: &sections[.catalogueRows])
        seen[row.code, default: 0] += 1
      }
    }
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
    // In place: a setter would copy the section for every number that is added to it.
    _modify { yield &self[section.rawValue] }
  }
}
