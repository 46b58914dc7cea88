import Text

/// A wording as it is indexed.
struct IndexedTemplate {
  /// The entry's number; `nil` for a decoy.
  let owner: Int?
  let language: LanguageTag
  let segments: [[UInt8]]

  /// - Returns: `nil` where nothing is left to compare.
  init?(_ message: String, owner: Int?, language: LanguageTag) {
    let segments = MessageTemplate(message).segments.map(\.bytes)
    guard !segments.isEmpty else { return nil }
    self.owner = owner
    self.language = language
    self.segments = segments
  }
}

/// The wordings of the entries in all languages.
///
/// Counter-examples go in as decoys: a text that is nearer to one of them than to any wording is
/// not claimed. So whoever finds a false claim mends it by adding the text to the entry. One that
/// holds the wording of another entry is left out: it would speak against that entry, too, whose
/// own wording wins the text anyway.
struct EntryTemplates {
  let templates: [IndexedTemplate]
  /// All wordings as they stand in the files, without the decoys.
  private let messages: [String]
  private let codes: [String]

  init(_ content: KnowledgeContent) {
    var templates: [IndexedTemplate] = []
    var messages: [String] = []
    let wordings = WordingFinder(content)
    func add(_ texts: [String], owner: Int?, language: LanguageTag) {
      templates += texts.compactMap { IndexedTemplate($0, owner: owner, language: language) }
    }
    for (index, entry) in content.entries.enumerated() {
      add(entry.recognition.messages, owner: index, language: .english)
      messages += entry.recognition.messages
      let decoys = entry.nonMatches.filter { !wordings.holdsOne(in: $0, besides: index) }
      add(decoys, owner: nil, language: .english)
      for (language, translations) in content.translations.sorted(by: { $0.key < $1.key }) {
        guard let translation = translations[entry.id] else { continue }
        add(translation.messages, owner: index, language: language)
        messages += translation.messages
      }
    }
    self.templates = templates
    self.messages = messages
    self.codes = content.entries.flatMap { $0.recognition.codes }
  }

  /// The literals by which logs are searched.
  func anchors(weights: [UInt32: Double]) -> [UInt8] {
    let anchors = AnchorWriter(weights: weights).anchors(messages: messages, codes: codes)
    return ArchiveWriter.lines(AnchorStops(anchors).rows)
  }
}

/// The wordings of the catalogues. Where a curated entry answers for a row's code, they are its.
struct CatalogueTemplates {
  let templates: [IndexedTemplate]

  init(_ content: KnowledgeContent) {
    let owners = CodeClaims.owners(content)
    var templates: [IndexedTemplate] = []
    var number = content.entries.count
    for row in content.catalogues.flatMap(\.rows) {
      let owner = owners[row.code.lowercasedASCII] ?? number
      templates += row.messages.compactMap {
        IndexedTemplate($0, owner: owner, language: .english)
      }
      number += 1
    }
    self.templates = templates
  }
}
