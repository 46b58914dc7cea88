import Destinations
import Leads
import Text

extension LeadErrandReport {
  /// The destination with its leads.
  func json(at now: Timestamp) -> JSONValue {
    let counts = LeadState.allCases.compactMap { state in
      self.counts[state].map { (state.rawValue, JSONValue($0)) }
    }
    let members: [(String, JSONValue)] = [
      ("counts", .record(counts)), ("leads", .list(leads.map { $0.json(at: now) })),
    ]
    let subject = self.subject.json.object ?? []
    return .record(subject.map { ($0.key, $0.value) } + members)
  }

  /// An object a lead, and one for each thing that is not well.
  func lines(at now: Timestamp) -> [JSONValue] {
    let place: [(String, JSONValue)] = [
      ("name", JSONValue(subject.name)), ("source", JSONValue(subject.source)),
      ("destination", subject.destination.map { JSONValue($0) } ?? nil),
    ]
    let problems = subject.checks.filter { $0.isProblem }.map { check in
      JSONValue.record(place + [("check", check.json)])
    }
    return leads.map { lead in
      .record(place + (lead.json(at: now).object ?? []).map { ($0.key, $0.value) })
    } + problems
  }
}

extension LeadLine {
  func json(at now: Timestamp) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("marker", JSONValue(test.marker)), ("state", JSONValue(state.rawValue)),
      ("isOwn", JSONValue(.bool(isOwn))),
    ]
    if let made = test.made {
      members += [
        ("made", JSONValue(made.iso8601)),
        ("ageSeconds", JSONValue(max(0, now.seconds - made.seconds))),
      ]
    }
    if let created { members.append(("created", JSONValue(created.iso8601))) }
    if let id { members.append(("id", JSONValue(id))) }
    if let decoded { members.append(("lead", decoded.lead.fields)) }
    return .record(members)
  }
}

extension Lead {
  /// What it tells; what it does not tell is left out.
  fileprivate var fields: JSONValue {
    let texts = [
      ("source", source.source), ("action", source.action), ("offer", source.offer),
      ("offerTitle", offerTitle), ("firstName", customer.firstName),
      ("lastName", customer.lastName), ("email", customer.email), ("phone", customer.phone),
      ("country", customer.country), ("company", customer.company), ("title", customer.title),
      ("description", description),
    ]
    return .record(texts.filter { !$0.1.isEmpty }.map { ($0.0, JSONValue($0.1)) })
  }
}
