import Text

/// A column of the table of leads.
struct LeadColumn: Sendable, Hashable {
  /// The name in payloads.
  let name: String
  /// The name that people gave it.
  let schemaName: String
  /// The type, such as `String`.
  let type: String
  /// The values of a choice, in order from 1.
  var choices: [String] = []

  /// Whether a client may write it.
  var isWritable: Bool { !["leadid", "fullname", "createdon", "modifiedon"].contains(name) }

  /// The columns.
  static let all: [LeadColumn] = [
    .init(name: "leadid", schemaName: "LeadId", type: "Uniqueidentifier"),
    .init(name: "subject", schemaName: "Subject", type: "String"),
    .init(name: "fullname", schemaName: "FullName", type: "String"),
    .init(name: "firstname", schemaName: "FirstName", type: "String"),
    .init(name: "lastname", schemaName: "LastName", type: "String"),
    .init(name: "companyname", schemaName: "CompanyName", type: "String"),
    .init(name: "emailaddress1", schemaName: "EMailAddress1", type: "String"),
    .init(name: "telephone1", schemaName: "Telephone1", type: "String"),
    .init(name: "mobilephone", schemaName: "MobilePhone", type: "String"),
    .init(name: "jobtitle", schemaName: "JobTitle", type: "String"),
    .init(name: "address1_line1", schemaName: "Address1_Line1", type: "String"),
    .init(name: "address1_city", schemaName: "Address1_City", type: "String"),
    .init(name: "address1_country", schemaName: "Address1_Country", type: "String"),
    .init(name: "websiteurl", schemaName: "WebSiteUrl", type: "String"),
    .init(name: "description", schemaName: "Description", type: "Memo"),
    .init(
      name: "leadsourcecode", schemaName: "LeadSourceCode", type: "Picklist",
      choices: [
        "Advertisement", "Employee Referral", "External Referral", "Partner", "Public Relations",
        "Seminar", "Trade Show", "Web", "Word of Mouth", "Other",
      ]),
    .init(
      name: "leadqualitycode", schemaName: "LeadQualityCode", type: "Picklist",
      choices: ["Hot", "Warm", "Cold"]),
    .init(name: "statecode", schemaName: "StateCode", type: "State"),
    .init(name: "statuscode", schemaName: "StatusCode", type: "Status"),
    .init(name: "createdon", schemaName: "CreatedOn", type: "DateTime"),
    .init(name: "modifiedon", schemaName: "ModifiedOn", type: "DateTime"),
  ]

  /// The names that a query may use.
  static let names = all.map(\.name) + ["_ownerid_value", "versionnumber"]

  /// Checks what a client wants to write.
  ///
  /// - Parameter values: What it sent.
  /// - Throws: `DataverseRefusal` for a column or a value that there is not.
  static func check(_ values: JSONValue) throws(DataverseRefusal) {
    for member in values.object ?? [] where !member.key.contains("@") {
      guard let column = all.first(where: { $0.name == member.key }) else {
        throw .payload(
          "leads",
          "An undeclared property '\(member.key)' which only has property annotations in the "
            + "payload but no property value was found in the payload.")
      }
      try column.check(member.value)
    }
  }

  private func check(_ value: JSONValue) throws(DataverseRefusal) {
    switch (type, value.content) {
    case (_, .null), ("String", .string), ("Memo", .string), ("Uniqueidentifier", .string),
      ("DateTime", .string), ("State", .number), ("Status", .number):
      return
    case ("Picklist", .number(let number)):
      guard let number = Int(number), choices.indices.contains(number - 1) else {
        throw DataverseRefusal(
          400, "0x8004431a",
          "A validation error occurred.  The value \(value.number ?? "") of '\(name)' on record of "
            + "type 'lead' is outside the valid range. Accepted Values: "
            + choices.indices.map { String($0 + 1) }.joined(separator: ","))
      }
    default:
      let wanted = type == "Picklist" ? "Edm.Int32" : "Edm.String"
      throw .payload(
        "leads",
        "Cannot convert the literal '\(JSONWriter.compact(value))' to the expected type "
          + "'\(wanted)'.")
    }
  }
}
