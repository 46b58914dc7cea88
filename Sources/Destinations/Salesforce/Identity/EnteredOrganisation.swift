import Text

/// What was entered as the id of an organisation, read as kindly as can be.
struct EnteredOrganisation: Sendable {
  /// What is wrong with it: a sentence, and the entry that explains it.
  struct Slip: Sendable, Hashable {
    let entry: String
    let said: String
  }

  private let text: String
  /// The longest text that is looked at as an id with something around it.
  private static let maximumBytes = 2000

  init(_ text: String) { self.text = text }

  /// The organisation, where the id is right as it stands.
  var organisation: OrganisationIdentifier? {
    isSample ? nil : OrganisationIdentifier(text)
  }

  /// The id that is plainly meant, in the length in which it was given.
  var meant: String? {
    guard text.utf8.count <= Self.maximumBytes else { return nil }
    for candidate in candidates {
      if OrganisationIdentifier(candidate) != nil { return candidate }
      if let restored = Self.restored(candidate) { return restored }
    }
    return nil
  }

  /// What is wrong; `nil` where nothing is.
  var slip: Slip? {
    if isSample {
      return Slip(
        entry: "salesforce-id-sample",
        said: "the organization id is the sample of the documentation: '\(shown)'")
    }
    if OrganisationIdentifier(text) != nil { return nil }
    guard OrganisationIdentifier.isIdentifier(text) else { return malformed }
    guard text.hasPrefix("00D") || text.uppercased().hasPrefix("00D") else { return foreign }
    guard text.utf8.count == OrganisationIdentifier.longLength else {
      return Slip(
        entry: "salesforce-id-malformed",
        said: "the organization id does not begin with '00D', so its letters have lost their case: "
          + "'\(shown)'")
    }
    return Slip(
      entry: "salesforce-id-checksum",
      said: "the last three characters of the organization id do not agree with the others, "
        + "as a character or its case was altered: '\(shown)'")
  }

  private var malformed: Slip {
    let what: String
    switch meant {
    case _? where text.contains("<"): what = "is HTML in place of the id in it"
    case _?: what = "has something around or inside it"
    case nil where text.contains("!"): what = "is the token of a session"
    case nil: what = "is not 15 or 18 letters and digits"
    }
    return Slip(
      entry: "salesforce-id-malformed", said: "the organization id \(what): '\(shown)'")
  }

  private var foreign: Slip {
    let what = SalesforceObject.name(of: text).map { "is that of \($0)" } ?? "is of something else"
    return Slip(
      entry: "salesforce-id-of-other-object",
      said: "the id \(what), as it begins with '\(text.prefix(3))' and not '00D': '\(shown)'")
  }

  /// An id is mixed as only secrets are and yet none.
  private var shown: String {
    if OrganisationIdentifier.isIdentifier(text.trimmingBlanks) { return text }
    return QuotedValue.shown(text)
  }

  /// What stands in the instructions for lead destinations and for these fields.
  private var isSample: Bool {
    let bare = candidates.first ?? text
    return ["00do0000000zhog", "00d000000000001"].contains(
      bare.prefix(OrganisationIdentifier.shortLength).lowercased())
      && OrganisationIdentifier.isIdentifier(bare)
  }

  /// What may be the id: the text, and what it has of a line or an address.
  private var candidates: [String] {
    guard text.utf8.count <= Self.maximumBytes else { return [] }
    let bare = text.withoutWrapping
    var all = [bare]
    if bare.utf8.allSatisfy({ $0 < 0x80 }) { all += Self.labels.compactMap { value(in: bare, $0) } }
    if text.contains("<") { all += WebToLeadForm(text).identifiers }
    let joined = String(String.UnicodeScalarView(bare.unicodeScalars.filter { !$0.isBlank }))
    // Without check characters nobody knows whether more than blanks came in between.
    if joined != bare, joined.utf8.count == OrganisationIdentifier.longLength { all.append(joined) }
    return all
  }

  private static let labels = [
    "oid=", "orgid=", "oid:", "orgid:", "objectidentifier=", "objectidentifier:",
  ]

  /// What stands behind a label, as in a line of a form or the query of an address.
  private func value(in bare: String, _ label: String) -> String? {
    let lower = bare.lowercased()
    guard let range = lower.firstRange(of: label) else { return nil }
    let offset = lower.utf8.distance(from: lower.startIndex, to: range.upperBound)
    let rest = String(decoding: bare.utf8.dropFirst(offset), as: UTF8.self)
    return String(rest.withoutWrapping.prefix { $0.isLetter || $0.isNumber })
  }

  /// An id of eighteen characters whose case was lost: all of one case, or the check characters
  /// alone. With letters of both cases it would be a guess which of them are wrong.
  private static func restored(_ text: String) -> String? {
    guard let short = OrganisationIdentifier.restored(text),
      let organisation = OrganisationIdentifier(short)
    else { return nil }
    let given = text.prefix(OrganisationIdentifier.shortLength)
    let isOfOneCase = given == given.lowercased() || given == given.uppercased()
    return isOfOneCase || given == short ? organisation.long : nil
  }
}
