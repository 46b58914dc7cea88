extension Lead {
  /// The fields of a web-to-lead form of Salesforce, in the order of the documented sample.
  ///
  /// - Parameter organisation: The organisation's id, `oid`.
  /// - Returns: Names and values.
  public func salesforceFields(organisation: String) -> [(name: String, value: String)] {
    [
      ("company", customer.company), ("country", customer.country), ("description", description),
      ("email", customer.email), ("encoding", "UTF-8"), ("first_name", customer.firstName),
      ("last_name", customer.lastName), ("lead_source", source.description),
      ("oid", organisation), ("phone", customer.phone), ("title", customer.title),
    ]
  }
}
