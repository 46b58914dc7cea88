import Knowledge

/// How a wording lies on a text.
struct Alignment {
  /// The wording's number.
  let template: Int
  /// The entry's number; `nil` for a decoy.
  let entry: Int?
  /// The wording's language.
  let language: LanguageTag
  /// The weight of the wording's grams that the text has in one place.
  let matched: Double
  /// The weight of all of the wording's grams.
  let total: Double
  /// The longest stretch, in bytes of the folded text, in which text and wording are the same.
  let longestRun: Int
  /// Where in the folded text the wording lies.
  let window: Range<Int>
  /// The same without short stretches at its ends, which may stand there by chance.
  let core: Range<Int>
  /// The stretches of the folded text that tell this wording from others.
  let telling: [Range<Int>]

  /// The share of the wording that the text has.
  var coverage: Double { total > 0 ? min(1, matched / total) : 0 }

  /// What is matched counts, and so does the share of the wording that it is.
  var strength: Double { matched * (0.5 + coverage) }
}
