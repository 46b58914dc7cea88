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

  /// The body that an HTTPS endpoint gets.
  public var httpsBody: JSONValue {
    [
      "UserDetails": details, "LeadSource": JSONValue(source.source),
      "ActionCode": JSONValue(source.action), "OfferTitle": JSONValue(offerTitle),
      "Description": JSONValue(description),
    ]
  }

  /// The fields of a web-to-lead form of Salesforce, in the order of the documented sample.
  ///
  /// - Parameter organization: The organisation's id, `oid`.
  /// - Returns: Names and values.
  public func salesforceFields(organization: String) -> [(name: String, value: String)] {
    [
      ("company", customer.company), ("country", customer.country), ("description", description),
      ("email", customer.email), ("encoding", "UTF-8"), ("first_name", customer.firstName),
      ("last_name", customer.lastName), ("lead_source", source.description),
      ("oid", organization), ("phone", customer.phone), ("title", customer.title),
    ]
  }

  /// The fields of a Marketo form, by Marketo's own names.
  public var marketoFields: JSONValue {
    [
      "firstName": JSONValue(customer.firstName), "lastName": JSONValue(customer.lastName),
      "email": JSONValue(customer.email), "phone": JSONValue(customer.phone),
      "country": JSONValue(customer.country), "company": JSONValue(customer.company),
      "title": JSONValue(customer.title), "leadSource": JSONValue(source.description),
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
