import Destinations
import Knowledge
import Reports
import Text
import Transport

/// Looks at one lead destination and explains what it saw.
struct SubjectVerifier: Sendable {
  let transport: any HTTPTransport
  let options: Verification.Options
  let explainer: ObservationExplainer

  func report(
    on job: ValidationJob, progress: @Sendable (CheckReport) -> Void
  ) async -> SubjectReport {
    let redactor = Redactor(job.secrets)
    var lines = job.document.notices.map { notice($0, in: job, redactor) }
    if let destination = job.document.destination {
      lines += await checks(of: destination, job, progress)
    } else {
      lines.append(Self.unchecked(job, explainer))
    }
    return SubjectReport(
      name: job.name, source: job.source, destination: job.document.destinationName, checks: lines)
  }

  private func checks(
    of destination: Destination, _ job: ValidationJob,
    _ progress: @Sendable (CheckReport) -> Void
  ) async -> [CheckLine] {
    let verification = Verification(
      destination, job.configuration, over: transport, options: options)
    let writer = CheckLineWriter(job: job, explainer: explainer)
    return await verification.run(progress: progress).map(writer.line)
  }

  private func notice(
    _ notice: DocumentNotice, in job: ValidationJob, _ redactor: Redactor
  ) -> CheckLine {
    let observation = notice.observation.redacted(by: redactor)
    return CheckLine(
      id: "document.keys", title: "the document says what it means", status: .warning,
      said: observation.said,
      explanation: explainer.explanation(
        of: observation, destination: job.document.destinationName, values: [:]),
      position: notice.position)
  }

  /// For a destination that has no checks: nothing was established, and that is said.
  static func unchecked(
    _ job: ValidationJob, _ explainer: ObservationExplainer
  ) -> CheckLine {
    let name = job.document.destinationName
    let isNone = name == "none"
    let said =
      isNone
      ? "no lead destination is set; leads stand in Partner Center's Referrals only"
      : "'\(name)' cannot be checked by this version"
    let observation = Observation.entry("document-destination-unsupported", said: said)
    return CheckLine(
      id: "document.destination", title: "the destination can be checked",
      status: isNone ? .warning : .notEstablished, said: said,
      explanation: isNone
        ? nil : explainer.explanation(of: observation, destination: nil, values: [:]),
      position: job.document.position)
  }
}
