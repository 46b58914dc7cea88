import Text

/// What leads are like, with what was ordered to be wrong with it.
struct SalesforceLeadType: Sendable {
  /// What was ordered to be wrong.
  let faults: FaultSet

  /// The columns.
  var columns: [SalesforceColumn] {
    var columns = Self.usual
    if faults.contains("salesforce-required-field") {
      columns.append(
        SalesforceColumn("Industry_Code__c", "Industry Code", length: 20).required)
    }
    if faults.contains("salesforce-required-picklist") {
      columns.append(
        SalesforceColumn("Lead_Type__c", "Lead Type", .picklist).required
          .choosing(["Inbound", "Outbound"], isRestricted: true))
    }
    if faults.contains("salesforce-country-picklist") {
      columns += [
        SalesforceColumn("StateCode", "State/Province Code", .picklist, length: 10)
          .choosing(["CA", "NY", "WA"], isRestricted: true),
        SalesforceColumn("CountryCode", "Country Code", .picklist, length: 10)
          .choosing(["DE", "FR", "US"], isRestricted: true),
      ]
    }
    return columns
  }

  /// Insists on values that a lead can have.
  ///
  /// - Parameters:
  ///   - values: The values.
  ///   - isNew: Whether the lead is yet to be made.
  /// - Throws: `SalesforceRefusal` where it cannot.
  func check(_ values: JSONValue, isNew: Bool) throws(SalesforceRefusal) {
    let columns = columns
    for member in values.object ?? [] where member.key != "attributes" {
      guard let column = columns.first(where: { $0.name == member.key }), column.isCreateable
      else { throw .columnUnknown(member.key, of: "Lead") }
      guard column.kind.holds(member.value) else {
        throw .json("Cannot deserialize the value of the field '\(column.name)'")
      }
      let text = member.value.string ?? ""
      if column.length > 0, text.unicodeScalars.count > column.length {
        throw .tooLong(column.label, text, column.length, field: column.name)
      }
    }
    let missing = columns.filter { column in
      let value = values[column.name]
      let isEmpty = value.map { $0.isNull || $0.string?.isEmpty == true }
      return column.isRequired && (isEmpty ?? isNew)
    }
    guard missing.isEmpty else { throw .required(missing.map(\.name)) }
  }

  private static let usual = [
    SalesforceColumn("Id", "Lead ID", .id, length: 18).system,
    SalesforceColumn("IsDeleted", "Deleted", .boolean).system,
    SalesforceColumn("LastName", "Last Name", length: 80).required,
    SalesforceColumn("FirstName", "First Name", length: 40),
    SalesforceColumn("Name", "Full Name", length: 121).system,
    SalesforceColumn("Title", length: 128),
    SalesforceColumn("Company", length: 255).required,
    SalesforceColumn("Street", .textArea), SalesforceColumn("City", length: 40),
    SalesforceColumn("State", "State/Province", length: 80),
    SalesforceColumn("PostalCode", "Zip/Postal Code", length: 20),
    SalesforceColumn("Country", length: 80), SalesforceColumn("Phone", .phone, length: 40),
    SalesforceColumn("Email", .email, length: 80), SalesforceColumn("Website", .url),
    SalesforceColumn("Description", "Lead Description", .textArea, length: 32_000),
    SalesforceColumn("LeadSource", "Lead Source", .picklist)
      .choosing(["Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other"]),
    SalesforceColumn("Status", .picklist).defaulted
      .choosing(["Open - Not Contacted", "Working - Contacted", "Closed - Not Converted"]),
    SalesforceColumn("Industry", .picklist).choosing(["Banking", "Technology", "Other"]),
    SalesforceColumn("Rating", .picklist).choosing(["Hot", "Warm", "Cold"]),
    SalesforceColumn("OwnerId", "Owner ID", .reference, length: 18).defaulted,
    SalesforceColumn("IsConverted", "Converted", .boolean).defaulted,
    SalesforceColumn("IsUnreadByOwner", "Unread By Owner", .boolean).defaulted,
    SalesforceColumn("CreatedDate", "Created Date", .dateTime).system,
    SalesforceColumn("CreatedById", "Created By ID", .reference, length: 18).system,
    SalesforceColumn("LastModifiedDate", "Last Modified Date", .dateTime).system,
    SalesforceColumn("SystemModstamp", "System Modstamp", .dateTime).system,
  ]
}

extension SalesforceColumn {
  init(_ name: String, _ kind: Kind, length: Int = 255) {
    self.init(name, name, kind, length: length)
  }
}
