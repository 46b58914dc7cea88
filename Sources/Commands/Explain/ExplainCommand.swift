import Arguments
import Diagnosis
import Knowledge
import Reports
import Text

/// `explain`: prints everything known about one failure.
struct ExplainCommand {
  private let name: String?
  private let lists: Bool
  private let isJSON: Bool

  init(_ parsed: ParsedCommand) {
    name = parsed.operands.first
    lists = parsed.flag("list")
    isJSON = parsed.value("format") == "json"
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    if lists { return try EntryList(isJSON: isJSON).run(in: context) }
    guard let name else {
      throw CommandFailure(
        "'explain' wants a code or an id; 'leadline explain --list' lists them", .usage)
    }
    let archive = try context.archive()
    let numbers = EntryLookup(archive).entries(named: name)
    guard !numbers.isEmpty else { return try reportUnknown(name, archive, in: context) }
    let explanations = numbers.compactMap {
      Explanation(number: $0, from: archive, in: context.languages.order(textLanguage: nil))
    }
    if isJSON {
      try context.write(JSONWriter.pretty(json(explanations)) + "\n")
    } else {
      let pages = zip(numbers, explanations).map { number, explanation in
        explanation.text(context.style, languages: archive.languages(of: number))
      }
      try context.write(pages.joined(separator: "\n"))
    }
    return .ok
  }

  private func json(_ explanations: [Explanation]) -> JSONValue {
    [
      "schemaVersion": 1, "verdict": JSONValue(explanations.isEmpty ? "unknown" : "known"),
      "language": JSONValue((explanations.first?.language ?? .english).rawValue),
      "matches": JSONValue(.array(explanations.map(\.json))),
    ]
  }

  private func reportUnknown(
    _ name: String, _ archive: KnowledgeArchive, in context: CommandContext
  ) throws -> ExitStatus {
    if isJSON { try context.write(JSONWriter.pretty(json([])) + "\n") }
    let shown = SafeText.escapedLine(name)
    let nearest = EntryLookup(archive).nearest(to: name)
    let advice =
      nearest.isEmpty
      ? "'leadline explain --list' lists what is known"
      : "known names that look like it: " + nearest.joined(separator: ", ")
    context.complain("nothing is known about '\(shown)'; \(advice)")
    return .notRecognised
  }
}

/// Finds entries by code, in any spelling, or by id.
struct EntryLookup {
  private let archive: KnowledgeArchive
  private let codes: CodeIndex

  init(_ archive: KnowledgeArchive) {
    self.archive = archive
    self.codes = CodeIndex(archive)
  }

  /// The numbers of the entries that a name stands for; an entry that claims a code alone comes
  /// before those that share it.
  func entries(named name: String) -> [Int] {
    let lower = name.lowercased()
    if let number = archive.number(of: EntryID(lower)) { return [number] }
    for code in ServiceCode.candidates(name) {
      if let claims = codes[code] {
        return Self.ordered(claims, curated: archive.entryCount)
      }
    }
    return []
  }

  /// Those that claim a code alone first, then those that share it; rows of catalogues only where
  /// no curated entry knows more, each entry once.
  private static func ordered(
    _ claims: [KnowledgeArchive.CodeClaim], curated count: Int
  ) -> [Int] {
    var seen: Set<Int> = []
    let entries = claims.sorted { !$0.isShared && $1.isShared }.map(\.entry)
      .filter { seen.insert($0).inserted }
    let curated = entries.filter { $0 < count }
    return curated.isEmpty ? entries : curated
  }

  /// Known codes and ids that differ from a name by little.
  func nearest(to name: String) -> [String] {
    var seen: Set<String> = []
    let near = ServiceCode.candidates(name).flatMap { codes.nearest(to: $0) }
      .filter { seen.insert($0).inserted }
    let lower = name.lowercased()
    let ids = archive.entryRows.map(\.id.rawValue).filter { id in
      lower.utf8.count >= 4 && (id.contains(lower) || lower.contains(id))
    }
    return Array((near + ids).prefix(4))
  }
}
