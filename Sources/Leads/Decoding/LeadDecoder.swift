import Text

/// Takes records apart.
public enum LeadDecoder {
  /// Takes a record apart, in whatever form it is.
  ///
  /// - Parameter record: Names and values as they came; names are compared without case.
  /// - Returns: The lead, or `nil` where the record is none.
  public static func lead(in record: LeadRecord) -> DecodedLead? {
    guard let details = record["UserDetails"] else { return nil }
    func text(_ value: JSONValue?) -> String { value?.string ?? "" }
    var customer = Lead.Customer()
    customer.email = text(details["Email"])
    customer.company = text(details["Company"])
    let source = LeadSource(
      source: text(record["LeadSource"]), action: text(record["ActionCode"]), offer: "")
    return DecodedLead(
      form: .httpsEndpoint,
      lead: Lead(
        customer: customer, source: source, offerTitle: text(record["OfferTitle"]),
        description: text(record["Description"])))
  }
}

extension LeadRecord {
  /// The first value of a name, compared without case.
  subscript(name: String) -> JSONValue? {
    members.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
