import Text

/// The completions of a word as a list to be shown below the line.
struct CompletionList {
  let completions: [Completion]
  let size: TerminalSize
  let style: TerminalStyle

  /// What all replacements begin with.
  static func commonPrefix(of completions: [Completion]) -> String {
    guard var prefix = completions.first?.replacement else { return "" }
    for completion in completions.dropFirst() {
      prefix = String(
        zip(prefix, completion.replacement).prefix { $0 == $1 }.map(\.0))
    }
    return prefix
  }

  /// The rows: one a completion with its summary where these fit, else columns of names.
  var rows: [String] {
    let room = max(4, size.rows - 3)
    let hasSummaries = completions.contains { !$0.summary.isEmpty }
    let all = hasSummaries && completions.count <= room ? described : columned
    guard all.count > room else { return all }
    let hidden = all.count - (room - 1)
    let note = "… \(hidden) more \(hidden == 1 ? "row" : "rows"): type more of the word"
    return all.prefix(room - 1) + [style.render(note, as: .muted)]
  }

  private var described: [String] {
    let widths = completions.map { DisplayWidth.of($0.replacement) }
    let nameWidth = min(widths.max() ?? 0, size.columns / 2)
    return zip(completions, widths).map { completion, width in
      let name = DisplayWidth.truncated(completion.replacement, to: size.columns - 1)
      let gap = max(2, nameWidth - width + 2)
      let room = size.columns - 1 - width - gap
      guard room > 8, !completion.summary.isEmpty else { return name }
      let summary = DisplayWidth.truncated(completion.summary, to: room)
      return name + String(repeating: " ", count: gap) + style.render(summary, as: .muted)
    }
  }

  private var columned: [String] {
    let names = completions.map {
      DisplayWidth.truncated($0.replacement, to: size.columns - 1)
    }
    let widths = names.map { DisplayWidth.of($0) }
    let cell = (widths.max() ?? 0) + 2
    let perRow = max(1, (size.columns - 1) / cell)
    let height = (names.count + perRow - 1) / perRow
    return (0..<height).map { row in
      var line = ""
      for index in stride(from: row, to: names.count, by: height) {
        line += names[index]
        if index + height < names.count {
          line += String(repeating: " ", count: cell - widths[index])
        }
      }
      return line
    }
  }
}
