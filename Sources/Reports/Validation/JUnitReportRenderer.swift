import Destinations
import Knowledge
import Text

/// JUnit's XML: a suite a destination, a case a check.
///
/// Nobody owns the format; written is what Jenkins, GitLab and Azure Pipelines all read. The root
/// has no totals: it is written before they are known, and readers add up the suites.
struct JUnitReportRenderer: ReportRenderer {
  mutating func begin() -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"\(Wording.tool)\">\n"
  }

  mutating func add(_ subject: SubjectReport) -> String {
    let tally = ReportTally(subject)
    let name = XMLText.attribute(ForeignText.line(subject.name))
    let total = subject.checks.reduce(Duration.zero) { $0 + $1.duration }
    var text = "  <testsuite name=\"\(name)\" tests=\"\(subject.checks.count)\""
    text += " failures=\"\(tally[CheckStatus.broken])\""
    text += " errors=\"\(tally[CheckStatus.notEstablished])\""
    text += " skipped=\"\(tally[CheckStatus.skipped])\" time=\"\(seconds(total))\">\n"
    for check in subject.checks { text += testCase(check, of: subject) }
    return text + "  </testsuite>\n"
  }

  mutating func end() -> String { "</testsuites>\n" }

  private func testCase(_ check: CheckLine, of subject: SubjectReport) -> String {
    let type = subject.destination.map { ForeignText.line($0) } ?? "document"
    let className = "\(Wording.tool).\(type).\(ForeignText.line(subject.name))"
    let head =
      "    <testcase classname=\"\(XMLText.attribute(className))\""
      + " name=\"\(XMLText.attribute(check.id))\" time=\"\(seconds(check.duration))\""
    let children = children(of: check, subject)
    return children.isEmpty
      ? head + "/>\n" : head + ">\n      \(children)\n    </testcase>\n"
  }

  private func children(of check: CheckLine, _ subject: SubjectReport) -> String {
    switch check.status {
    case .ok: return ""
    case .broken: return element("failure", check, subject)
    case .notEstablished: return element("error", check, subject)
    case .skipped:
      let reason = Wording.skipped(because: check.cause)
      return "<skipped message=\"\(XMLText.attribute(reason))\"/>"
    case .warning:
      return "<system-out>\(XMLText.content(body(check, subject)))</system-out>"
    }
  }

  private func element(_ name: String, _ check: CheckLine, _ subject: SubjectReport) -> String {
    let type = check.explanation?.entry.id.rawValue ?? check.status.rawValue
    return "<\(name) message=\"\(XMLText.attribute(check.headline))\""
      + " type=\"\(XMLText.attribute(type))\">"
      + XMLText.content(body(check, subject)) + "</\(name)>"
  }

  private func body(_ check: CheckLine, _ subject: SubjectReport) -> String {
    let source = ForeignText.line(subject.source)
    let place = check.position.map { Wording.place(source, line: $0.line, column: $0.column) }
    return check.plainText(subject: subject.name) + "\n\n" + (place ?? source)
  }

  /// Seconds with three decimals, whatever the locale.
  private func seconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let milliseconds = String(attoseconds / 1_000_000_000_000_000)
    return "\(seconds).\(String(repeating: "0", count: 3 - milliseconds.count))\(milliseconds)"
  }
}
