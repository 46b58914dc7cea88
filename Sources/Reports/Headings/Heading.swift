import Knowledge

/// The words that stand around texts of the knowledge base, in the language of these.
enum Heading: CaseIterable {
  /// What happened.
  case cause
  /// What to do about it.
  case resolution
  /// Who has the right.
  case who
  /// How to see that it is mended.
  case verify
  /// Where it can be read.
  case sources
  /// The words that decided.
  case decidedBy
  /// Other failures.
  case alternatives
  /// What must be there before.
  case needs
  /// What it costs.
  case costs
  /// What one has of it.
  case gives
  /// What it looks like.
  case appearance
  /// By command.
  case commands
  /// A message to somebody else.
  case request
  /// A field of Partner Center.
  case label
  /// A field of this program alone.
  case labelHere
  /// The checks of a step.
  case checkedBy
  /// That a step may be left out.
  case optional
  /// What to enter there.
  case portal
  /// How to be told.
  case notification
  /// What held before.
  case overTime
  /// Commands.
  case tryIt
  /// Questions that may be meant.
  case otherQuestions
  /// The wordings.
  case messages
  /// The languages of a text.
  case languages
  /// A field of a document.
  case field
  /// The origin of a catalogue's row.
  case origin
  /// That a step is done only when {0} is {1}.
  case onlyWhen
  /// That leads no longer arrive somewhere, and {0} is to be chosen.
  case retired
  /// That a source was read on {0}.
  case read

  /// The heading in a language; English where there is no translation.
  ///
  /// - Parameters:
  ///   - language: The language of the text around which it stands.
  ///   - values: What stands in the place of `{0}`, `{1}` and so on.
  /// - Returns: A few words.
  func text(in language: LanguageTag, _ values: String...) -> String {
    let table = Self.translations[language] ?? Self.english
    let text = table[self] ?? Self.english[self] ?? ""
    return values.enumerated().reduce(text) { text, value in
      text.replacing("{\(value.offset)}", with: value.element)
    }
  }

  /// The headings by language.
  static let translations: [LanguageTag: [Heading: String]] = [
    .english: english, LanguageTag("sv"): swedish, LanguageTag("pl"): polish,
    LanguageTag("tr"): turkish, LanguageTag("zh-Hans"): chinese, LanguageTag("pt"): portuguese,
  ]
}

extension Heading {
  private static let english: [Heading: String] = [
    .cause: "Cause",
    .resolution: "What to do",
    .who: "Who can do it",
    .verify: "How to see that it worked",
    .sources: "Sources",
    .decidedBy: "What decided",
    .alternatives: "Also possible",
    .needs: "Needs",
    .costs: "Costs",
    .gives: "Gives",
    .appearance: "What it looks like",
    .commands: "The same by command",
    .request: "To ask somebody else for it",
    .label: "In Partner Center",
    .labelHere: "Asked for here alone",
    .checkedBy: "Checked by",
    .optional: "It may be left out.",
    .portal: "What to enter in Partner Center",
    .notification: "How to be told of new leads",
    .overTime: "Over time",
    .tryIt: "Try it",
    .otherQuestions: "Also asked",
    .onlyWhen: "Only when {0} is {1}.",
    .retired: "Leads no longer arrive there; choose {0} instead.",
    .read: "(read {0})",
    .messages: "How it is said",
    .languages: "Languages",
    .field: "field",
    .origin: "Where this comes from",
  ]
}

extension EntrySource {
  /// The address and the day on which it was read.
  func shown(in language: LanguageTag) -> String {
    url + " " + Heading.read.text(in: language, read)
  }
}
