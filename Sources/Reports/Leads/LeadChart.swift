public import Leads
import Text

/// Leads by one thing, drawn as bars.
public struct LeadChart {
  private let rows: [(label: String, row: LeadTally.Row)]
  private let subject: LeadCounts.Subject
  private let kinds: [LeadKind]

  /// Makes a chart.
  ///
  /// - Parameters:
  ///   - counts: The counts.
  ///   - subject: By what.
  public init(_ counts: LeadCounts, by subject: LeadCounts.Subject) {
    self.subject = subject
    rows = counts.all.total == 0 ? [] : LeadCountsReport(counts).rows(by: subject)
    kinds = LeadKind.allCases.filter { counts.all.count(of: $0) > 0 }
  }

  /// The chart, for a person to look at.
  ///
  /// - Parameters:
  ///   - style: Where and how it is drawn.
  ///   - isASCII: Whether the terminal shows nothing else.
  /// - Returns: Lines, each ended by a newline.
  public func text(_ style: ProseStyle, isASCII: Bool) -> String {
    var text = style.paint(Wording.LeadStream.by(subject), .heading) + "\n"
    let most = rows.map(\.row.total).max() ?? 0
    guard most > 0 else { return text + "  " + Wording.LeadStream.nothingToDraw + "\n" }
    let labels = rows.map { SafeText.escapedLine($0.label) }
    let numbers = rows.map { String($0.row.total) }
    let widest = labels.map(DisplayWidth.of).max() ?? 0
    let labelWidth = min(widest, max(10, style.width / 3))
    let numberWidth = numbers.map(\.count).max() ?? 0
    let room = max(4, style.width - labelWidth - numberWidth - 6)
    for (place, row) in rows.enumerated() {
      let label = DisplayWidth.truncated(labels[place], to: labelWidth)
      let gap = String(repeating: " ", count: max(0, labelWidth - DisplayWidth.of(label)))
      let blanks = String(repeating: " ", count: numberWidth - numbers[place].count)
      let bar = bar(row.row, most: most, room: room, style, isASCII)
      let line = "  " + SafeText.escapedLine(label) + gap + "  " + blanks + numbers[place]
      text += line + (bar.isEmpty ? "" : "  " + bar) + "\n"
    }
    if kinds.count > 1 { text += style.paint(legend(isASCII, style.width), .muted) + "\n" }
    return text
  }

  /// A row's kinds one behind the other. Whoever has a lead gets a mark, however short the bar is.
  private func bar(
    _ row: LeadTally.Row, most: Int, room: Int, _ style: ProseStyle, _ isASCII: Bool
  ) -> String {
    var sum = 0
    var drawn = 0
    var bar = ""
    for kind in LeadKind.allCases where row.count(of: kind) > 0 {
      sum += row.count(of: kind)
      let end = max(drawn + 1, (sum * room + most / 2) / most)
      let part = String(repeating: Self.mark(kind, isASCII), count: min(end, room) - drawn)
      drawn = min(end, room)
      bar += kind.role.map { style.paint(part, $0) } ?? part
    }
    return bar
  }

  private func legend(_ isASCII: Bool, _ width: Int) -> String {
    let parts = kinds.map { kind in
      Self.mark(kind, isASCII) + " " + Wording.LeadStream.column(kind, width: width)
    }
    return "  " + parts.joined(separator: "   ")
  }

  private static func mark(_ kind: LeadKind, _ isASCII: Bool) -> String {
    switch kind {
    case .contact: isASCII ? "#" : "█"
    case .doNotContact: isASCII ? "-" : "▒"
    case .test: isASCII ? "." : "░"
    }
  }
}
