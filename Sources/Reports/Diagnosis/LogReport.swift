public import Diagnosis
public import Knowledge
public import Text

/// The known failures of one log, counted.
public struct LogReport {
  private struct Group {
    var count = 0
    var firstLines: [Int] = []
    let explanation: Explanation
  }

  /// So many first lines are shown of each failure.
  private static let shownLines = 5

  private let source: String
  private let archive: KnowledgeArchive
  private let preference: LanguagePreference
  private var groups: [EntryID: Group] = [:]
  /// A log has few failures and many occurrences: each entry is parsed once a language.
  private var pages: [PageKey: EntryPage] = [:]

  private struct PageKey: Hashable {
    let entry: Int
    let languages: [LanguageTag]
  }

  /// Begins a report.
  ///
  /// - Parameters:
  ///   - source: The log's name.
  ///   - archive: The knowledge base.
  ///   - languages: The languages to show failures in.
  public init(source: String, archive: KnowledgeArchive, languages: LanguagePreference) {
    self.source = source
    self.archive = archive
    self.preference = languages
  }

  /// Whether nothing was found.
  public var isEmpty: Bool { groups.isEmpty }

  /// Counts an occurrence.
  ///
  /// - Parameter occurrence: What was found.
  /// - Returns: Makes the occurrence's JSON line.
  public mutating func add(_ occurrence: LogOccurrence) -> () -> JSONValue {
    let finding = occurrence.finding
    let page = page(finding.number, textLanguage: occurrence.textLanguage)
    if groups[finding.id] == nil, let page {
      groups[finding.id] = Group(explanation: Explanation(page, finding: nil))
    }
    groups[finding.id]?.count += 1
    if let lines = groups[finding.id]?.firstLines, lines.count < Self.shownLines {
      groups[finding.id]?.firstLines.append(occurrence.line)
    }
    return { [source] in
      var members: [(String, JSONValue)] = [
        ("schemaVersion", 1), ("source", JSONValue(source)), ("line", JSONValue(occurrence.line)),
        ("endLine", JSONValue(occurrence.endLine)),
      ]
      let explanation = page.map { Explanation($0, finding: finding) }
      members += (explanation?.json.object ?? []).map { ($0.key, $0.value) }
      return .record(members)
    }
  }

  private mutating func page(_ entry: Int, textLanguage: LanguageTag?) -> EntryPage? {
    let languages = preference.order(textLanguage: textLanguage)
    let key = PageKey(entry: entry, languages: languages)
    if let page = pages[key] { return page }
    pages[key] = EntryPage(number: entry, from: archive, in: languages)
    return pages[key]
  }

  private var ordered: [Group] {
    groups.sorted { one, other in
      let left = (-one.value.count, one.value.firstLines.first ?? 0, one.key)
      return left < (-other.value.count, other.value.firstLines.first ?? 0, other.key)
    }
    .map(\.value)
  }

  /// The counts and first lines, for a person to read.
  ///
  /// - Parameters:
  ///   - style: Where and how they are drawn.
  ///   - naming: Whether to say which log it is.
  /// - Returns: Lines, each ended by a newline.
  public func text(_ style: ProseStyle, naming: Bool) -> String {
    var page = TextPage(style: style)
    if naming { page.title(source) }
    guard !groups.isEmpty else {
      page.paragraph(Wording.nothingInLog)
      return page.text
    }
    for group in ordered {
      page.title(group.explanation.text.title)
      page.paragraph(group.explanation.entry.id.rawValue, role: .muted)
      page.paragraph(
        Wording.occurrences(group.count) + ", "
          + Wording.firstLines(group.firstLines, isMore: group.count > group.firstLines.count))
    }
    page.heading(Wording.next)
    page.paragraph(Wording.explainHint)
    return page.text
  }

  /// The counts and first lines, for a script.
  public var json: JSONValue {
    .record([
      ("source", JSONValue(source)),
      (
        "failures",
        .list(
          ordered.map { group in
            var members = (group.explanation.json.object ?? []).map { ($0.key, $0.value) }
            members.insert(("count", JSONValue(group.count)), at: 0)
            members.insert(("firstLines", .list(group.firstLines.map { JSONValue($0) })), at: 1)
            return .record(members)
          })
      ),
    ])
  }
}
