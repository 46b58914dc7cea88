public import Text

extension Lead {
  /// The fields of a Marketo form, by the names that Marketo's interface has for them. Which of
  /// them Marketplace uses is published nowhere.
  public var marketoFields: JSONValue {
    [
      "firstName": JSONValue(customer.firstName), "lastName": JSONValue(customer.lastName),
      "email": JSONValue(customer.email), "phone": JSONValue(customer.phone),
      "country": JSONValue(customer.country), "company": JSONValue(customer.company),
      "title": JSONValue(customer.title), "leadSource": JSONValue(source.description),
    ]
  }
}
