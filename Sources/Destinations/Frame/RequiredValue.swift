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

  private var missing: CheckStop {
    CheckStop(
      .broken(
        .entry(
          "document-field-missing", said: "nothing is entered for '\(key)'",
          parameters: [.key: key]
        ).blaming(key)))
  }

  private func isBlank(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }
}
