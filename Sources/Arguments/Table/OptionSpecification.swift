/// An option: a flag, or one that takes a value.
public struct OptionSpecification: Sendable, Hashable {
  /// The value of an option.
  public struct Value: Sendable, Hashable {
    /// The name in usage lines, in capitals.
    public let name: String
    /// What the value is.
    public let kind: ValueKind
    /// Whether the option may stand without it. The value then stands behind an equals sign, or
    /// behind a blank where it is a number, which no file is called.
    public let isOptional: Bool

    /// Describes the value of an option.
    ///
    /// - Parameters:
    ///   - name: The name in usage lines, in capitals.
    ///   - kind: What the value is.
    ///   - isOptional: Whether the option may stand without it.
    public init(_ name: String, _ kind: ValueKind = .text, isOptional: Bool = false) {
      self.name = name
      self.kind = kind
      self.isOptional = isOptional
    }

    /// Whether a word behind the option is its value, where the option may stand without one.
    func claims(_ word: String) -> Bool {
      guard case .integer = kind else { return false }
      return !word.isEmpty && word.utf8.allSatisfy(\.isDigit)
    }
  }

  /// The long name, without its two hyphens.
  public let name: String
  /// The short name, without its hyphen.
  public let short: Character?
  /// What the option takes; `nil` for a flag.
  public let value: Value?
  /// Whether it may be given more than once.
  public let isRepeatable: Bool
  /// What holds when it is not given, in words.
  public let defaultText: String?
  /// Whether help and completion leave it out.
  public let isHidden: Bool
  /// What the option does, as a sentence.
  public let help: String

  /// Describes an option.
  ///
  /// - Parameters:
  ///   - name: The long name, without its two hyphens.
  ///   - short: The short name, without its hyphen.
  ///   - value: What the option takes; `nil` for a flag.
  ///   - isRepeatable: Whether it may be given more than once.
  ///   - defaultText: What holds when it is not given, in words.
  ///   - isHidden: Whether help and completion leave it out.
  ///   - help: What the option does, as a sentence.
  public init(
    _ name: String, short: Character? = nil, value: Value? = nil, isRepeatable: Bool = false,
    defaultText: String? = nil, isHidden: Bool = false, help: String
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.isRepeatable = isRepeatable
    self.defaultText = defaultText
    self.isHidden = isHidden
    self.help = help
  }

  /// The long name as it is typed.
  var spelling: String { "--\(name)" }

  /// The flag that every table holds and that shows help.
  static let help = OptionSpecification(
    "help", short: "h", isRepeatable: true, help: Wording.helpOption)

  /// The flag that every table holds and that shows the version.
  static let version = OptionSpecification(
    "version", isRepeatable: true, help: Wording.versionOption)
}
