import Text

/// A record sorted by what its members are for a lead.
struct LeadReading {
  /// A member that is part of a lead.
  struct Slot {
    /// Its name as it was written, with those of the objects around it.
    let name: String
    /// Its value as text.
    let text: String
  }

  private(set) var slots = [Slot?](repeating: nil, count: LeadRole.allCases.count)
  /// What means nothing, kept as it came.
  private(set) var others: [LeadRecord.Member] = []
  private(set) var scores = LeadFormScores()
  /// Names that came a second time with another value.
  private(set) var repeated: [String] = []
  /// The names of details that could not be read, and why.
  private(set) var brokenDetails: [(name: String, error: JSONError?)] = []
  /// Whether an object with the customer's details is there, be it empty.
  private(set) var hasDetails = false
  /// Whether source and action have the names that Marketplace gives them.
  private(set) var hasSourceName = false
  private(set) var hasActionName = false
  /// Whether something else tells that this is a failure.
  private(set) var hasFailure = false
  /// Whether nothing is there but the customer's own fields.
  private(set) var isCustomerAlone = true
  /// Values that hold other records.
  private(set) var wrapped: [JSONValue] = []

  private static let depthLimit = 4

  /// Sorts a record; `roles` says what each member is, where that is known already.
  init(_ record: LeadRecord, roles: [LeadRole?]? = nil) {
    for (place, member) in record.members.enumerated() {
      let folded = LeadName.folded(member.name)
      scores.count(name: member.name, folded: folded)
      let role = roles?[place] ?? LeadRole.of(folded: folded)
      note(folded, member.value, role)
      take(member, as: role, path: member.name, depth: 0)
    }
  }

  subscript(role: LeadRole) -> Slot? { slots[role.rawValue] }

  /// The text of a role; empty where there is none.
  func text(_ role: LeadRole) -> String { slots[role.rawValue]?.text ?? "" }

  /// Gives a member that has a role back to those that mean nothing.
  mutating func release(_ role: LeadRole) {
    guard let slot = slots[role.rawValue] else { return }
    others.append(LeadRecord.Member(slot.name, JSONValue(slot.text)))
    slots[role.rawValue] = nil
  }

  /// Drops a member whose text is said elsewhere.
  mutating func drop(_ role: LeadRole) { slots[role.rawValue] = nil }

  private mutating func note(_ folded: String, _ value: JSONValue, _ role: LeadRole?) {
    if folded == "leadsource" { hasSourceName = true }
    if folded == "actioncode" { hasActionName = true }
    if role == nil, Self.failureNames.contains(folded), !value.isBlank { hasFailure = true }
    if role?.isOfCustomer != true { isCustomerAlone = false }
  }

  private static let failureNames: Set<String> = [
    "error", "errors", "errorcode", "errormessage", "errordescription", "exception", "innererror",
    "odataerror", "stacktrace", "exceptionmessage", "exceptiontype", "errorcodes",
  ]

  private mutating func take(
    _ member: LeadRecord.Member, as role: LeadRole?, path: String, depth: Int
  ) {
    guard let role else { return others.append(LeadRecord.Member(path, member.value)) }
    if role == .details { return takeDetails(member, path: path, depth: depth) }
    if role == .wrapper {
      if depth == 0 { wrapped.append(member.value) }
      return others.append(LeadRecord.Member(path, member.value))
    }
    guard let text = member.value.plainText else {
      return others.append(LeadRecord.Member(path, member.value))
    }
    guard let former = slots[role.rawValue] else {
      return slots[role.rawValue] = Slot(name: path, text: text)
    }
    if former.text.isEmpty {
      slots[role.rawValue] = Slot(name: path, text: text)
    } else if !text.isEmpty, text != former.text {
      others.append(LeadRecord.Member(path, member.value))
      if LeadName.folded(path) == LeadName.folded(former.name) { repeated.append(path) }
    }
  }

  private mutating func takeDetails(_ member: LeadRecord.Member, path: String, depth: Int) {
    switch member.value.content {
    case .null: hasDetails = hasDetails || isDetails(path)
    case .object(let members) where depth < Self.depthLimit:
      hasDetails = true
      for inner in members {
        let path = "\(path).\(inner.key)"
        let role = nestedRole(of: LeadName.folded(inner.key))
        take(LeadRecord.Member(inner.key, inner.value), as: role, path: path, depth: depth + 1)
      }
    case .array(let values) where depth > 0 && depth < Self.depthLimit && !values.isEmpty:
      // The people of a company: the first is the one to talk to.
      let first = LeadRecord.Member(member.name, values[0])
      takeDetails(first, path: path, depth: depth)
      for value in values.dropFirst() { others.append(LeadRecord.Member(path, value)) }
    case .string(let text) where isDetails(path): takeDetails(text, path: path, depth: depth)
    default: others.append(LeadRecord.Member(path, member.value))
    }
  }

  private mutating func takeDetails(_ text: String, path: String, depth: Int) {
    hasDetails = true
    if text.trimmed.isEmpty { return }
    do throws(JSONError) {
      let value = try JSONParser.parse(text)
      if value.object != nil {
        return takeDetails(LeadRecord.Member(path, value), path: path, depth: depth)
      }
      brokenDetails.append((path, nil))
    } catch {
      brokenDetails.append((path, error))
    }
    others.append(LeadRecord.Member(path, JSONValue(text)))
  }

  private func isDetails(_ path: String) -> Bool { LeadName.folded(path) != "contact" }

  private func nestedRole(of folded: String) -> LeadRole? {
    switch folded {
    case "address", "team": .details
    // A customer's profile names the company.
    case "name": .company
    default: LeadRole.of(folded: folded).flatMap { $0 == .wrapper ? nil : $0 }
    }
  }
}

extension LeadRole {
  /// Whether it is one of the customer's details.
  var isOfCustomer: Bool { rawValue <= LeadRole.title.rawValue }
}

extension JSONValue {
  /// The text of a value that is no list and no object.
  var plainText: String? {
    switch content {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .number(let text): text
    case .string(let text): text
    case .array, .object: nil
    }
  }

  /// Whether nothing is said.
  var isBlank: Bool {
    switch content {
    case .null: true
    case .bool(let value): !value
    case .string(let text): text.trimmed.isEmpty
    case .array(let values): values.isEmpty
    case .object(let members): members.isEmpty
    case .number: false
    }
  }
}
