public import Leads
import Text

/// The first leads of many as a table that fits the width.
public struct LeadListing {
  /// A column, and how it gives way where there is little room.
  struct Column {
    let title: String
    /// It is not made narrower than this; one that does not fit then is left out.
    let narrowest: Int
    let isRightAligned: Bool
  }

  private struct Row {
    let cells: [String]
    let kind: LeadKind
  }

  static let columns = [
    Column(title: Wording.LeadStream.line, narrowest: 4, isRightAligned: true),
    Column(title: Wording.LeadStream.day, narrowest: 10, isRightAligned: false),
    Column(title: Wording.Lead.source, narrowest: 6, isRightAligned: false),
    Column(title: Wording.Lead.action, narrowest: 6, isRightAligned: false),
    Column(title: Wording.Lead.offer, narrowest: 12, isRightAligned: false),
    Column(title: Wording.Lead.email, narrowest: 14, isRightAligned: false),
    Column(title: Wording.LeadStream.name, narrowest: 10, isRightAligned: false),
    Column(title: Wording.Lead.company, narrowest: 10, isRightAligned: false),
    Column(title: Wording.Lead.country, narrowest: 7, isRightAligned: false),
  ]

  private static let gap = 2
  private static let longestCell = 300

  private let limit: Int
  private let naming: Bool
  private var rows: [Row] = []
  private var count = 0

  /// Begins a table.
  ///
  /// - Parameters:
  ///   - limit: So many leads are shown.
  ///   - naming: Whether to say from which text each came.
  public init(limit: Int, naming: Bool) {
    self.limit = limit
    self.naming = naming
  }

  /// Adds a lead; those beyond the limit are counted only.
  ///
  /// - Parameters:
  ///   - lead: The lead.
  ///   - line: The line on which it begins.
  ///   - source: The text's name.
  public mutating func add(_ lead: DecodedLead, line: Int, source: String) {
    count += 1
    guard rows.count < limit else { return }
    let customer = lead.lead.customer
    let origin = lead.lead.source
    let name = [customer.firstName, customer.lastName].filter { !$0.isEmpty }
    let cells = [
      naming ? "\(source):\(line)" : String(line), lead.created?.day ?? "", origin.source,
      origin.action, origin.offer.isEmpty ? lead.lead.offerTitle : origin.offer, customer.email,
      name.joined(separator: " "), customer.company, customer.country,
    ]
    rows.append(Row(cells: cells.map(Self.safe), kind: lead.kind))
  }

  private static func safe(_ text: String) -> String {
    SafeText.escapedLine(String(String.UnicodeScalarView(text.unicodeScalars.prefix(longestCell))))
  }

  /// The table, for a person to read.
  ///
  /// - Parameter style: Where and how it is drawn.
  /// - Returns: Lines, each ended by a newline.
  public func text(_ style: ProseStyle) -> String {
    guard !rows.isEmpty else { return "" }
    let widths = widths(in: style.width)
    var text = style.paint(line(Self.columns.map(\.title), widths), .heading) + "\n"
    for row in rows {
      let line = SafeText.escapedLine(line(row.cells, widths))
      text += (row.kind.role.map { style.paint(line, $0) } ?? line) + "\n"
    }
    if count > rows.count {
      let more = Wording.LeadStream.moreLeads(count - rows.count)
      let lines = DisplayWidth.wrapped(more, to: style.width)
      text += lines.map { style.paint($0, .muted) + "\n" }.joined()
    }
    return text
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (place, cell) in cells.enumerated() where widths[place] > 0 {
      let cell = DisplayWidth.truncated(cell, to: widths[place])
      let blanks = String(
        repeating: " ", count: max(0, widths[place] - DisplayWidth.of(cell)))
      line += line.isEmpty ? "" : String(repeating: " ", count: Self.gap)
      line += Self.columns[place].isRightAligned && !naming ? blanks + cell : cell + blanks
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The width of each column; 0 for one that is left out.
  private func widths(in room: Int) -> [Int] {
    var widths = Self.columns.indices.map { place in
      let widest = rows.map { DisplayWidth.of($0.cells[place]) }.max() ?? 0
      return widest == 0 ? 0 : max(widest, DisplayWidth.of(Self.columns[place].title))
    }
    func total() -> Int { widths.reduce(0) { $1 > 0 ? $0 + $1 + Self.gap : $0 } - Self.gap }
    // The last columns say least, so they are the first to go.
    while total() > room {
      let wide = widths.indices.filter { widths[$0] > Self.columns[$0].narrowest }
      if let widest = wide.max(by: { widths[$0] < widths[$1] }) {
        widths[widest] -= 1
      } else if let last = widths.indices.last(where: { $0 > 0 && widths[$0] > 0 }) {
        widths[last] = 0
      } else {
        break
      }
    }
    return widths
  }
}

extension LeadKind {
  /// How a lead is drawn; its action and its markers say the same without colour.
  var role: ProseRole? {
    switch self {
    case .contact: nil
    case .doNotContact: .warning
    case .test: .muted
    }
  }
}
