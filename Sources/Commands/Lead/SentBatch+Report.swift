import Destinations
import Knowledge
import Leads
import Reports

extension SentBatch {
  /// The lines of what was established.
  func checkLines(_ lines: CheckLineWriter, waited: Int?) -> [CheckLine] {
    [lines.line("lead.sent", "test leads are taken", sent)]
      + (arrival(waited: waited).map { [lines.line("lead.arrived", "test leads arrive", $0)] } ?? [])
  }

  /// The gravest thing that came of sending.
  private var sent: CheckOutcome {
    var warning: CheckOutcome?
    for sending in results {
      switch sending {
      case .taken: continue
      case .takenWith(let result): warning = warning ?? result.outcome
      case .refused(let result): return result.outcome
      case .unknown(let stop): return stop.result.outcome
      }
    }
    return warning ?? .ok
  }

  /// Whether they arrived; `nil` where nobody asked, and a lead that is taken is there.
  private func arrival(waited: Int?) -> CheckOutcome? {
    guard results.contains(where: \.isTaken) else { return nil }
    let manner = manner
    guard let waited else {
      // Without a look nothing is known of a service that takes everything.
      return manner.isImmediate || manner.isVisible ? nil : unseen?.result.outcome
    }
    if let unseen, missingCount > 0 { return unseen.result.outcome }
    guard missingCount > 0 else { return .ok }
    let said =
      "\(missingCount) of \(takenCount) test leads were taken and not there within \(waited) "
      + (waited == 1 ? "second" : "seconds")
    return .notEstablished(manner.missing.map { .entry($0, said: said) } ?? .sentence(said))
  }
}
