import Destinations
import Knowledge
import Reports
import Text

/// Puts what checks came to into lines, explained, and without anything secret.
struct CheckLineWriter: Sendable {
  private let job: ValidationJob
  private let explainer: ObservationExplainer
  private let redactor: Redactor
  private let values: [Parameter: String]

  init(job: ValidationJob, explainer: ObservationExplainer) {
    let redactor = Redactor(job.secrets)
    self.job = job
    self.explainer = explainer
    self.redactor = redactor
    values =
      job.document.destination?.parameters(job.configuration).mapValues(redactor.redacted) ?? [:]
  }

  func line(_ report: CheckReport) -> CheckLine {
    let report = report.redacted(by: redactor)
    return CheckLine(
      report, explanation: report.observation.flatMap(explanation),
      position: position(of: report.field) ?? job.document.block.position
        ?? job.document.position)
  }

  /// The line of something that is no check of the destination's own; it says nothing about the
  /// document, unless a field is to blame.
  func line(_ id: String, _ title: String, _ outcome: CheckOutcome) -> CheckLine {
    let check = Check(CheckID(id), title) { _ in .ok }
    let report = CheckReport(check, outcome: outcome, duration: .zero).redacted(by: redactor)
    return CheckLine(
      report, explanation: report.observation.flatMap(explanation),
      position: position(of: report.field))
  }

  private func explanation(of observation: Observation) -> Explanation? {
    explainer.explanation(
      of: observation, destination: job.document.destinationName, values: values)
  }

  private func position(of field: String?) -> TextPosition? {
    field.flatMap { job.configuration.entries[$0] }?.position
  }
}
