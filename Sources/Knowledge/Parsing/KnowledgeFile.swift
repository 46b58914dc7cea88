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
  private var reported: [KnowledgeProblem] = []
  /// What is wrong with the front matter as a whole. All else that is amiss follows from it.
  private var frontMatterProblem: KnowledgeProblem?
  private var missingKeys: [String] = []
  private var missingSections: Set<String> = []
  private var sectionOrder: [String] = []
  /// Where what is missing is told.
  private let start: Int
  /// What stands before the name of a section.
  let marker: String

  init(path: String, text: String) {
    self.path = path
    start = 1
    marker = "##"
    var lines = Self.numbered(text)[...]
    readFrontMatter(&lines)
    readBody(lines)
  }

  /// Takes a section that has keys, right after its heading, and sections of its own.
  init(path: String, section: Section) {
    self.path = path
    start = section.line
    marker = "###"
    for line in section.lines {
      if line.text.hasPrefix("### ") {
        let name = String(line.text.dropFirst(4).trimmed)
        sections.append(Section(name: name, line: line.number, lines: []))
      } else if !sections.isEmpty {
        sections[sections.count - 1].lines.append(line)
      } else if !line.text.trimmed.isEmpty {
        readField(line)
      }
    }
  }

  /// Everything that is wrong; what is missing is told in one line, so that it hides nothing else.
  var problems: [KnowledgeProblem] {
    if let frontMatterProblem { return [frontMatterProblem] }
    var problems = reported
    if !missingKeys.isEmpty {
      let keys = Self.list(missingKeys.map { "'\($0)'" }, "the key", "the keys")
      problems.append(problem("expected \(keys) \(placeOfKeys)", line: start))
    }
    if !missingSections.isEmpty {
      let ordered = sectionOrder.filter(missingSections.contains)
      let names = ordered.map { "'\(marker) \($0)'" }
      let sections = Self.list(names, "a section", "the sections")
      problems.append(problem("expected \(sections)", line: start))
    }
    return problems
  }

  /// Whether there is a front matter, without which all else that is amiss follows from it.
  var isReadable: Bool { frontMatterProblem == nil }

  private var placeOfKeys: String {
    marker == "##" ? "in the front matter" : "under the step's heading"
  }

  private static func list(_ names: [String], _ one: String, _ several: String) -> String {
    (names.count == 1 ? one : several) + " " + names.joined(separator: ", ")
  }

  private func problem(_ message: String, line: Int) -> KnowledgeProblem {
    KnowledgeProblem(path: path, line: line, message: message)
  }

  mutating func report(_ message: String, line: Int) {
    reported.append(problem(message, line: line))
  }

  /// The section of a name; one that is missing although it is required is reported.
  mutating func section(_ name: String, required: Bool) -> Section? {
    let section = sections.first { $0.name == name }
    if section == nil, required { missingSections.insert(name) }
    return section
  }

  /// The value of a key that may stand once.
  mutating func value(_ key: String, required: Bool) -> String? {
    let found = fields.filter { $0.key == key }
    if found.count > 1 { report("'\(key)' stands twice; expected once", line: found[1].line) }
    if found.isEmpty, required { missingKeys.append(key) }
    if let first = found.first, first.value.isEmpty {
      report("expected a value after '\(key):'", line: first.line)
    }
    return found.first?.value
  }

  /// Where a key stands; the start where it is missing.
  func line(of key: String) -> Int { fields.first { $0.key == key }?.line ?? start }

  /// Reports text that stands under no section.
  mutating func allowNoPreamble() {
    guard let line = preamble.first(where: { !$0.text.trimmed.isEmpty }) else { return }
    report("expected '# ' and the title, or '## ' and the name of a section", line: line.number)
  }

  /// Reports keys and sections outside the given sets.
  ///
  /// A name that ends in `…` stands for any number of sections that begin like it.
  mutating func allowOnly(keys: Set<String>, sections names: [String]) {
    for field in fields where !keys.contains(field.key) {
      report(
        "unknown key '\(field.key)'; expected one of \(keys.sorted().joined(separator: ", "))",
        line: field.line)
    }
    sectionOrder = names
    var previous = -1
    for section in sections {
      guard let position = names.firstIndex(where: { Self.name($0, covers: section.name) }) else {
        report(
          "unknown section '\(section.name)'; expected one of \(names.joined(separator: ", "))",
          line: section.line)
        continue
      }
      if position < previous || position == previous && names[position] == section.name {
        report(
          "section '\(section.name)' is out of order or stands twice; expected the order "
            + names.joined(separator: ", "), line: section.line)
      }
      previous = position
    }
  }

  private static func name(_ name: String, covers section: String) -> Bool {
    name.hasSuffix("…") ? section.hasPrefix(name.dropLast()) : section == name
  }

  /// Splits at line feeds; by bytes, for a carriage return and a line feed are one character.
  static func numbered(_ text: String) -> [Line] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .map { index, line in
        let line = line.last == 0x0D ? line.dropLast() : line
        return Line(text: Substring(line), number: index + 1)
      }
  }

  private mutating func readFrontMatter(_ lines: inout ArraySlice<Line>) {
    guard lines.first?.text == "---" else {
      frontMatterProblem = problem("expected '---', the start of the front matter", line: 1)
      return
    }
    lines.removeFirst()
    while let line = lines.first {
      lines.removeFirst()
      if line.text == "---" { return }
      readField(line)
    }
    frontMatterProblem = problem("expected '---', the end of the front matter", line: 1)
  }

  private mutating func readField(_ line: Line) {
    guard let colon = line.text.firstIndex(of: ":") else {
      report("expected 'key: value' \(placeOfKeys)", line: line.number)
      return
    }
    let value = line.text[line.text.index(after: colon)...]
    fields.append(
      Field(key: String(line.text[..<colon]), value: String(value.trimmed), line: line.number))
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
