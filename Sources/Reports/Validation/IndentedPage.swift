import Text

/// Lines without markup, and pages of prose, each at its depth.
struct IndentedPage {
  private let style: ProseStyle
  private(set) var text = ""

  init(style: ProseStyle) { self.style = style }

  /// Writes a text of one line; where it is longer than the page, the rest stands under it.
  ///
  /// - Parameters:
  ///   - words: The text.
  ///   - indent: How deep it stands.
  ///   - mark: What stands before it, and alone is drawn where it is there.
  ///   - role: How it is drawn.
  mutating func line(
    _ words: String, indent: Int = 0, mark: String? = nil, role: ProseRole? = nil
  ) {
    guard !words.isEmpty else { return }
    let depth = min(indent, style.width / 4)
    let margin = String(repeating: " ", count: depth)
    // Blanks, which `wrapped` drops at the start, keep the room of the mark.
    let lead = mark.map { $0 + " " } ?? ""
    let safe = SafeText.escapedLine(lead + words)
    let lines = DisplayWidth.wrapped(safe, to: style.width - depth, indent: mark == nil ? 0 : 2)
    for (number, line) in lines.enumerated() {
      // What stood within a line may stand at the start of one now, where it could be a command.
      let line = SafeText.escapedLine(line)
      text += margin + drawn(line, mark: number == 0 ? mark : nil, hasMark: mark != nil, role)
      text += "\n"
    }
  }

  private func drawn(_ line: String, mark: String?, hasMark: Bool, _ role: ProseRole?) -> String {
    guard let role else { return line }
    guard hasMark else { return style.paint(line, role) }
    guard let mark, line.hasPrefix(mark) else { return line }
    return style.paint(mark, role) + line.dropFirst(mark.count)
  }

  /// Leaves a line blank.
  mutating func gap() { text += "\n" }

  /// Writes a page of prose.
  ///
  /// - Parameters:
  ///   - indent: How deep it stands.
  ///   - write: Fills the page.
  mutating func block(indent: Int, _ write: (inout TextPage) -> Void) {
    let depth = min(indent, style.width / 4)
    var page = TextPage(style: ProseStyle(width: style.width - depth, paint: style.paint))
    write(&page)
    let margin = String(repeating: " ", count: depth)
    for line in page.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      text += line.isEmpty ? "\n" : margin + line + "\n"
    }
  }
}
