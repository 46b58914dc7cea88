import Knowledge
import Text

/// Reads what a check cannot do without out of a configuration, or says why it is not there.
struct RequiredValue {
  private let key: String
  private let configuration: Configuration

  init(_ key: String, in configuration: Configuration) {
    self.key = key
    self.configuration = configuration
  }

  /// The text as it was entered, blanks included.
  func text() throws(CheckStop) -> String {
    guard case .text(let text) = try entry().value, !isBlank(text.utf8) else { throw missing }
    return text
  }

  /// The secret as it was entered.
  func secret() throws(CheckStop) -> Secret {
    switch try entry().value {
    case .secret(let secret) where !secret.withExposedValue({ isBlank($0) }): return secret
    case .text(let text) where !isBlank(text.utf8): return Secret(text)
    default: throw missing
    }
  }

  /// The text as it was entered; `nil` where it will yet be asked for.
  func textUnlessAwaited() throws(CheckStop) -> String? { isAwaited ? nil : try text() }

  /// The secret as it was entered; `nil` where it will yet be asked for.
  func secretUnlessAwaited() throws(CheckStop) -> Secret? { isAwaited ? nil : try secret() }

  /// Whether nothing stands there that could be judged, because nobody was asked for it so far.
  private var isAwaited: Bool {
    guard configuration.awaited.contains(key) else { return false }
    switch configuration.entries[key]?.value {
    case nil: return true
    case .text(let text): return isBlank(text.utf8)
    case .secret(let secret): return secret.withExposedValue { isBlank($0) }
    case .masked, .unavailable: return false
    }
  }

  /// What stands there, unless it is a mask or a reference that leads to nothing: these say nothing
  /// against what they stand for.
  private func entry() throws(CheckStop) -> Configuration.Entry {
    guard let entry = configuration.entries[key] else { throw missing }
    switch entry.value {
    case .text, .secret: return entry
    case .masked:
      throw CheckStop(
        .notEstablished(
          .entry(
            "document-secret-masked", said: "the value of '\(key)' is masked",
            parameters: [.key: key]
          ).blaming(key)))
    case .unavailable(let reason):
      throw CheckStop(
        .notEstablished(
          .entry("document-reference-unresolved", said: reason, parameters: [.key: key])
            .blaming(key)))
    }
  }

  /// Why a check ends without a value: what will yet be asked for is no mistake.
  var missing: CheckStop {
    let observation = Observation.entry(
      "document-field-missing", said: "nothing is entered for '\(key)'", parameters: [.key: key]
    ).blaming(key)
    guard configuration.awaited.contains(key) else { return CheckStop(.broken(observation)) }
    return CheckStop(
      .notEstablished(.said("nothing is entered yet for '\(key)'").blaming(key)))
  }

  private func isBlank(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }
}
