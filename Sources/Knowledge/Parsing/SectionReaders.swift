/// How the lines of a section are read, by what it holds.
extension KnowledgeFile {
  /// Texts indented by four spaces; a blank line separates one from the next.
  mutating func texts(_ name: String, required: Bool) -> [String] {
    guard let section = section(name, required: required) else { return [] }
    var texts: [String] = []
    var current: [Substring] = []
    for line in section.lines {
      if line.text.trimmed.isEmpty {
        if !current.isEmpty { texts.append(current.joined(separator: "\n")) }
        current = []
      } else if line.text.hasPrefix("    ") {
        current.append(line.text.dropFirst(4))
      } else {
        report("expected a text indented by four spaces, or a blank line", line: line.number)
      }
    }
    if !current.isEmpty { texts.append(current.joined(separator: "\n")) }
    if texts.isEmpty, required { report("expected at least one text", line: section.line) }
    return texts
  }

  /// Prose; lines of a paragraph are joined, paragraphs stay apart.
  mutating func prose(_ name: String, required: Bool) -> String? {
    guard let section = section(name, required: required) else { return nil }
    let paragraphs = section.lines.split { $0.text.trimmed.isEmpty }
      .map { $0.map { String($0.text.trimmed) }.joined(separator: " ") }
    if paragraphs.isEmpty {
      report("expected a sentence under '\(marker) \(name)'", line: section.line)
    }
    return paragraphs.joined(separator: "\n\n")
  }

  /// Steps numbered from 1; further lines of a step are indented.
  mutating func steps(_ name: String, required: Bool) -> [String]? {
    guard let section = section(name, required: required) else { return nil }
    let steps = list(section, margin: "   ") { "\($0 + 1). " }
    if steps.isEmpty { report("expected a numbered step", line: section.line) }
    return steps
  }

  /// Lines `- sentence`; further lines of a sentence are indented.
  mutating func items(_ name: String) -> [String] {
    guard let section = section(name, required: false) else { return [] }
    let items = list(section, margin: "  ") { _ in "- " }
    if items.isEmpty { report("expected at least one sentence", line: section.line) }
    return items
  }

  /// Items that begin with a marker each, and go on behind a margin.
  private mutating func list(
    _ section: Section, margin: String, marker: (_ count: Int) -> String
  ) -> [String] {
    var items: [String] = []
    for line in section.lines where !line.text.trimmed.isEmpty {
      let marker = marker(items.count)
      let rest = line.text.dropFirst(marker.count).trimmed
      if line.text.hasPrefix(marker), !rest.isEmpty {
        items.append(String(rest))
      } else if line.text.hasPrefix(margin), !items.isEmpty {
        items[items.count - 1] += " " + line.text.trimmed
      } else {
        report("expected '\(marker)…', or an indented continuation", line: line.number)
      }
    }
    return items
  }

  /// Lines `- a + b + c`.
  mutating func signs(_ name: String) -> [[Concept]] {
    guard let section = section(name, required: false) else { return [] }
    var signs: [[Concept]] = []
    for line in section.lines where !line.text.trimmed.isEmpty {
      let concepts = line.text.dropFirst(2).split(separator: "+", omittingEmptySubsequences: false)
        .map { Concept(String($0.trimmed)) }
      // A sign without a concept would be borne by every text.
      guard line.text.hasPrefix("- "), concepts.allSatisfy({ !$0.rawValue.isEmpty }) else {
        report("expected '- concept + concept'", line: line.number)
        continue
      }
      signs.append(concepts)
    }
    return signs
  }
}
