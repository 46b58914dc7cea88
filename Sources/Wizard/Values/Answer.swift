public import Destinations
public import Text

/// What was answered to the question for a field.
public enum Answer: Sendable, Hashable {
  /// Something that may be shown.
  case text(String)
  /// Something that may not.
  case secret(SecretAnswer)

  /// Takes what was found in a pasted text.
  ///
  /// - Parameter found: What was found.
  public init(_ found: PastedValue.Value) {
    switch found {
    case .text(let text): self = .text(text)
    case .secret(let secret): self = .secret(SecretAnswer(secret))
    }
  }

  var configured: Configuration.Entry {
    switch self {
    case .text(let text): return Configuration.Entry(.text(text))
    case .secret(let secret):
      let isReference = if case .reference? = secret.keeping { true } else { false }
      guard let value = secret.value else {
        let reason = secret.reason ?? "the secret is not at hand"
        return Configuration.Entry(.unavailable(reason: reason), isReference: isReference)
      }
      return Configuration.Entry(.secret(value), isReference: isReference)
    }
  }

  /// Whether it is a word that steers the set-up.
  var isControlWord: Bool {
    switch self {
    case .text(let text): ControlWord(text) != nil
    case .secret(let secret): secret.isControlWord
    }
  }
}

extension SecretAnswer {
  /// Whether the secret, or the place where it is kept, is a word that steers the set-up.
  fileprivate var isControlWord: Bool {
    if case .reference(let reference)? = keeping, ControlWord(reference) != nil { return true }
    return value?.withExposedValue { bytes in
      let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
      let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
      let end = bytes.lastIndex { !isBlank($0) } ?? bytes.startIndex
      // A long secret need not be copied into a text that nobody wipes.
      guard start <= end, end - start < 32 else { return false }
      return ControlWord(String(decoding: bytes[start...end], as: UTF8.self)) != nil
    } ?? false
  }
}

/// A secret, and where it is kept.
public struct SecretAnswer: Sendable, Hashable {
  /// How a secret is written down.
  public enum Keeping: Sendable, Hashable {
    /// By a reference such as `${env:NAME}`; in a connection string its part alone may be one.
    case reference(String)
    /// As it is, after a warning.
    case plain
  }

  /// The secret; `nil` where its reference leads to nothing just now.
  public let value: Secret?
  /// Why there is none; holds no secret.
  public let reason: String?
  /// Where it is kept; `nil` where that is yet to be asked.
  public let keeping: Keeping?

  /// Notes a secret that was entered.
  ///
  /// - Parameters:
  ///   - value: The secret.
  ///   - keeping: Where it is kept; `nil` where that is yet to be asked.
  public init(_ value: Secret, keeping: Keeping? = nil) {
    self.value = value
    self.reason = nil
    self.keeping = keeping
  }

  /// Notes a reference that leads to nothing just now.
  ///
  /// - Parameters:
  ///   - reference: The reference as it is written.
  ///   - reason: Why; holds no secret.
  public init(reference: String, unavailable reason: String) {
    value = nil
    self.reason = reason
    keeping = .reference(reference)
  }
}
