import Destinations
import Knowledge
import Text
import Wizard

extension SetupDialogue {
  /// Offers to let two answers change places where that is what is wrong: one after the other they
  /// could be mended only by way of two equal ones.
  func proposeSwap(_ reports: [CheckReport]) throws {
    for report in reports where report.status == .broken {
      guard let entry = report.observation?.entry,
        let keys = setup.offer?.destination.swaps[entry.rawValue],
        let first = setup.configuration.text(keys.one),
        let second = setup.configuration.text(keys.other), first != second
      else { continue }
      try hand(
        .meant([
          PastedValue(keys.one, .text(second)), PastedValue(keys.other, .text(first)),
        ]))
    }
  }
}
