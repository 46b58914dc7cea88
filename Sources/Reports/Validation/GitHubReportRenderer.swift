import Destinations
import Text

/// Annotations for GitHub Actions, after the text for the log.
///
/// The runner shows ten of each level a step and drops the rest without a word; so the first ten
/// are kept, and the last one of them counts the others. The text stands between
/// `::stop-commands::` and its word, where the runner obeys nothing (CVE-2020-15228).
struct GitHubReportRenderer: ReportRenderer {
  private static let limit = 10

  private let token: String
  private var text: TextReportRenderer
  private var kept: [CheckStatus: [Annotation]] = [:]
  private var counts: [CheckStatus: Int] = [:]

  init(_ setting: ReportSetting) {
    token = setting.makeToken()
    text = TextReportRenderer(setting)
  }

  mutating func begin() -> String { "::stop-commands::\(token)\n" + text.begin() }

  mutating func add(_ subject: SubjectReport) -> String {
    for check in subject.checks where check.isProblem {
      counts[check.status, default: 0] += 1
      guard kept[check.status, default: []].count < Self.limit else { continue }
      kept[check.status, default: []].append(Annotation(check, of: subject))
    }
    return text.add(subject)
  }

  mutating func end() -> String {
    var output = text.end() + "::\(token)::\n"
    let levels: [(CheckStatus, String)] = [
      (.broken, "error"), (.warning, "warning"), (.notEstablished, "notice"),
    ]
    for (status, level) in levels {
      let annotations = kept[status] ?? []
      let hidden = (counts[status] ?? 0) - annotations.count
      for (number, annotation) in annotations.enumerated() {
        let isLast = number == annotations.count - 1
        output += annotation.command(
          level, more: isLast && hidden > 0 ? Wording.andMore(hidden, status) : nil)
      }
    }
    return output
  }
}

/// One annotation, without its level.
private struct Annotation {
  let properties: String
  let message: String

  init(_ check: CheckLine, of subject: SubjectReport) {
    var properties = [("file", SafeText.escapedLine(ReportPath.relative(subject.source)))]
    properties.append(("line", String(check.position?.line ?? 1)))
    properties.append(("col", String(check.position?.column ?? 1)))
    properties.append(("title", "\(ForeignText.line(subject.name)): \(check.headline)"))
    self.properties = properties.filter { !$0.1.isEmpty }
      .map { "\($0.0)=\(Self.escapedProperty($0.1))" }.joined(separator: ",")
    message = check.plainText(subject: subject.name)
  }

  func command(_ level: String, more: String?) -> String {
    let whole = [message, more].compactMap { $0 }.joined(separator: "\n\n")
    return "::\(level) \(properties)::\(Self.escapedData(whole))\n"
  }

  private static func escapedData(_ text: String) -> String {
    CommandEscapes.escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  private static func escapedProperty(_ text: String) -> String {
    CommandEscapes.escaped(
      text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }
}
