/// One documented failure: how it is recognised, and what to do.
public struct FailureEntry: Sendable {
  /// The stable id.
  public let id: EntryID
  /// How services say it.
  public let recognition: Recognition
  /// The part that is shown, in English.
  public let text: EntryText
  /// What it concerns.
  public let subject: EntrySubject
  /// Where its claims can be read.
  public let sources: [EntrySource]
  /// Texts that the entry must win.
  public let matches: [String]
  /// Near texts that it must not claim.
  public let nonMatches: [String]
  /// How trustworthy it is.
  public let tier: Tier
  /// Where the wordings of a catalogue's row come from; `nil` for a documented entry.
  public let origin: CatalogueOrigin?
}

/// How a failure is recognised in a text.
public struct Recognition: Sendable, Hashable {
  /// Codes that decide alone.
  public let codes: [String]
  /// Codes that other failures bear too, and that count only with the entry's words.
  public let sharedCodes: [String]
  /// The wordings, with `{placeholders}`.
  public let messages: [String]
  /// Conjunctions of concepts that mean this failure, the most specific first.
  public let signs: [[Concept]]
  /// The failure in the words of those who have it and quote nothing.
  public let descriptions: [String]
  /// Whether the words often stand around a more specific failure, which then wins.
  public let isWrapper: Bool
  /// Whether many have it: of two that a description fits alike, it is the likelier.
  public let isCommon: Bool
}

/// What a failure concerns, and how its mending is proven.
public struct EntrySubject: Sendable, Hashable {
  /// The lead destination, or `any`.
  public let destination: String
  /// The key of the `customer-leads` document to blame.
  public let field: String?
  /// The check that shows that it is mended.
  public let proof: String
}

/// The part of an entry that is shown, and translated.
public struct EntryText: Sendable, Hashable {
  /// What is wrong.
  public let title: String
  /// Who has the right to mend it.
  public let who: String
  /// What happened and why.
  public let cause: String
  /// What to do, step by step.
  public let resolution: [String]
  /// How to see that it worked.
  public let verify: String

  /// Takes the parts as they are.
  ///
  /// - Parameters:
  ///   - title: What is wrong.
  ///   - who: Who has the right to mend it.
  ///   - cause: What happened and why.
  ///   - resolution: What to do, step by step.
  ///   - verify: How to see that it worked.
  public init(title: String, who: String, cause: String, resolution: [String], verify: String) {
    self.title = title
    self.who = who
    self.cause = cause
    self.resolution = resolution
    self.verify = verify
  }
}

/// Where a claim can be read.
public struct EntrySource: Sendable, Hashable {
  /// The address.
  public let url: String
  /// The day it was read, `YYYY-MM-DD`.
  public let read: String
}

/// A failure in another language.
public struct FailureTranslation: Sendable {
  /// The entry that is translated.
  public let id: EntryID
  /// The wordings in this language.
  public let messages: [String]
  /// Texts that the entry must win.
  public let matches: [String]
  /// The shown part; `nil` where only the wordings are known.
  public let text: EntryText?
}

/// The words of one language for the concepts.
public struct Lexicon: Sendable {
  /// Whose words they are.
  public let language: LanguageTag
  /// The language's English name.
  public let name: String
  /// The words; `…` in one stands for a gap.
  public let words: [(concept: Concept, words: [String])]
}
