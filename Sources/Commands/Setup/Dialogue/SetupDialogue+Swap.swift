import Destinations
import Knowledge
import Reports
import Text
import Wizard

extension SetupDialogue {
  /// The failures of two answers that are in each other's place, with their keys.
  private static let swaps = ["dynamics-ids-swapped": ["applicationId", "directoryId"]]

  /// Offers to let two answers change places where that is what is wrong: one after the other they
  /// could be mended only by way of two equal ones.
  func proposeSwap(_ reports: [CheckReport]) {
    for report in reports where report.status == .broken {
      let line = try? services.line(for: report, of: setup)
      guard let entry = line?.explanation?.entry.id.rawValue, let keys = Self.swaps[entry],
        let first = setup.configuration.text(keys[0]),
        let second = setup.configuration.text(keys[1]), first != second
      else { continue }
      let meant = [
        PastedValue(keys[0], .text(second)), PastedValue(keys[1], .text(first)),
      ]
      try? hand(.meant(meant))
    }
  }
}
