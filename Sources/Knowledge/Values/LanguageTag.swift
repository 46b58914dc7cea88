/// A language, by its BCP 47 tag as the knowledge base uses it: `en`, `sv`, `zh-Hans`.
public struct LanguageTag: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The tag.
  public let rawValue: String

  /// Takes a tag as it is.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// English, in which everything exists.
  public static let english = LanguageTag("en")

  /// Reads a tag or a POSIX locale name: `pt_BR.UTF-8`, `zh-CN`, `sv`.
  ///
  /// A region falls away, except that it tells the script of Chinese where no script is named. `C`
  /// and `POSIX` are no language.
  ///
  /// - Parameter name: A tag or locale name.
  public init?(locale name: String) {
    let base = name.prefix { $0 != "." && $0 != "@" }
    let parts = base.split { $0 == "_" || $0 == "-" }.map { $0.lowercased() }
    guard let language = parts.first, (2...3).contains(language.count),
      language.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
    else { return nil }
    if language == "zh" {
      let traditional = ["hant", "tw", "hk", "mo"]
      let isTraditional =
        !parts.contains("hans") && parts.dropFirst().contains(where: traditional.contains)
      rawValue = isTraditional ? "zh-Hant" : "zh-Hans"
    } else if language == "no" {
      rawValue = "nb"
    } else {
      rawValue = language
    }
  }

  /// The user's language by the rule of POSIX: the first of `LC_ALL`, `LC_MESSAGES` and `LANG`
  /// that is set and not empty.
  ///
  /// - Parameter environment: The environment variables.
  public init?(environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    guard let value = names.lazy.compactMap({ environment[$0] }).first(where: { !$0.isEmpty })
    else { return nil }
    self.init(locale: value)
  }

  /// The tag.
  public var description: String { rawValue }

  /// Orders by name.
  ///
  /// - Parameters:
  ///   - left: One.
  ///   - right: Another.
  /// - Returns: Whether the first comes before the second.
  public static func < (left: LanguageTag, right: LanguageTag) -> Bool {
    left.rawValue < right.rawValue
  }
}
