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
        let first = setup.configuration.exposed(keys.one),
        let second = setup.configuration.exposed(keys.other), first != second
      else { continue }
      try hand(.meant([meant(second, for: keys.one), meant(first, for: keys.other)]))
    }
  }

  /// A value as its field takes it: what was typed at the other question may be the secret.
  private func meant(_ text: String, for key: String) -> PastedValue {
    let fields = setup.offer?.destination.fields ?? []
    let isSecret = fields.first { $0.key == key }?.isSecret ?? true
    return PastedValue(key, isSecret ? .secret(Secret(text)) : .text(text))
  }
}

extension Configuration {
  /// What stands in a field, be it a secret.
  fileprivate func exposed(_ key: String) -> String? {
    text(key)
      ?? secret(key).map { $0.withExposedValue { String(decoding: $0, as: UTF8.self) } }
  }
}
