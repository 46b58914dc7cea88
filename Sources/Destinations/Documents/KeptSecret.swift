public import Text

/// A secret field of which the secret is kept elsewhere: what is to be kept, and how the field is
/// then written.
public struct KeptSecret: Sendable {
  /// What is to be kept: of a connection string the key or signature alone, where it has but one.
  public let secret: Secret
  private let head: String
  private let tail: String

  /// Takes a field's value apart.
  ///
  /// - Parameters:
  ///   - whole: What was entered.
  ///   - kind: The kind of the field.
  public init(_ whole: Secret, of kind: Field.Kind) {
    let text = whole.withExposedValue { String(decoding: $0, as: UTF8.self) }
    let pairs = kind == .connectionString ? ConnectionStringParts(text).pairs : []
    let secrets = pairs.indices.filter { pairs[$0].isSecret && !pairs[$0].value.isEmpty }
    guard secrets.count == 1, let index = secrets.first else {
      secret = whole
      head = ""
      tail = ""
      return
    }
    func written(_ pair: ConnectionStringParts.Pair) -> String {
      pair.hasValue ? "\(pair.key)=\(pair.value)" : pair.key
    }
    secret = Secret(pairs[index].value)
    head = (pairs[..<index].map(written) + ["\(pairs[index].key)="]).joined(separator: ";")
    tail = pairs[(index + 1)...].map { ";" + written($0) }.joined()
  }

  /// The field as it is written when a reference leads to the secret.
  ///
  /// - Parameter reference: The reference.
  /// - Returns: The field's value.
  public func written(with reference: String) -> String { head + reference + tail }
}
