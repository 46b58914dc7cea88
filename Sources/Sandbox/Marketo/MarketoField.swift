import Text

/// A field of a person, as forms and the REST interface know it.
struct MarketoField: Sendable, Hashable {
  /// The number that descriptions give it.
  let number: Int
  /// Its name in the REST interface.
  let name: String
  /// Its id in a form, which is its name in the SOAP interface.
  let formID: String
  /// What people call it.
  let label: String
  /// The kind of value.
  let type: String

  init(_ number: Int, _ name: String, _ formID: String, _ label: String, type: String = "string") {
    self.number = number
    self.name = name
    self.formID = formID
    self.label = label
    self.type = type
  }

  /// What the description of people says of it.
  var description: JSONValue {
    let isReadOnly: JSONValue = JSONValue(booleanLiteral: Self.readOnly.contains(name))
    var members: [JSONValue.Member] = [
      .init(key: "id", value: JSONValue(number)),
      .init(key: "displayName", value: JSONValue(label)),
      .init(key: "dataType", value: JSONValue(type)),
    ]
    if ["string", "email", "phone"].contains(type) {
      members.append(.init(key: "length", value: 255))
    }
    members.append(
      .init(key: "rest", value: ["name": JSONValue(name), "readOnly": isReadOnly]))
    if name != "id" {
      members.append(
        .init(key: "soap", value: ["name": JSONValue(formID), "readOnly": isReadOnly]))
    }
    return JSONValue(.object(members))
  }

  static let email = MarketoField(6, "email", "Email", "Email Address", type: "email")
  static let phone = MarketoField(7, "phone", "Phone", "Phone Number", type: "phone")
  static let leadSource = MarketoField(9, "leadSource", "LeadSource", "Lead Source")
  static let industry = MarketoField(11, "industry", "Industry", "Industry")

  /// What a form that takes leads asks for.
  static let lead = [
    MarketoField(4, "firstName", "FirstName", "First Name"),
    MarketoField(5, "lastName", "LastName", "Last Name"),
    email, phone,
    MarketoField(2, "company", "Company", "Company Name"),
    MarketoField(8, "title", "Title", "Job Title"),
    MarketoField(10, "country", "Country", "Country"),
    leadSource,
  ]

  /// Every field of a person.
  static let all =
    [MarketoField(1, "id", "Id", "Id", type: "integer")] + lead + [
      industry, MarketoField(12, "website", "Website", "Website", type: "url"),
      MarketoField(13, "createdAt", "CreatedAt", "Created At", type: "datetime"),
      MarketoField(14, "updatedAt", "UpdatedAt", "Updated At", type: "datetime"),
    ]

  /// What nobody but the service sets.
  static let readOnly: Set<String> = ["id", "createdAt", "updatedAt"]

  /// A field by its name in the REST interface.
  static func named(_ name: String) -> MarketoField? { all.first { $0.name == name } }
}
