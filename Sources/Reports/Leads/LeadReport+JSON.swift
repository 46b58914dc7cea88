public import Leads
public import Text

extension LeadReport {
  /// The report as a JSON object.
  ///
  /// - Parameter source: The text's name, where several are reported.
  /// - Returns: The object.
  public func json(source: String? = nil) -> JSONValue {
    var members: [(String, JSONValue)] = [("schemaVersion", 1)]
    if let source { members.append(("source", JSONValue(source))) }
    members += [
      ("form", JSONValue(lead.form.rawValue)), ("kind", JSONValue(kind.rawValue)),
      ("mayContact", mayContact),
    ]
    if let created = lead.created { members.append(("created", JSONValue(created.iso8601))) }
    if let test = lead.test { members.append(("test", json(of: test))) }
    members += [
      ("customer", .record(customer.map { ($0.key, JSONValue($0.value)) })),
      ("leadSource", leadSource),
      ("offerTitle", JSONValue(lead.lead.offerTitle)),
      ("description", JSONValue(lead.lead.description)),
      ("remarks", .list(lead.remarks.map(\.json))),
      (
        "others",
        .list(others.map { .record([("name", JSONValue($0.name)), ("value", $0.value)]) })
      ),
    ]
    return .record(members)
  }

  /// Whether the customer may be contacted, as far as the action tells.
  private var mayContact: JSONValue {
    guard kind == .customer, let action else { return nil }
    return JSONValue(.bool(action.code != LeadVocabulary.doNotContact))
  }

  private func json(of test: TestLead) -> JSONValue {
    .record([
      ("marker", JSONValue(test.marker)), ("made", test.made.map { JSONValue($0.iso8601) } ?? nil),
    ])
  }

  private var leadSource: JSONValue {
    let source = lead.lead.source
    let term = self.source
    var members: [(String, JSONValue)] = [
      ("text", JSONValue(source.description)),
      ("source", Self.json(source.source, term)),
      ("action", Self.json(source.action, action)),
      ("offer", JSONValue(source.offer)),
    ]
    if let offer {
      members += [
        ("publisherId", JSONValue(offer.publisher)), ("offerId", JSONValue(offer.offer)),
        ("offerIdForm", JSONValue(offer.form.rawValue)),
      ]
    }
    return .record(members)
  }

  private static func json(_ code: String, _ term: LeadTerm?) -> JSONValue {
    guard let term else {
      return .record([("given", JSONValue(code)), ("isKnown", false)])
    }
    return .record([
      ("given", JSONValue(code)), ("isKnown", true), ("code", JSONValue(term.code)),
      ("name", JSONValue(term.name)), ("meaning", JSONValue(term.meaning)),
      ("occurs", JSONValue(term.occurs)), ("history", JSONValue(term.history)),
      ("advice", JSONValue(term.advice)),
    ])
  }
}

extension LeadRemark {
  /// The remark as a JSON object.
  public var json: JSONValue {
    .record([
      ("id", JSONValue(id)), ("gravity", JSONValue(gravity.rawValue)),
      ("member", JSONValue(member)), ("text", JSONValue(text)),
    ])
  }
}
