public import Destinations
public import Text

/// What the checks of one lead destination came to, ready to be rendered.
public struct SubjectReport: Sendable {
  /// What the destination is called: the offer's name, or the file's.
  public let name: String
  /// The file, or the stored profile.
  public let source: String
  /// The kind of destination; `nil` where the document could not be read.
  public let destination: String?
  /// What all checks come to.
  public let verdict: SubjectVerdict
  /// The checks, in their order.
  public let checks: [CheckLine]

  /// Puts a report together.
  ///
  /// - Parameters:
  ///   - name: What the destination is called.
  ///   - source: The file, or the stored profile.
  ///   - destination: The kind of destination.
  ///   - checks: The checks, in their order.
  public init(name: String, source: String, destination: String?, checks: [CheckLine]) {
    self.name = name
    self.source = source
    self.destination = destination
    self.verdict = SubjectVerdict(checks.map(\.status))
    self.checks = checks
  }
}

/// What one check came to, with its explanation.
public struct CheckLine: Sendable {
  /// The check's stable id.
  public let id: String
  /// What was checked.
  public let title: String
  /// How it ended.
  public let status: CheckStatus
  /// How long it took.
  public let duration: Duration
  /// The service's own words, or what the check saw.
  public let said: String?
  /// What that means and how to mend it.
  public let explanation: Explanation?
  /// The check because of which this one was skipped.
  public let because: String?
  /// The key of the field to blame.
  public let field: String?
  /// Where that field stands in the document.
  public let position: TextPosition?

  /// Puts a line together.
  ///
  /// - Parameters:
  ///   - report: What the check came to.
  ///   - explanation: What that means and how to mend it.
  ///   - position: Where the field to blame stands in the document.
  public init(_ report: CheckReport, explanation: Explanation?, position: TextPosition?) {
    id = report.check.id.rawValue
    title = report.check.title
    status = report.status
    duration = report.duration
    said = report.observation?.said
    self.explanation = explanation
    because = report.because?.rawValue
    field = report.field
    self.position = position
  }

  /// Puts a line together about the document itself.
  ///
  /// - Parameters:
  ///   - id: The check's stable id.
  ///   - title: What was checked.
  ///   - status: How it ended.
  ///   - said: What was seen.
  ///   - explanation: What that means and how to mend it.
  ///   - position: Where in the document.
  public init(
    id: String, title: String, status: CheckStatus, said: String?, explanation: Explanation?,
    position: TextPosition?
  ) {
    self.id = id
    self.title = title
    self.status = status
    self.duration = .zero
    self.said = said
    self.explanation = explanation
    self.because = nil
    self.field = nil
    self.position = position
  }
}
