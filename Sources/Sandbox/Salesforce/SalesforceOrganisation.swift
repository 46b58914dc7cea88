import Text

/// The organisation: its types and their rows, with what was ordered to be wrong with them.
struct SalesforceOrganisation: Sendable {
  let leads: SalesforceLeads
  /// What was ordered to be wrong.
  let faults: FaultSet

  /// The organisation's id.
  var id: String {
    faults.contains("salesforce-other-organisation")
      ? SalesforceID.long("00D5j000001uVaU") : World.longSalesforceID
  }

  /// The names of the types that a session can see.
  var names: [String] {
    ["DuplicateRule"] + (faults.contains("salesforce-look-denied") ? [] : ["Lead"])
      + ["Organization", "User"]
  }

  /// A type.
  ///
  /// - Parameters:
  ///   - name: Its name, in any case.
  ///   - isTooling: Whether it is one of those that things are built with.
  /// - Returns: The type; `nil` where there is none that the session can see.
  func type(_ name: String, isTooling: Bool = false) -> SalesforceType? {
    switch (name.lowercased(), isTooling) {
    case ("lead", false): faults.contains("salesforce-look-denied") ? nil : lead
    case ("organization", _): organization
    case ("duplicaterule", false): duplicateRules
    case ("user", _): users
    case ("validationrule", true): validationRules
    default: nil
    }
  }

  // MARK: Leads

  private var lead: SalesforceType {
    SalesforceType(
      name: "Lead", keyPrefix: "00Q", columns: SalesforceLeadType(faults: faults).columns,
      rows: crowd + leads.rows)
  }

  /// The leads of a busy day, where one was ordered.
  private var crowd: [JSONValue] {
    let count =
      faults.contains("salesforce-limit-reached")
      ? 500 : faults.contains("salesforce-limit-near") ? 470 : 0
    let now = Timestamp.now.seconds
    return (0..<count).map { number in
      let values: JSONValue = [
        "FirstName": "Visitor", "LastName": "Number \(number + 1)", "Company": "Fabrikam",
        "Email": "visitor\(number + 1)@example.com", "LeadSource": "Web",
      ]
      return SalesforceLeads.row(
        values, id: SalesforceID.numbered("00Q", 100_000 + number),
        by: SalesforceUser.leadCreator, at: Timestamp(seconds: now - 80_000 + number * 150))
    }
  }

  // MARK: Other types

  private var organization: SalesforceType {
    let isSandbox = faults.contains("salesforce-is-sandbox")
    return SalesforceType(
      name: "Organization", keyPrefix: "00D",
      columns: [
        SalesforceColumn("Id", "Organization ID", .id, length: 18).system,
        SalesforceColumn("Name", length: 80).required, SalesforceColumn("Country", length: 80),
        SalesforceColumn("IsSandbox", .boolean).system,
        SalesforceColumn("OrganizationType", "Edition", .picklist, length: 40),
        SalesforceColumn("InstanceName", length: 5),
        SalesforceColumn("NamespacePrefix", length: 15),
        SalesforceColumn("LanguageLocaleKey", .picklist, length: 40),
        SalesforceColumn("TrialExpirationDate", .dateTime),
        SalesforceColumn("CreatedDate", .dateTime).system,
      ],
      rows: [
        [
          "Id": JSONValue(id), "Name": "Contoso", "Country": "US",
          "IsSandbox": JSONValue(booleanLiteral: isSandbox),
          "OrganizationType": "Enterprise Edition", "InstanceName": isSandbox ? "CS42" : "EU42",
          "NamespacePrefix": nil, "LanguageLocaleKey": "en_US", "TrialExpirationDate": nil,
          "CreatedDate": "2021-03-15T09:30:00Z",
        ]
      ])
  }

  private var users: SalesforceType {
    SalesforceType(
      name: "User", keyPrefix: "005",
      columns: [
        SalesforceColumn("Id", "User ID", .id, length: 18).system,
        SalesforceColumn("Name", length: 121).system, SalesforceColumn("Username", length: 80),
        SalesforceColumn("Email", .email, length: 128),
        SalesforceColumn("IsActive", .boolean).defaulted,
      ],
      rows: [
        Self.user(SalesforceUser.leadCreator, "Lead Creator", "leads@contoso.example"),
        Self.user(SalesforceUser.integration, "Integration User", "integration@contoso.example"),
      ])
  }

  private static func user(_ id: String, _ name: String, _ address: String) -> JSONValue {
    [
      "Id": JSONValue(id), "Name": JSONValue(name), "Username": JSONValue(address),
      "Email": JSONValue(address), "IsActive": true,
    ]
  }

  private var duplicateRules: SalesforceType {
    let isActive = faults.contains("salesforce-duplicate-rule")
    return SalesforceType(
      name: "DuplicateRule", keyPrefix: "0Bm",
      columns: [
        SalesforceColumn("Id", "Duplicate Rule ID", .id, length: 18).system,
        SalesforceColumn("DeveloperName", length: 80), SalesforceColumn("MasterLabel", length: 80),
        SalesforceColumn("SobjectType", .picklist, length: 40),
        SalesforceColumn("SobjectSubtype", .picklist, length: 40),
        SalesforceColumn("IsActive", .boolean).system,
        SalesforceColumn("NamespacePrefix", length: 15),
        SalesforceColumn("Language", .picklist, length: 40),
      ],
      rows: [
        Self.duplicateRule(1, "Account", isActive: true),
        Self.duplicateRule(2, "Lead", isActive: isActive),
      ])
  }

  private static func duplicateRule(_ number: Int, _ type: String, isActive: Bool) -> JSONValue {
    [
      "Id": JSONValue(SalesforceID.numbered("0Bm", number)),
      "DeveloperName": "Standard_Rule_for_\(type)s_with_Duplicate_\(type)s",
      "MasterLabel": JSONValue(Self.ruleName(type)), "SobjectType": JSONValue(type),
      "SobjectSubtype": "None", "IsActive": JSONValue(booleanLiteral: isActive),
      "NamespacePrefix": nil, "Language": "en_US",
    ]
  }

  private static func ruleName(_ type: String) -> String {
    "Standard \(type) Duplicate Rule"
  }

  /// What `/ui-api/duplicates/` says of a type: the rules that are active.
  func duplicates(of type: String) -> JSONValue? {
    guard let known = self.type(type) else { return nil }
    let isActive = known.name == "Lead" && faults.contains("salesforce-duplicate-rule")
    let rule: JSONValue = [
      "actionOnInsert": "Block", "actionOnUpdate": "Allow", "active": true,
      "duplicateRuleFilters": [], "matchRules": [],
      "name": JSONValue(Self.ruleName(known.name)), "operationsOnInsert": ["Alert", "Report"],
      "operationsOnUpdate": ["Alert", "Report"],
    ]
    return [
      "apiName": JSONValue(known.name), "dedupeEnabled": JSONValue(booleanLiteral: isActive),
      "dedupeFields": isActive ? ["Email", "FirstName", "LastName"] : [],
      "duplicateRules": isActive ? [rule] : [],
      "predupeEnabled": JSONValue(booleanLiteral: isActive),
    ]
  }

  private var validationRules: SalesforceType {
    let isActive = faults.contains("salesforce-validation-rule")
    return SalesforceType(
      name: "ValidationRule", keyPrefix: "03d",
      columns: [
        SalesforceColumn("Id", "Validation Rule ID", .id, length: 18).system,
        SalesforceColumn("ValidationName", length: 80),
        SalesforceColumn("EntityDefinitionId", length: 120),
        SalesforceColumn("EntityDefinition.QualifiedApiName", length: 70),
        SalesforceColumn("EntityDefinition.DeveloperName", length: 80),
        SalesforceColumn("Active", .boolean).system, SalesforceColumn("Description"),
        SalesforceColumn("ErrorMessage"), SalesforceColumn("ErrorDisplayField", length: 80),
        SalesforceColumn("NamespacePrefix", length: 15),
        SalesforceColumn("CreatedDate", .dateTime).system,
      ],
      rows: [
        Self.validationRule(
          1, "Billing_Country_Known", "Account", "The billing country must be known.",
          isActive: true),
        Self.validationRule(
          2, "Phone_Is_International", "Lead", "Phone numbers begin with a plus sign.",
          isActive: isActive),
      ])
  }

  private static func validationRule(
    _ number: Int, _ name: String, _ type: String, _ message: String, isActive: Bool
  ) -> JSONValue {
    [
      "Id": JSONValue(SalesforceID.numbered("03d", number)), "ValidationName": JSONValue(name),
      "EntityDefinitionId": JSONValue(type), "EntityDefinition.QualifiedApiName": JSONValue(type),
      "EntityDefinition.DeveloperName": JSONValue(type),
      "Active": JSONValue(booleanLiteral: isActive), "Description": nil,
      "ErrorMessage": JSONValue(message), "ErrorDisplayField": nil, "NamespacePrefix": nil,
      "CreatedDate": "2024-02-06T10:00:00Z",
    ]
  }
}
