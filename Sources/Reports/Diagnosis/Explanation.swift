public import Diagnosis
public import Knowledge

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
    guard let page = EntryPage(number: finding.number, from: archive, in: languages) else {
      return nil
    }
    self.init(page, finding: finding)
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
    guard let page = EntryPage(number: number, from: archive, in: languages) else { return nil }
    self.init(page, finding: nil)
  }

  init(_ page: EntryPage, finding: Finding?) {
    self.entry = page.entry
    self.text = page.text.filled(with: finding?.parameters ?? [:])
    self.language = page.language
    self.tier = page.entry.tier
    self.finding = finding
  }
}

/// An entry as it reads in one language, without anyone's values.
struct EntryPage {
  let entry: FailureEntry
  let text: EntryText
  let language: LanguageTag

  init?(number: Int, from archive: KnowledgeArchive, in languages: [LanguageTag]) {
    guard let entry = archive.entry(number) else { return nil }
    let available = archive.languages(of: number)
    let wanted = languages.first(where: available.contains) ?? .english
    let translated =
      wanted == .english ? nil : archive.translation(of: number, in: wanted)?.text
    self.entry = entry
    self.text = translated ?? entry.text
    self.language = translated == nil ? .english : wanted
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
