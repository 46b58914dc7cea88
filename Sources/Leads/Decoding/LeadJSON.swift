import Text

/// Reads leads out of pasted JSON, mending what people and pages break.
enum LeadJSON {
  static func read(_ paste: LeadPaste) -> LeadText? {
    var repair = JSONRepair(paste)
    guard let values = repair.values() else { return fault(repair.error, in: paste) }
    let records = values.flatMap(LeadUnwrapping.leads(in:))
    guard !records.isEmpty else { return nil }
    let remark = repair.remark.map { [$0] } ?? []
    let leads = records.map { $0.lead() }.map { lead in
      remark.isEmpty ? lead : lead.with(remark)
    }
    return LeadText(leads, records.contains { $0.isCertain } ? .certain : .likely)
  }

  /// A text that is no JSON is a lead where it has the names of one.
  private static func fault(_ error: JSONError?, in paste: LeadPaste) -> LeadText? {
    guard let error, let certainty = certainty(ofNamesIn: paste.json) else { return nil }
    let end = paste.text[..<paste.json.endIndex].unicodeScalars.count
    let isTruncated = error.problem == .unterminatedString || error.position.offset >= end
    return LeadText(
      isTruncated ? .truncated(at: error.position) : .malformed(error), certainty)
  }

  private static func certainty(ofNamesIn text: Substring) -> LeadText.Certainty? {
    let roles = Set(names(in: text).compactMap { LeadRole.of(folded: LeadName.folded($0)) })
    let folded = Set(names(in: text).map(LeadName.folded))
    if folded.contains("userdetails") || folded.contains("customerinfo")
      || folded.isSuperset(of: ["leadsource", "actioncode"])
    {
      return .certain
    }
    guard !folded.contains("error"), !folded.contains("errors") else { return nil }
    let isPerson = roles.contains(.email) || roles.contains(.lastName)
    return isPerson && roles.count(where: \.isOfCustomer) >= 2 ? .likely : nil
  }

  /// What stands in quotes before a colon.
  private static func names(in text: Substring) -> [String] {
    let parts = text.prefix(20_000).split(separator: "\"", omittingEmptySubsequences: false)
    return parts.indices.dropLast().compactMap { place in
      parts[place + 1].first { !$0.isWhitespace } == ":" ? String(parts[place]) : nil
    }
  }
}

extension DecodedLead {
  /// The same lead with more to be said about it.
  func with(_ more: [LeadRemark]) -> DecodedLead {
    DecodedLead(
      form: form, lead: lead, test: test, created: created,
      remarks: (more + remarks).inOrder, others: others)
  }
}

extension [LeadRemark] {
  /// The gravest first, else as they are.
  var inOrder: [LeadRemark] {
    [LeadRemark.Gravity.wrong, .warning, .note].flatMap { gravity in
      filter { $0.gravity == gravity }
    }
  }
}
