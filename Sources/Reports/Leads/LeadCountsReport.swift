public import Leads
public import Text

/// How many leads there are, ready to be rendered.
public struct LeadCountsReport {
  let counts: LeadCounts

  /// So many values are shown of each thing; the JSON report has them all.
  static let shownValues = 15
  /// More days than this are put together to months, and more months to years.
  static let shownTimes = 31

  /// Makes the report.
  ///
  /// - Parameter counts: The counts.
  public init(_ counts: LeadCounts) { self.counts = counts }

  /// The counts, for a person to read.
  ///
  /// - Parameter style: Where and how they are drawn.
  /// - Returns: Lines, each ended by a newline.
  public func text(_ style: ProseStyle) -> String {
    var text = headline(style)
    for subject in LeadCounts.Subject.allCases {
      let rows = rows(by: subject)
      // Where nothing is told, a heading tells nothing.
      if rows.count == 1, rows[0].row.name.isEmpty { continue }
      text += "\n" + block(subject, rows, style)
    }
    return text
  }

  /// How many leads there are of each kind, in a line.
  ///
  /// - Parameter style: Where and how it is drawn.
  /// - Returns: Lines, each ended by a newline.
  public func headline(_ style: ProseStyle) -> String {
    DisplayWidth.wrapped(Wording.LeadStream.summary(counts.all), to: style.width)
      .map { style.paint($0, .title) + "\n" }.joined()
  }

  /// The rows of one thing with their labels, those with the most leads first, or in the order of
  /// time.
  func rows(by subject: LeadCounts.Subject) -> [(label: String, row: LeadTally.Row)] {
    let tally = counts[subject]
    guard subject != .day else { return times(tally) }
    let all = tally.mostFirst
    let isMore = all.count > Self.shownValues + 1 || tally.beyond.total > 0
    let shown = isMore ? all.prefix(Self.shownValues) : all[...]
    var rows = shown.map { (Wording.LeadStream.label($0.name, subject), $0) }
    if isMore {
      let others = LeadTally.sum(all.dropFirst(shown.count) + [tally.beyond], named: "")
      let kinds = tally.beyond.total > 0 ? nil : all.count - shown.count
      rows.append((Wording.LeadStream.others(kinds), others))
    }
    return rows
  }

  private func times(_ tally: LeadTally) -> [(label: String, row: LeadTally.Row)] {
    var rows = tally.inOrder
    for digits in [7, 4] where rows.count > Self.shownTimes {
      rows = LeadTally.grouped(rows) { String($0.prefix(digits)) }
    }
    var labelled = rows.map { (Wording.LeadStream.label($0.name, .day), $0) }
    if tally.beyond.total > 0 {
      labelled.append((Wording.LeadStream.others(nil), tally.beyond))
    }
    return labelled
  }

  private func block(
    _ subject: LeadCounts.Subject, _ rows: [(label: String, row: LeadTally.Row)],
    _ style: ProseStyle
  ) -> String {
    let columns = LeadKind.allCases.filter { counts.all.count(of: $0) > 0 }
    let titles = columns.map {
      columns.count == 1
        ? Wording.LeadStream.leads : Wording.LeadStream.column($0, width: style.width)
    }
    let numbers = rows.map { row in columns.map { String(row.row.count(of: $0)) } }
    let widths = columns.indices.map { place in
      max(titles[place].count, numbers.map { $0[place].count }.max() ?? 0)
    }
    let room = max(8, style.width - 2 - widths.reduce(0) { $0 + $1 + 2 })
    let labels = rows.map { SafeText.escapedLine($0.label) }
    let heading = Wording.LeadStream.by(subject)
    let widest = ([heading] + labels.map { "  " + $0 }).map(DisplayWidth.of).max() ?? 0
    let width = min(widest, room + 2)
    var text = style.paint(Self.line(heading, width, titles, widths), .heading) + "\n"
    for (label, numbers) in zip(labels, numbers) {
      text += Self.line("  " + label, width, numbers, widths) + "\n"
    }
    return text
  }

  private static func line(
    _ label: String, _ width: Int, _ numbers: [String], _ widths: [Int]
  ) -> String {
    let label = DisplayWidth.truncated(label, to: width)
    var line = label + String(repeating: " ", count: max(0, width - DisplayWidth.of(label)))
    for (number, width) in zip(numbers, widths) {
      line += String(repeating: " ", count: 2 + max(0, width - number.count)) + number
    }
    return SafeText.escapedLine(line)
  }

  /// The counts, for a script.
  public var json: JSONValue {
    var members: [(String, JSONValue)] = Self.members(counts.all)
    for subject in LeadCounts.Subject.allCases {
      let tally = counts[subject]
      let rows = subject == .day ? tally.inOrder : tally.mostFirst
      var values = rows.map { row in
        JSONValue.record([("value", JSONValue(row.name))] + Self.members(row))
      }
      if tally.beyond.total > 0 {
        values.append(.record([("value", nil)] + Self.members(tally.beyond)))
      }
      members.append((subject.rawValue, .list(values)))
    }
    return .record(members)
  }

  private static func members(_ row: LeadTally.Row) -> [(String, JSONValue)] {
    [
      ("leads", JSONValue(row.total)), ("contacts", JSONValue(row.contacts)),
      ("doNotContact", JSONValue(row.doNotContact)), ("tests", JSONValue(row.tests)),
    ]
  }
}

extension LeadTally.Row {
  /// The leads of one kind.
  func count(of kind: LeadKind) -> Int {
    switch kind {
    case .contact: contacts
    case .doNotContact: doNotContact
    case .test: tests
    }
  }
}
