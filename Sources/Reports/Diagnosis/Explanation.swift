public import Diagnosis
public import Knowledge

/// How trustworthy an entry is.
public enum Tier: String, Sendable, Hashable {
  /// Curated and proven by examples.
  case documented
}

/// Everything there is to say about one failure, in one language, with the user's own values in it.
public struct Explanation: Sendable {
  /// The entry.
  public let entry: FailureEntry
  /// The shown part, in ``language``.
  public let text: EntryText
  /// The language of ``text``.
  public let language: LanguageTag
  /// How trustworthy it is.
  public let tier: Tier
  /// What in the user's text led here; `nil` when the entry was asked for by name.
  public let finding: Finding?

  /// Explains what was found in a text.
  ///
  /// - Parameters:
  ///   - finding: What was found.
  ///   - archive: The knowledge base it was found by.
  ///   - languages: The languages to show it in, the best first; English is always there.
  public init?(
    _ finding: Finding, from archive: KnowledgeArchive, in languages: [LanguageTag]
  ) {
    self.init(number: finding.number, finding: finding, from: archive, in: languages)
  }

  /// Explains an entry that was asked for.
  ///
  /// - Parameters:
  ///   - number: The entry's number in the archive.
  ///   - archive: The knowledge base.
  ///   - languages: The languages to show it in, the best first; English is always there.
  public init?(
    number: Int, from archive: KnowledgeArchive, in languages: [LanguageTag]
  ) {
    self.init(number: number, finding: nil, from: archive, in: languages)
  }

  private init?(
    number: Int, finding: Finding?, from archive: KnowledgeArchive, in languages: [LanguageTag]
  ) {
    guard let entry = archive.entry(number) else { return nil }
    let available = archive.languages(of: number)
    let language = languages.first(where: available.contains) ?? .english
    let translated =
      language == .english ? nil : archive.translation(of: number, in: language)?.text
    self.entry = entry
    self.text = (translated ?? entry.text).filled(with: finding?.parameters ?? [:])
    self.language = translated == nil ? .english : language
    self.tier = .documented
    self.finding = finding
  }
}

extension EntryText {
  /// The text with values for its placeholders; where one is missing, its name in angle brackets,
  /// as manuals write it.
  func filled(with parameters: [Parameter: String]) -> EntryText {
    func fill(_ text: String) -> String {
      FilledText.filled(text) { parameters[$0] ?? "<\(Wording.standIn(for: $0))>" }
    }
    return EntryText(
      title: fill(title), who: fill(who), cause: fill(cause), resolution: resolution.map(fill),
      verify: fill(verify))
  }
}
