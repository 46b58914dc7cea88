import Text

/// Reads a lead out of lines: `key = value` as the questions and answers show the test lead, also
/// with its keys translated, and `key: value`.
struct LeadBlock {
  private var members: [LeadRecord.Member] = []
  private var roles: [LeadRole?] = []
  /// Lines that are no members.
  private var strays = 0

  /// More lines than any lead has.
  private static let lineLimit = 400

  static func read(_ lines: [Substring]) -> LeadText? {
    guard lines.count <= lineLimit else { return nil }
    var block = LeadBlock()
    for line in lines { block.add(line) }
    // A heading or a sentence may stand around a block, but no block within prose is looked for.
    guard block.members.count >= 2 || lines.count == 1, block.strays <= block.members.count / 2
    else { return nil }
    block.assignByValue()
    block.assignByOrder()
    let reading = LeadReading(LeadRecord(block.members), roles: block.roles)
    guard let found = DecodedRecord(reading, form: .block), block.isLead(reading) else {
      return nil
    }
    return LeadText([found.lead()], found.isCertain && block.strays == 0 ? .certain : .likely)
  }

  /// Most of the members must mean something: headers of a request and logs have a few names in
  /// common with leads.
  private func isLead(_ reading: LeadReading) -> Bool {
    let known = zip(members, roles).count { member, role in
      role != nil || Self.isOfForm(LeadName.folded(member.name))
    }
    return known * 2 > members.count && !reading.hasFailure
  }

  /// What a web-to-lead form has besides, in the languages of the documentation.
  private static func isOfForm(_ folded: String) -> Bool { formNames.contains(folded) }

  private static let formNames = Set(
    [
      "encoding", "oid", "kodning", "kodowanie", "kodlama", "codificação", "Identyfikator OID",
      "编码",
    ]
    .map(LeadName.folded))

  private mutating func add(_ line: Substring) {
    guard let (name, value) = Self.parts(of: line) else {
      strays += 1
      return
    }
    let text = value.split(separator: "\\<").joined(separator: "<")
    members.append(LeadRecord.Member(String(name), JSONValue(text)))
    roles.append(LeadRole.of(folded: LeadName.folded(String(name))).flatMap(Self.plain))
  }

  private static func plain(_ role: LeadRole) -> LeadRole? {
    role == .wrapper || role == .details || role == .modified ? nil : role
  }

  /// Parts a line at a sign whose left side is a known name, else at the first that could be one.
  private static func parts(of line: Substring) -> (name: Substring, value: Substring)? {
    let places = signs.compactMap { line.firstRange(of: $0) }
      .sorted { $0.lowerBound < $1.lowerBound }
      .filter { isName(line[..<$0.lowerBound].trimmed) }
    let known = places.first { isKnown(line[..<$0.lowerBound].trimmed) }
    if let place = known ?? places.first {
      let name = line[..<place.lowerBound].trimmed
      let value = line[place.upperBound...].trimmed
      return value.isEmpty ? turned(name) : (name, value)
    }
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let name = line[..<colon].trimmed
    return isName(name) && isKnown(name) ? (name, line[line.index(after: colon)...].trimmed) : nil
  }

  private static let signs = ["=", "＝", "\t", ": ", "："]

  /// `Açıklama MSFT_TEST_… =`: translation put the value before the sign.
  private static func turned(_ text: Substring) -> (name: Substring, value: Substring) {
    guard !isKnown(text), let blank = text.lastIndex(where: \.isWhitespace) else {
      return (text, "")
    }
    return (text[..<blank].trimmed, text[text.index(after: blank)...])
  }

  private static func isKnown(_ name: Substring) -> Bool {
    let folded = LeadName.folded(String(name))
    return LeadRole.of(folded: folded) != nil || isOfForm(folded)
  }

  /// Names are short and are no sentences.
  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty && text.count <= 80 && text.split(separator: " ").count <= 4
  }

  /// Gives members with unknown names the role that their values show.
  private mutating func assignByValue() {
    for index in members.indices where roles[index] == nil {
      let name = LeadName.folded(members[index].name)
      guard !Self.isOfForm(name), let value = members[index].value.string else { continue }
      if !roles.contains(.email), EmailAddress(value) != nil {
        roles[index] = .email
      } else if !roles.contains(.source), LeadSource(parsing: value).isTelling,
        value.contains("|")
      {
        roles[index] = .source
      }
    }
  }

  /// The order of the documented block.
  private static let order: [LeadRole?] = [
    .company, .country, .description, .email, nil, nil, .firstName, .lastName, .source, nil, .phone,
    .title,
  ]

  /// Gives members with unknown names the role of their place, where the block is the documented
  /// one and every name that is known agrees.
  private mutating func assignByOrder() {
    // The second `encoding` is easily lost.
    let order = members.count == 11 ? Self.order[..<4] + Self.order[5...] : Self.order[...]
    guard members.count == order.count, roles.contains(.source) else { return }
    let isAgreed = zip(roles, order).allSatisfy { $0 == nil || $0 == $1 }
    guard isAgreed else { return }
    for (index, role) in order.enumerated() where roles[index] == nil { roles[index] = role }
  }
}
