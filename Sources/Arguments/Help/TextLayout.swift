/// Lays plain ASCII text out within a width.
struct TextLayout {
  /// The columns that text may fill: from 40 to 200.
  let width: Int

  init(width: Int) {
    self.width = min(max(width, 40), 200)
  }

  /// Wraps paragraphs at spaces; a longer word, such as an address, stays whole.
  func wrap(_ text: String, indent: Int = 0) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      wrapParagraph(paragraph, room: width - indent)
        .map { $0.isEmpty ? "" : String(repeating: " ", count: indent) + $0 }
    }
  }

  /// Lays out a table of two columns: what is described and its description.
  func table(_ rows: [(label: String, text: String)]) -> [String] {
    let cap = min(30, width * 2 / 5)
    let column = rows.map(\.label.count).filter { $0 <= cap }.max() ?? min(cap, 12)
    let indent = column + 4
    return rows.flatMap { row in
      let label = "  " + row.label
      var lines = wrap(row.text, indent: indent)
      guard row.label.count <= column, let first = lines.first, !first.isEmpty else {
        return [label] + lines.filter { !$0.isEmpty }
      }
      lines[0] = label + first.dropFirst(label.count)
      return lines
    }
  }

  /// Lays out a usage line: what does not fit goes on below its first word after the lead.
  func usage(_ lead: String, _ parts: [String]) -> [String] {
    let indent = String(repeating: " ", count: min(lead.count + 1, width / 3))
    var lines = [lead]
    for part in parts {
      let last = lines[lines.count - 1]
      if last.count + 1 + part.count <= width {
        lines[lines.count - 1] = "\(last) \(part)"
      } else {
        lines.append(indent + part)
      }
    }
    return lines
  }

  private func wrapParagraph(_ paragraph: Substring, room: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in paragraph.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= room {
        line += " \(word)"
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return lines + [line]
  }
}
