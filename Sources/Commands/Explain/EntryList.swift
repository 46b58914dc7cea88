import Knowledge
import Reports
import Text

/// The list of all entries, with titles and codes.
struct EntryList {
  let isJSON: Bool

  func run(in context: CommandContext) throws -> ExitStatus {
    let archive = try context.archive()
    let languages = context.languages.order(textLanguage: nil)
    let explanations = archive.entryRows.indices.compactMap {
      Explanation(number: $0, from: archive, in: languages)
    }
    if isJSON {
      let rows = explanations.map { explanation -> JSONValue in
        [
          "id": JSONValue(explanation.entry.id.rawValue),
          "title": JSONValue(explanation.text.title),
          "codes": JSONValue(
            explanation.entry.recognition.codes + explanation.entry.recognition.sharedCodes),
          "destination": JSONValue(explanation.entry.subject.destination),
          "tier": JSONValue(explanation.tier.rawValue),
        ]
      }
      let value: JSONValue = ["schemaVersion": 1, "entries": JSONValue(.array(rows))]
      try context.write(JSONWriter.pretty(value) + "\n")
      return .ok
    }
    let width = explanations.map(\.entry.id.rawValue.utf8.count).max() ?? 0
    let style = context.style
    for explanation in explanations {
      let id = explanation.entry.id.rawValue
      let gap = String(repeating: " ", count: width - id.utf8.count + 2)
      let codes = explanation.entry.recognition.codes
      let tail = codes.isEmpty ? "" : " (" + codes.joined(separator: ", ") + ")"
      let text = DisplayWidth.wrapped(
        SafeText.escapedLine(explanation.text.title + tail), to: max(20, style.width - width - 2))
      let margin = String(repeating: " ", count: width + 2)
      try context.write(
        style.paint(id, .command) + gap + text.joined(separator: "\n" + margin) + "\n")
    }
    return .ok
  }
}
