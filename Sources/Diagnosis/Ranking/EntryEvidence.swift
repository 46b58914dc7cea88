import Knowledge

/// Everything in a text that speaks for one entry.
struct EntryEvidence {
  /// The entry's number.
  let entry: Int
  let isWrapper: Bool
  var codes: [CodeSighting] = []
  var sharedCodes: [CodeSighting] = []
  /// Names of its code that others may use for something else.
  var names: [CodeSighting] = []
  /// The wordings that lie on the text.
  var alignments: [Alignment] = []
  /// Whether its code is reported, and not merely mentioned.
  var isReported = false
  /// Whether the text speaks of the service whose catalogue it is.
  var isInContext = false
  /// The wording of a catalogue that lies on the text best.
  var catalogueAlignment: Alignment?
  var sign: SignMatch?
  /// How near the text comes to the entry's descriptions.
  var description: DescriptionMatch?
  /// The weight of the best decoy where it lies nearer than the entry's own wording.
  var decoyWeight = 0.0
  /// Whether the words stand right after a code that is another failure's.
  var followsForeignCode = false

  /// The wording that speaks loudest.
  var alignment: Alignment? { alignments.max { $0.strength < $1.strength } }

  /// The wording that shares the longest stretch with the text.
  var longest: Alignment? { alignments.max { $0.longestRun < $1.longestRun } }

  /// The wording that tells the language: of those that speak about as loudly as the loudest, the
  /// one of which most is there. A bilingual wording holds the English one and more.
  var nearest: Alignment? {
    let loudest = alignments.map(\.matched).max() ?? 0
    return alignments.filter { $0.matched >= loudest * 0.85 }.max { $0.coverage < $1.coverage }
  }

  /// Whether a code decides.
  var hasOwnCode: Bool { codes.contains(where: \.isCertain) }

  /// Whether a code decides, and it is no bare number that a word like "code" announces.
  var hasUnmistakableCode: Bool { codes.contains { $0.isCertain && !$0.isBare } }

  /// Where it is said, in bytes of the folded text, the place that decides first.
  var ranges: [Range<Int>] {
    var ranges = (codes + sharedCodes + names).map(\.range)
    ranges += alignment?.telling ?? []
    if alignment?.telling.isEmpty ?? true { ranges += sign?.words ?? [] }
    if ranges.isEmpty, let core = catalogueAlignment?.core { ranges = [core] }
    if ranges.isEmpty { ranges = description?.places ?? [] }
    if ranges.isEmpty, let core = alignment?.core, !core.isEmpty { ranges = [core] }
    return ranges
  }

  /// Where it is said: at its last code, else where its wording or its words lie.
  var place: Range<Int> {
    let code = codes.filter(\.isCertain).map(\.range).max { $0.lowerBound < $1.lowerBound }
    return code ?? alignment?.window ?? sign?.span ?? catalogueAlignment?.window
      ?? names.last?.range ?? 0..<0
  }
}
