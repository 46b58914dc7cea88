import Destinations
import Knowledge
import Text

/// A summary page: a table of the destinations, then what is wrong with each.
///
/// GitHub drops a page of more than 1 MiB; so the worst is kept, up to that. All is written at the
/// end, when the worst is known.
struct MarkdownReportRenderer: ReportRenderer {
  /// What GitHub takes of a step's summary.
  static let limit = 1_048_576
  private static let okRows = 100
  private static let checksShown = 40

  private var tally = ReportTally()
  private var rows: WorstFirst<String>
  private var details: WorstFirst<String>
  private var okCount = 0

  init(limit: Int = limit) {
    // What remains is for the head, the heads of the parts and the sentences at their ends.
    rows = WorstFirst(limit: limit / 4, ranks: 4)
    details = WorstFirst(limit: limit / 8 * 5, ranks: 3)
  }

  mutating func begin() -> String { "" }

  mutating func add(_ subject: SubjectReport) -> String {
    tally.count(subject)
    let problems = subject.checks.filter(\.isProblem)
    guard !problems.isEmpty else {
      okCount += 1
      if okCount <= Self.okRows { add(row(subject, problems), rank: 3) }
      return ""
    }
    let rank = subject.verdict == .broken ? 0 : subject.verdict == .notEstablished ? 1 : 2
    add(row(subject, problems), rank: rank)
    let page = detail(subject, problems)
    details.append(page, rank: rank, weight: page.utf8.count)
    return ""
  }

  private mutating func add(_ row: String, rank: Int) {
    rows.append(row, rank: rank, weight: row.utf8.count)
  }

  mutating func end() -> String {
    var text = "# \(Wording.reportTitle)\n\n\(Wording.summary(tally))\n"
    guard tally.subjects > 0 else { return text }
    text += "\n| \(Wording.result) | \(Wording.subject) | \(Wording.place)"
    text += " | \(Wording.problem) |\n| --- | --- | --- | --- |\n"
    for row in rows.kept { text += row }
    let hiddenRows = rows.dropped.reduce(max(0, okCount - Self.okRows), +)
    if hiddenRows > 0 { text += "\n\(Wording.andMoreResults(hiddenRows))\n" }
    for detail in details.kept { text += "\n" + detail }
    if details.dropped.contains(where: { $0 > 0 }) { text += "\n\(Wording.pageIsFull)\n" }
    return text
  }

  private func row(_ subject: SubjectReport, _ problems: [CheckLine]) -> String {
    let status = problems.first { $0.status == subject.verdict.status } ?? problems.first
    let problem = status.map(headline) ?? Wording.noProblem
    let cells = [
      mark(subject, problems), name(subject), place(status, subject),
      problems.count > 1 ? problem + ", \(Wording.andMoreResults(problems.count - 1))" : problem,
    ]
    return "| " + cells.joined(separator: " | ") + " |\n"
  }

  private func mark(_ subject: SubjectReport, _ problems: [CheckLine]) -> String {
    let status = subject.verdict == .ok && !problems.isEmpty ? .warning : subject.verdict.status
    return Wording.symbol(status, usesASCII: false) + " " + Wording.word(status)
  }

  private func name(_ subject: SubjectReport) -> String {
    MarkdownText.code(ForeignText.line(subject.name))
  }

  private func headline(_ check: CheckLine) -> String {
    check.explanation.map { MarkdownText.line($0.text.title) } ?? MarkdownText.code(check.headline)
  }

  private func place(_ check: CheckLine?, _ subject: SubjectReport) -> String {
    let source = ForeignText.line(subject.source)
    let place = check?.position.map { Wording.place(source, line: $0.line, column: $0.column) }
    return MarkdownText.code(place ?? source)
  }

  private func detail(_ subject: SubjectReport, _ problems: [CheckLine]) -> String {
    var text = "## \(mark(subject, problems)): \(name(subject))\n"
    var explained: Set<String> = []
    for check in problems.prefix(Self.checksShown) {
      let symbol = Wording.symbol(check.status, usesASCII: false)
      text += "\n### \(symbol) \(Wording.word(check.status)): \(MarkdownText.line(check.title))\n\n"
      text += "\(MarkdownText.code(check.id)) · \(place(check, subject))\n"
      let said = check.said.map(ForeignText.lines) ?? []
      if !said.isEmpty { text += "\n" + MarkdownText.block(said) }
      guard let explanation = check.explanation else { continue }
      let id = explanation.entry.id.rawValue
      if explained.insert(id).inserted {
        text += "\n<strong>\(headline(check))</strong> (\(MarkdownText.code(id)))\n\n"
        text += MarkdownText.mending(explanation.text, in: explanation.language)
      } else {
        text += "\n" + MarkdownText.line(Wording.asAbove(check.headline, id)) + "\n"
      }
    }
    if problems.count > Self.checksShown {
      text += "\n\(Wording.andMoreResults(problems.count - Self.checksShown))\n"
    }
    return text
  }
}

extension SubjectVerdict {
  fileprivate var status: CheckStatus {
    switch self {
    case .ok: .ok
    case .broken: .broken
    case .notEstablished: .notEstablished
    }
  }
}
