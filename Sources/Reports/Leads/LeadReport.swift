public import Leads
import Text

/// The answer to one lead, ready to be rendered.
public struct LeadReport: Sendable {
  /// What kind of lead it is.
  public enum Kind: String, Sendable, Hashable {
    /// One that the publication sent to see whether the destination works.
    case test
    /// One of a customer.
    case customer
    /// Some fields bear the marker of a test lead and others do not.
    case notEstablished
  }

  /// The lead.
  public let lead: DecodedLead
  /// What kind of lead it is.
  public let kind: Kind
  /// What is documented of its source.
  let source: LeadTerm?
  /// What is documented of its action.
  let action: LeadTerm?
  /// Its offer by its parts.
  let offer: LeadOffer?

  /// Makes the report of a lead.
  ///
  /// - Parameter lead: The lead.
  public init(_ lead: DecodedLead) {
    self.lead = lead
    let isUnclear = lead.remarks.contains { $0.id == "test-marker-partial" }
    kind = lead.test != nil ? .test : isUnclear ? .notEstablished : .customer
    source = LeadVocabulary.source(lead.lead.source.source)
    action = LeadVocabulary.action(lead.lead.source.action)
    offer = lead.lead.source.offerParts
  }

  /// The customer's fields with their names, in the order of the documentation.
  var customer: [(label: String, key: String, value: String)] {
    let customer = lead.lead.customer
    return [
      (Wording.Lead.firstName, "firstName", customer.firstName),
      (Wording.Lead.lastName, "lastName", customer.lastName),
      (Wording.Lead.email, "email", customer.email),
      (Wording.Lead.phone, "phone", customer.phone),
      (Wording.Lead.country, "country", customer.country),
      (Wording.Lead.company, "company", customer.company),
      (Wording.Lead.title, "title", customer.title),
    ]
  }

  /// What means nothing, without secrets that got into the record.
  var others: [LeadRecord.Member] {
    lead.others.map { LeadRecord.Member($0.name, Self.redacted($0.value, of: $0.name)) }
  }

  private static func redacted(_ value: JSONValue, of name: String) -> JSONValue {
    switch value.content {
    case .string(let text):
      // The name tells of most secrets, so it is looked at, too.
      let lead = name + "="
      let pair = SecretScanner.redacted(lead + text)
      return JSONValue(pair.hasPrefix(lead) ? String(pair.dropFirst(lead.count)) : Secret.mask)
    case .array(let values): return .list(values.map { redacted($0, of: name) })
    case .object(let members):
      return .record(members.map { ($0.key, redacted($0.value, of: $0.key)) })
    case .null, .bool, .number: return value
    }
  }
}
