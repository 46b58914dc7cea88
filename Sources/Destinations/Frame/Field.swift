/// One thing that a publisher enters for a destination.
public struct Field: Sendable {
  /// What kind of thing it is.
  public enum Kind: Sendable, Hashable {
    /// Something that may be shown.
    case text
    /// Something that may not; it may be written as a reference.
    case secret
    /// A storage connection string: a secret of which parts may be references.
    case connectionString
    /// One of a few words.
    case choice([String])
    /// A list of e-mail addresses.
    case addresses
  }

  /// What the keys begin with of what only verification needs: it stands in no block.
  public static let verificationPrefix = "verification."

  /// Whether what is entered may not be shown.
  public var isSecret: Bool { kind == .secret || kind == .connectionString }

  /// The key in the destination's block of the `customer-leads` document.
  public let key: String
  /// The name that Partner Center shows.
  public let label: String
  /// What it is, in a sentence.
  public let help: String
  /// What kind of thing it is.
  public let kind: Kind
  /// Whether the destination does not work without it.
  public let isRequired: Bool
  /// How it looks; never something that works.
  public let example: String
  /// The keys of the fields without which its answer means nothing: when one of them changes, it is
  /// asked for anew. A client secret belongs to an application.
  public let belongsTo: [String]
  /// Whether it is asked for, given the other answers.
  public let applies: @Sendable (Configuration) -> Bool
  /// What was plainly meant by a text, where that is not what was entered: the id without its
  /// braces, the address without its path. `nil` where nothing is plain.
  public let repaired: @Sendable (String) -> String?

  /// Whether only verification needs it, so that it stands in no document for Partner Center.
  public var isOnlyForVerification: Bool { key.hasPrefix(Self.verificationPrefix) }

  /// Describes a field.
  ///
  /// - Parameters:
  ///   - key: The key in the destination's block.
  ///   - label: The name that Partner Center shows.
  ///   - help: What it is, in a sentence.
  ///   - kind: What kind of thing it is.
  ///   - isRequired: Whether the destination does not work without it.
  ///   - example: How it looks.
  ///   - belongsTo: The keys of the fields without which its answer means nothing.
  ///   - applies: Whether it is asked for, given the other answers.
  ///   - repaired: What was plainly meant by a text, where that is not what was entered.
  public init(
    _ key: String, label: String, help: String, kind: Kind = .text, isRequired: Bool = true,
    example: String, belongsTo: [String] = [],
    applies: @escaping @Sendable (Configuration) -> Bool = { _ in true },
    repaired: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.key = key
    self.label = label
    self.help = help
    self.kind = kind
    self.isRequired = isRequired
    self.example = example
    self.belongsTo = belongsTo
    self.applies = applies
    self.repaired = repaired
  }
}
