public import Text

extension Lead {
  /// The row of the Dynamics 365 table `lead`. Only `leadsourcecode` is documented; the rest is
  /// what the table has for it.
  public var dynamicsRow: JSONValue {
    [
      "subject": JSONValue(description), "firstname": JSONValue(customer.firstName),
      "lastname": JSONValue(customer.lastName), "companyname": JSONValue(customer.company),
      "emailaddress1": JSONValue(customer.email), "telephone1": JSONValue(customer.phone),
      "jobtitle": JSONValue(customer.title), "address1_country": JSONValue(customer.country),
      "description": JSONValue(description),
      // 8 is Web.
      "leadsourcecode": 8,
    ]
  }

  /// The row of an Azure table.
  ///
  /// - Parameters:
  ///   - partitionKey: The first part of the row's key.
  ///   - rowKey: The second part.
  /// - Returns: The row.
  public func tableRow(partitionKey: String, rowKey: String) -> JSONValue {
    [
      "PartitionKey": JSONValue(partitionKey), "RowKey": JSONValue(rowKey),
      "ActionCode": JSONValue(source.action), "LeadSource": JSONValue(source.description),
      "OfferDisplayName": JSONValue(offerTitle), "Description": JSONValue(description),
      "CustomerInfo": JSONValue(JSONWriter.compact(details)),
    ]
  }

  /// The body that an HTTPS endpoint gets, by the documented schema.
  public var httpsBody: JSONValue {
    [
      "UserDetails": details, "LeadSource": JSONValue(source.source),
      "ActionCode": JSONValue(source.action), "OfferTitle": JSONValue(offerTitle),
      "Description": JSONValue(description),
    ]
  }

  /// Who the customer is, as the table and the HTTPS endpoint have it.
  private var details: JSONValue {
    [
      "FirstName": JSONValue(customer.firstName), "LastName": JSONValue(customer.lastName),
      "Email": JSONValue(customer.email), "Phone": JSONValue(customer.phone),
      "Country": JSONValue(customer.country), "Company": JSONValue(customer.company),
      "Title": JSONValue(customer.title),
    ]
  }
}
