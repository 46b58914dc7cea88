import Destinations

/// How often each verdict and each status occurred.
struct ReportTally {
  private var verdicts: [SubjectVerdict: Int] = [:]
  private var statuses: [CheckStatus: Int] = [:]

  init() {}

  /// Counts one destination alone.
  init(_ subject: SubjectReport) { count(subject) }

  mutating func count(_ subject: SubjectReport) {
    verdicts[subject.verdict, default: 0] += 1
    for check in subject.checks { statuses[check.status, default: 0] += 1 }
  }

  var subjects: Int { verdicts.values.reduce(0, +) }

  subscript(verdict: SubjectVerdict) -> Int { verdicts[verdict] ?? 0 }

  subscript(status: CheckStatus) -> Int { statuses[status] ?? 0 }
}
