/// What a file is, by where it stands.
enum KnowledgePath {
  case entry
  case translation(LanguageTag)
  case lexicon
  case guide
  case guideTranslation(LanguageTag)
  case question
  case questionTranslation(LanguageTag)
  case synonyms
  case catalogueHelp(String)
  case catalogueRows(String)
  /// Read by people, or by another part of the program.
  case other
  case misplaced(String)

  init(_ path: String) {
    let parts = path.split(separator: "/")
    guard path.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      self = .misplaced("expected a name without control characters")
      return
    }
    if parts.first == "languages", parts.count > 2, !Self.isTag(parts[1]) {
      self = .misplaced("expected a language tag such as 'sv' instead of '\(parts[1])'")
      return
    }
    switch (parts.first, parts.count) {
    case ("failures", 3): self = .entry
    case ("failures", _): self = .misplaced("expected failures/<area>/<id>.md")
    case ("languages", 3) where parts[2] == "lexicon.md": self = .lexicon
    case ("languages", 5) where parts[2] == "failures":
      self = .translation(LanguageTag(String(parts[1])))
    case ("languages", 4) where parts[2] == "guides":
      self = .guideTranslation(LanguageTag(String(parts[1])))
    case ("languages", 4) where parts[2] == "faq":
      self = .questionTranslation(LanguageTag(String(parts[1])))
    case ("languages", _):
      self = .misplaced(
        "expected languages/<tag>/ and lexicon.md, failures/<area>/<id>.md, "
          + "guides/<destination>.md or faq/<id>.md")
    case ("guides", 2): self = .guide
    case ("guides", _): self = .misplaced("expected guides/<destination>.md")
    case ("faq", 2): self = .question
    case ("faq", _): self = .misplaced("expected faq/<id>.md")
    case ("catalogues", 2) where path.hasSuffix(".md"):
      self = .catalogueHelp(String(parts[1].dropLast(3)))
    case ("catalogues", 2) where path.hasSuffix(".jsonl"):
      self = .catalogueRows(String(parts[1].dropLast(6)))
    case ("catalogues", _):
      self = .misplaced("expected catalogues/<name>.md or catalogues/<name>.jsonl")
    case ("lexicon.md", 1): self = .lexicon
    case ("synonyms.md", 1): self = .synonyms
    default: self = .other
    }
  }

  /// Whether the program reads it and it belongs to no entry.
  var standsAlone: Bool {
    switch self {
    case .lexicon, .guide, .guideTranslation, .question, .questionTranslation, .synonyms,
      .catalogueHelp, .catalogueRows:
      true
    case .entry, .translation, .other, .misplaced: false
    }
  }

  /// Where what can be said of every row of a catalogue stands.
  static func help(of catalogue: String) -> String { "catalogues/\(catalogue).md" }

  /// Letters, digits and hyphens (BCP 47).
  private static func isTag(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D
    }
  }
}
