import Destinations
import Knowledge
import Text

/// Issues of Azure Pipelines, each after the text of its destination.
///
/// Its agent has no way to stop obeying; foreign commands are broken by `SafeText`.
struct AzureDevOpsReportRenderer: ReportRenderer {
  private var text: TextReportRenderer
  private var isBroken = false
  private var isDoubtful = false

  init(_ setting: ReportSetting) { text = TextReportRenderer(setting) }

  mutating func begin() -> String { text.begin() }

  mutating func add(_ subject: SubjectReport) -> String {
    let problems = subject.checks.filter(\.isProblem)
    if subject.verdict == .broken { isBroken = true }
    if !problems.isEmpty { isDoubtful = true }
    return text.add(subject) + problems.map { issue($0, of: subject) }.joined()
  }

  mutating func end() -> String {
    let result =
      isDoubtful && !isBroken ? "##vso[task.complete result=SucceededWithIssues;]\n" : ""
    return text.end() + result
  }

  private func issue(_ check: CheckLine, of subject: SubjectReport) -> String {
    let properties = [
      ("type", check.status == .broken ? "error" : "warning"),
      ("sourcepath", SafeText.escapedLine(ReportPath.relative(subject.source))),
      ("linenumber", String(check.position?.line ?? 1)),
      ("columnnumber", String(check.position?.column ?? 1)),
      ("code", check.explanation?.entry.id.rawValue ?? check.id),
    ].filter { !$0.1.isEmpty }
    let list = properties.map { "\($0.0)=\(escapedProperty($0.1));" }.joined()
    let message = escapedMessage(check.plainText(subject: subject.name))
    return "##vso[task.logissue \(list)]\(message)\n"
  }

  private func escapedMessage(_ text: String) -> String {
    CommandEscapes.escaped(text, ["%": "%AZP25", "\r": "%0D", "\n": "%0A"])
  }

  private func escapedProperty(_ text: String) -> String {
    CommandEscapes.escaped(
      text, ["%": "%AZP25", "\r": "%0D", "\n": "%0A", "]": "%5D", ";": "%3B"])
  }
}
