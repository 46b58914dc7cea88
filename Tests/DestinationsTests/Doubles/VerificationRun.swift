import Destinations
import Knowledge
import Transport

/// What verifying a destination came to.
protocol VerificationRun: Sendable {
  var reports: [CheckReport] { get }
  var requests: [HTTPRequest] { get }
}

extension VerificationRun {
  subscript(id: CheckID) -> CheckReport? { reports.first { $0.check.id == id } }

  func status(_ id: CheckID) -> CheckStatus? { self[id]?.status }
  /// The entry that the check itself names.
  func entry(_ id: CheckID) -> String? { self[id]?.observation?.entry?.rawValue }
  /// The entry that explains words which are not known.
  func fallback(_ id: CheckID) -> String? { self[id]?.observation?.fallback?.rawValue }
  func said(_ id: CheckID) -> String { self[id]?.observation?.said ?? "" }
  func parameter(_ id: CheckID, _ parameter: Parameter) -> String? {
    self[id]?.observation?.parameters[parameter]
  }

  /// The checks that ended as they should not, without those that were skipped.
  var troubled: [CheckID] {
    reports.filter { ![.ok, .skipped].contains($0.status) }.map(\.check.id)
  }
}
