import Arguments
import Destinations
import Storage
import Text

/// A field of a stored set-up, as it may be shown.
struct ProfileField: Equatable {
  /// What can be said of a value beside showing it.
  enum Note: Equatable {
    /// A reference that leads to a secret.
    case resolves
    /// A reference to a program, which is not started to look.
    case isAskedWhenNeeded
    /// A reference that leads to nothing, and why.
    case unavailable(String)
    /// A secret that stands in the file itself.
    case isPlainText
    /// The mask that Partner Center puts in place of a secret.
    case isMasked
  }

  let key: String
  let label: String
  /// The value: of a secret the reference, or dots.
  let value: String
  let note: Note?

  /// The fields of a set-up that have a value, in the order of the destination.
  static func all(of profile: StoredProfile, in environment: [String: String]) -> [ProfileField] {
    let reader = ProfileSecretReader(environment: environment)
    let entered = profile.document.configuration(isTrusted: true) { text in
      .literal(Secret(text))
    }
    let fields = profile.destination.fields
    let known = fields.compactMap { field in
      entered.entries[field.key].map { reader.field(field.key, field.label, field.kind, $0) }
    }
    // What an older or newer program put there is not hidden from who looks.
    let others = entered.entries.keys.filter { key in !fields.contains { $0.key == key } }.sorted()
    return known
      + others.compactMap { key in
        entered.entries[key].map { reader.field(key, key, .secret, $0) }
      }
  }
}

/// Finds out what may be shown of a value.
private struct ProfileSecretReader {
  let environment: [String: String]

  func field(
    _ key: String, _ label: String, _ kind: Field.Kind, _ entry: Configuration.Entry
  ) -> ProfileField {
    func field(_ value: String, _ note: ProfileField.Note?) -> ProfileField {
      ProfileField(key: key, label: label, value: value, note: note)
    }
    switch entry.value {
    case .text(let text): return field(SecretScanner.redacted(text), nil)
    case .masked: return field(Secret.mask, .isMasked)
    case .unavailable(let reason): return field(Secret.mask, .unavailable(reason))
    case .secret(let secret):
      let text = secret.withExposedValue { String(decoding: $0, as: UTF8.self) }
      let shown = kind == .connectionString ? connectionString(text) : self.secret(text)
      return field(shown.value, shown.note)
    }
  }

  private func secret(_ text: String) -> (value: String, note: ProfileField.Note?) {
    switch SecretReference.read(text, split: { try? CommandLineWords.split($0) }) {
    case .literal: return (Secret.mask, .isPlainText)
    case .malformed(let reason): return (Secret.mask, .unavailable(reason))
    case .reference(let reference): return (text, note(on: reference))
    }
  }

  /// The pairs that are no secret stay, and of the others only references do.
  private func connectionString(_ text: String) -> (value: String, note: ProfileField.Note?) {
    let parts = ConnectionStringParts(text)
    guard parts.whole == nil else { return secret(text) }
    guard parts.pairs.contains(where: \.isSecret) else { return (Secret.mask, .isPlainText) }
    var gravest: ProfileField.Note?
    let shown = parts.pairs.map { pair in
      guard pair.hasValue else { return pair.key.isEmpty ? "" : Secret.mask }
      guard pair.isSecret else {
        return pair.key + "=" + (AnswerRule.isPlain(pair) ? pair.value : Secret.mask)
      }
      let (value, note) = secret(pair.value)
      if Self.weight(note) > Self.weight(gravest) { gravest = note }
      return pair.key + "=" + value
    }
    return (shown.joined(separator: ";"), gravest)
  }

  private static func weight(_ note: ProfileField.Note?) -> Int {
    switch note {
    case nil: 0
    case .resolves: 1
    case .isAskedWhenNeeded: 2
    case .isMasked: 3
    case .unavailable: 4
    case .isPlainText: 5
    }
  }

  private func note(on reference: SecretReference) -> ProfileField.Note {
    let store = SecretStore(environment: environment, runsCommands: false)
    do throws(SecretUnavailable) {
      _ = try store.secret(reference)
      return .resolves
    } catch {
      if case .commandNotAllowed = error { return .isAskedWhenNeeded }
      return .unavailable(error.reason)
    }
  }
}
