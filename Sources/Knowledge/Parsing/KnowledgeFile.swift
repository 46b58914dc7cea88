/// The common form of the files: front matter, a title, sections.
struct KnowledgeFile {
  struct Line {
    let text: Substring
    let number: Int
  }

  struct Field {
    let key: String
    let value: String
    let line: Int
  }

  struct Section {
    let name: String
    let line: Int
    var lines: [Line]
  }

  let path: String
  private(set) var fields: [Field] = []
  private(set) var title: Line?
  /// What stands before the first section, or everything when there is none.
  private(set) var preamble: [Line] = []
  private(set) var sections: [Section] = []
  private(set) var problems: [KnowledgeProblem] = []

  init(path: String, text: String) {
    self.path = path
    var lines = Self.numbered(text)[...]
    readFrontMatter(&lines)
    readBody(lines)
  }

  mutating func report(_ message: String, line: Int) {
    problems.append(KnowledgeProblem(path: path, line: line, message: message))
  }

  /// The value of a key that may stand once.
  mutating func value(_ key: String, required: Bool) -> String? {
    let found = fields.filter { $0.key == key }
    if found.count > 1 { report("'\(key)' stands twice; expected once", line: found[1].line) }
    if found.isEmpty, required { report("expected the key '\(key)' in the front matter", line: 1) }
    if let first = found.first, first.value.isEmpty {
      report("expected a value after '\(key):'", line: first.line)
    }
    return found.first?.value
  }

  /// Where a key stands; the first line where it is missing.
  func line(of key: String) -> Int { fields.first { $0.key == key }?.line ?? 1 }

  /// Reports keys and sections outside the given sets.
  mutating func allowOnly(keys: Set<String>, sections names: [String]) {
    for field in fields where !keys.contains(field.key) {
      report(
        "unknown key '\(field.key)'; expected one of \(keys.sorted().joined(separator: ", "))",
        line: field.line)
    }
    var previous = -1
    for section in sections {
      guard let position = names.firstIndex(of: section.name) else {
        report(
          "unknown section '\(section.name)'; expected one of \(names.joined(separator: ", "))",
          line: section.line)
        continue
      }
      if position <= previous {
        report(
          "section '\(section.name)' is out of order or stands twice; expected the order "
            + names.joined(separator: ", "), line: section.line)
      }
      previous = position
    }
  }

  /// Splits at line feeds; by bytes, for a carriage return and a line feed are one character.
  private static func numbered(_ text: String) -> [Line] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .map { index, line in
        let line = line.last == 0x0D ? line.dropLast() : line
        return Line(text: Substring(line), number: index + 1)
      }
  }

  private mutating func readFrontMatter(_ lines: inout ArraySlice<Line>) {
    guard lines.first?.text == "---" else {
      return report("expected '---', the start of the front matter", line: 1)
    }
    lines.removeFirst()
    while let line = lines.first {
      lines.removeFirst()
      if line.text == "---" { return }
      guard let colon = line.text.firstIndex(of: ":") else {
        report("expected 'key: value' in the front matter", line: line.number)
        continue
      }
      let value = line.text[line.text.index(after: colon)...]
      fields.append(
        Field(
          key: String(line.text[..<colon]), value: String(value.trimmed), line: line.number))
    }
    report("expected '---', the end of the front matter", line: 1)
  }

  private mutating func readBody(_ lines: ArraySlice<Line>) {
    for line in lines {
      if line.text.hasPrefix("## ") {
        sections.append(
          Section(name: String(line.text.dropFirst(3).trimmed), line: line.number, lines: []))
      } else if line.text.hasPrefix("# "), title == nil, sections.isEmpty {
        title = Line(text: line.text.dropFirst(2).trimmed, number: line.number)
      } else if sections.isEmpty {
        preamble.append(line)
      } else {
        sections[sections.count - 1].lines.append(line)
      }
    }
  }
}

extension Substring {
  /// Without blanks at either end.
  var trimmed: Substring {
    var result = self
    while let first = result.first, first == " " || first == "\t" { result.removeFirst() }
    while let last = result.last, last == " " || last == "\t" { result.removeLast() }
    return result
  }
}
