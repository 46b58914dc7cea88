import Destinations
import Knowledge
import Text

/// The report for a person: a line a check, and everything about what is not well.
struct TextReportRenderer: ReportRenderer {
  private let setting: ReportSetting
  private var tally = ReportTally()
  private var isFirst = true

  init(_ setting: ReportSetting) { self.setting = setting }

  mutating func begin() -> String { "" }

  mutating func add(_ subject: SubjectReport) -> String {
    tally.count(subject)
    if setting.isQuiet, !subject.checks.contains(where: \.isProblem) { return "" }
    defer { isFirst = false }
    return (isFirst ? "" : "\n") + SubjectPage.text(of: subject, setting)
  }

  mutating func end() -> String {
    if setting.isQuiet, isFirst { return "" }
    var page = IndentedPage(style: setting.style)
    page.line(Wording.summary(tally), role: tally.role)
    return (isFirst ? "" : "\n") + page.text
  }
}

extension CheckLine {
  /// The line for a person, with everything about what is not well.
  ///
  /// - Parameters:
  ///   - style: Where and how it is drawn.
  ///   - usesASCII: Whether symbols are drawn in ASCII.
  ///   - source: The file that its position lies in.
  /// - Returns: Lines, each ended by a newline.
  public func text(_ style: ProseStyle, usesASCII: Bool, source: String = "") -> String {
    var setting = ReportSetting(version: "", style: style, makeToken: { "" })
    setting.usesASCII = usesASCII
    return SubjectPage.text(of: self, setting, source: source)
  }
}

/// What is written about one destination.
private struct SubjectPage {
  private let setting: ReportSetting
  private var page: IndentedPage
  /// What was explained already is only referred to.
  private var explained: Set<String> = []

  static func text(of subject: SubjectReport, _ setting: ReportSetting) -> String {
    var writer = SubjectPage(setting: setting, page: IndentedPage(style: setting.style))
    writer.write(subject)
    return writer.page.text
  }

  static func text(of check: CheckLine, _ setting: ReportSetting, source: String) -> String {
    var writer = SubjectPage(setting: setting, page: IndentedPage(style: setting.style))
    writer.write(check, source: source)
    return writer.page.text
  }

  private mutating func write(_ subject: SubjectReport) {
    let name = ForeignText.line(subject.name)
    let source = ForeignText.line(subject.source)
    var head = name == source || subject.source.isEmpty ? [name] : [name, source]
    if let destination = subject.destination {
      head.append(Wording.destinationName(destination))
    }
    page.line(head.joined(separator: " · "), role: .title)
    for check in subject.checks where check.status != .skipped {
      if setting.isQuiet, check.status == .ok { continue }
      write(check, source: subject.source)
    }
    writeSkipped(subject.checks)
    let tally = ReportTally(subject)
    page.line(Wording.verdict(subject.verdict, of: tally), indent: 2, role: tally.role)
  }

  private mutating func write(_ check: CheckLine, source: String) {
    let symbol = Wording.symbol(check.status, usesASCII: setting.usesASCII)
    page.line(
      "\(check.title) (\(check.id))", indent: 2,
      mark: "\(symbol) \(Wording.word(check.status)):", role: check.status.role)
    guard check.isProblem else { return }
    for line in check.said.map(ForeignText.lines) ?? [] {
      page.line(line, indent: 6, role: .evidence)
    }
    guard let explanation = check.explanation else {
      return page.line(place(of: check, source: source), indent: 6, role: .muted)
    }
    let id = explanation.entry.id.rawValue
    guard explained.insert(id).inserted else {
      return page.line(Wording.asAbove(check.headline, id), indent: 6)
    }
    defer { page.gap() }
    let place = place(of: check, source: source)
    page.block(indent: 6) { block in
      block.title(explanation.text.title)
      block.paragraph(place.isEmpty ? id : "\(id) · \(place)", role: .muted)
      explanation.writeMending(to: &block)
    }
  }

  /// The field to blame, and where it stands.
  private func place(of check: CheckLine, source: String) -> String {
    var parts: [String] = []
    if let field = check.field { parts.append(Wording.field(ForeignText.line(field))) }
    if let position = check.position {
      parts.append(
        Wording.place(
          ForeignText.line(source), line: position.line, column: position.column))
    }
    return parts.joined(separator: " · ")
  }

  /// One line for all that were skipped because of the same check.
  private mutating func writeSkipped(_ checks: [CheckLine]) {
    var causes: [String] = []
    var ids: [String: [String]] = [:]
    for check in checks where check.status == .skipped {
      let cause = check.cause ?? ""
      if ids[cause] == nil { causes.append(cause) }
      ids[cause, default: []].append(check.id)
    }
    let mark = Wording.symbol(.skipped, usesASCII: setting.usesASCII)
    for cause in causes {
      let skipped = ids[cause] ?? []
      page.line(
        cause.isEmpty
          ? Wording.leftOut(skipped) : Wording.skipped(skipped, because: cause),
        indent: 2, mark: mark, role: .muted)
    }
  }
}

extension CheckStatus {
  fileprivate var role: ProseRole {
    switch self {
    case .ok: .success
    case .broken: .failure
    case .warning, .notEstablished: .warning
    case .skipped: .muted
    }
  }
}

extension ReportTally {
  fileprivate var role: ProseRole {
    if self[SubjectVerdict.broken] > 0 { return .failure }
    if self[SubjectVerdict.notEstablished] > 0 || self[CheckStatus.warning] > 0 { return .warning }
    return self[SubjectVerdict.ok] > 0 ? .success : .muted
  }
}
