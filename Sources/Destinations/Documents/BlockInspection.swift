import Text

/// Looks at the block of a destination.
struct BlockInspection {
  let kind: LeadDestinationKind
  /// The block's key as the document's form spells it.
  let key: String
  /// Whether keys may be spelt in any case, as the older interface does.
  let ignoresCase: Bool

  static let contactEmail = ContactForm.key

  /// Notes what is odd about a block, or that there is none.
  func inspect(_ block: JSONValue?, in surroundings: JSONValue, _ notices: inout NoticeList) {
    guard let destination = kind.destination else { return }
    guard let block, !block.isNull else {
      notices.note(
        "document-empty-block", "the block '\(key)' is missing", key: key,
        at: surroundings.position)
      return
    }
    let fields = destination.fields.filter { !$0.isOnlyForVerification }
    guard let members = block.object else {
      notices.noteType(of: JSONValue.Member(key: key, value: block), expected: "an object")
      return
    }
    if members.isEmpty {
      notices.note(
        "document-empty-block", "the block '\(key)' is empty", key: key, at: block.position)
    }
    notices.noteDuplicates(in: block, ignoringCase: ignoresCase)
    notices.noteUnknownKeys(
      in: block, known: fields.map(\.key) + [Self.contactEmail],
      ignoringCase: ignoresCase)
    for field in fields {
      if let member = block.member(field.key) { inspect(member, field, &notices) }
    }
    if !fields.contains(where: { $0.key == Self.contactEmail }),
      let member = block.member(Self.contactEmail)
    {
      inspectAddresses(member, &notices)
    }
  }

  private func inspect(
    _ member: JSONValue.Member, _ field: Field, _ notices: inout NoticeList
  ) {
    if member.value.isNull { return }
    switch field.kind {
    case .addresses:
      inspectAddresses(member, &notices)
    case .text, .choice:
      // An id that is written as a number is still what was entered.
      if member.value.number != nil { return }
      guard let text = member.value.string else {
        return notices.noteType(of: member, expected: "a text")
      }
      noteReference(in: text, of: member, &notices)
    case .secret:
      if member.value.string == nil { notices.noteType(of: member, expected: "a text") }
    case .connectionString:
      guard let text = member.value.string else {
        return notices.noteType(of: member, expected: "a text")
      }
      let parts = ConnectionStringParts(text)
      let others = parts.whole == nil ? parts.pairs.filter { !$0.isSecret } : []
      for pair in others { noteReference(in: pair.value, of: member, &notices) }
    }
  }

  private func inspectAddresses(_ member: JSONValue.Member, _ notices: inout NoticeList) {
    let isText = member.value.string != nil || member.value.isNull
    guard !isText else { return }
    guard let elements = member.value.array, elements.allSatisfy({ $0.string != nil }) else {
      return notices.noteType(of: member, expected: "a list of addresses")
    }
  }

  private func noteReference(
    in text: String, of member: JSONValue.Member, _ notices: inout NoticeList
  ) {
    guard text.replacing("$${", with: "").contains("${") else { return }
    notices.note(
      "document-reference-not-allowed",
      "'\(member.key)' holds a reference where only plain text may stand",
      key: member.key, at: member.value.position)
  }
}
