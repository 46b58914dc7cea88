import Text

/// Reads a lead out of one line: the text of `lead_source`, the body of a form, a query.
enum LeadLine {
  static func read(_ line: Substring) -> LeadText? {
    form(line) ?? source(line)
  }

  /// `Source-Action|Offer`, or one of its codes.
  private static func source(_ line: Substring) -> LeadText? {
    let text = String(unquoted(line))
    guard text.unicodeScalars.count <= 500 else { return nil }
    let source = LeadSource(parsing: text)
    if source.isTelling { return lead(source, .certain) }
    if source.offer.isEmpty, source.action.isEmpty { return code(text) }
    let isHalfKnown =
      LeadVocabulary.isDocumented(source: source.source)
      || LeadVocabulary.isDocumented(action: source.action)
    guard !source.action.isEmpty, isCode(source.source), isCode(source.action),
      isHalfKnown || source.offerParts != nil && !text.contains(where: \.isWhitespace)
    else { return nil }
    return lead(source, .likely)
  }

  /// One code alone: whoever asks for it wants to know what it means.
  private static func code(_ text: String) -> LeadText? {
    if LeadVocabulary.isDocumented(action: text) {
      return lead(LeadSource(source: "", action: text, offer: ""), .likely)
    }
    guard LeadVocabulary.isDocumented(source: text) else { return nil }
    return lead(LeadSource(source: text, action: "", offer: ""), .likely)
  }

  private static func lead(_ source: LeadSource, _ certainty: LeadText.Certainty) -> LeadText {
    let name = LeadRecord.Member("lead_source", JSONValue(source.description))
    let record = DecodedRecord(source: source, LeadReading(LeadRecord([name])))
    return LeadText([record.lead()], certainty)
  }

  private static func isCode(_ text: String) -> Bool {
    !text.isEmpty
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
  }

  private static func unquoted(_ line: Substring) -> Substring {
    let line = line.last == "," ? line.dropLast().trimmed : line
    for (left, right) in [("\"", "\""), ("'", "'"), ("`", "`"), ("“", "”"), ("„", "”"), ("”", "”")]
    where line.count > 2 && line.hasPrefix(left) && line.hasSuffix(right) {
      return line.dropFirst().dropLast().trimmed
    }
    return line
  }

  /// `a=b&c=d`, alone or behind the `?` of an address.
  private static func form(_ line: Substring) -> LeadText? {
    let line = unquoted(line)
    guard line.contains("&"), line.contains("="), !line.contains(where: \.isWhitespace) else {
      return nil
    }
    let query = line.firstIndex(of: "?").map { line[line.index(after: $0)...] } ?? line
    guard let fields = PercentEncoding.decodeForm(String(query)) else { return nil }
    let record = LeadRecord(fields.map { .init($0.name, JSONValue($0.value)) })
    guard let found = DecodedRecord(LeadReading(record)) else { return nil }
    return LeadText([found.lead()], found.isCertain ? .certain : .likely)
  }
}
