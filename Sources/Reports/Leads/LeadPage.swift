import Text

/// Lines about a lead, all of foreign text, so that nothing in them is markup.
struct LeadPage {
  let style: ProseStyle
  private(set) var text = ""

  private static let margin = 2
  /// The width of the labels, unless the page is narrow.
  private static let labels = 13

  init(style: ProseStyle) { self.style = style }

  mutating func title(_ words: String, role: ProseRole) {
    if !text.isEmpty { text += "\n" }
    write(words, lead: "", indent: 0, role: role)
  }

  mutating func heading(_ words: String) {
    if !text.isEmpty { text += "\n" }
    write(words, lead: "", indent: 0, role: .heading)
  }

  /// A line of its own.
  mutating func line(_ words: String, role: ProseRole? = nil) {
    write(words, lead: blanks(Self.margin), indent: Self.margin, role: role)
  }

  /// A label and what it stands for; further lines stand under the first.
  mutating func row(_ label: String, _ words: String, role: ProseRole? = nil) {
    // A narrow page has no room for a column of labels.
    if style.width < 60 {
      let lead = blanks(Self.margin) + (label.isEmpty ? blanks(Self.margin) : label + ": ")
      return write(words, lead: lead, indent: Self.margin * 2, role: role)
    }
    let width = Self.margin + Self.labels
    let lead = blanks(Self.margin) + label + blanks(Self.labels - DisplayWidth.of(label))
    write(words, lead: lead, indent: width, role: role)
  }

  /// A marked line; the mark alone is drawn.
  mutating func item(_ mark: String, _ words: String, role: ProseRole) {
    let lead = blanks(Self.margin) + style.paint(mark, role) + " "
    let cells = Self.margin + DisplayWidth.of(mark) + 1
    write(words, lead: lead, cells: cells, indent: Self.margin * 2)
  }

  private func draw(_ text: String, _ role: ProseRole?) -> String {
    role.map { style.paint(text, $0) } ?? text
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }

  private mutating func write(
    _ words: String, lead: String, cells: Int? = nil, indent: Int, role: ProseRole? = nil
  ) {
    let indent = min(indent, style.width / 2)
    let first = cells ?? DisplayWidth.of(lead)
    // Blanks hold the room of what stands before the first line.
    let filled = blanks(first - indent) + SafeText.escapedLine(words)
    let lines = DisplayWidth.wrapped(filled, to: style.width - indent)
    for (number, line) in lines.enumerated() {
      let held = number == 0 ? line.prefix { $0 == " " }.count : 0
      let isLed = number == 0 && held >= first - indent
      // What is too long to stand beside its label stands below it.
      if number == 0, !isLed { text += lead[...].droppingBlanks + "\n" }
      // What stood within a line may stand at the start of one now, where it could be a command.
      let words = SafeText.escapedLine(
        String(line.dropFirst(isLed ? max(first - indent, 0) : held)))
      text += (isLed ? lead : blanks(indent)) + (words.isEmpty ? "" : draw(words, role)) + "\n"
    }
  }
}

extension Substring {
  /// Without the blanks at its end.
  fileprivate var droppingBlanks: Substring {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
