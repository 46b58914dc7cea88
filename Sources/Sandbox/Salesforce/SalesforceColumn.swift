import Text

/// A column of a type.
struct SalesforceColumn: Sendable {
  /// What it holds, in the words of the interface.
  enum Kind: String, Sendable {
    case id, reference, string, email, phone, url, picklist, boolean, double
    case textArea = "textarea"
    case dateTime = "datetime"

    /// Whether its values stand in quotes in a query.
    var isQuoted: Bool { ![.boolean, .double, .dateTime].contains(self) }

    /// Whether a query may compare it with a value.
    func takes(_ value: QueryLiteral) -> Bool {
      switch value {
      case .null: true
      case .flag: self == .boolean
      case .number: self == .double
      case .text: isQuoted
      case .span: self == .dateTime
      }
    }

    /// Whether a row may have a value of JSON there.
    func holds(_ value: JSONValue) -> Bool {
      if value.isNull { return true }
      return switch self {
      case .boolean: value.bool != nil
      case .double: value.double != nil
      default: value.string != nil
      }
    }
  }

  /// The name.
  let name: String
  /// What people call it.
  var label: String
  /// What it holds.
  let kind: Kind
  /// How many characters fit in.
  var length = 0
  /// Whether it may be empty.
  var isNillable = true
  /// Whether somebody can set it when a row is made.
  var isCreateable = true
  /// Whether the service sets it where nobody does.
  var isDefaulted = false
  /// What can be chosen, the first being what is chosen where `isDefaulted`.
  var values: [String] = []
  /// Whether nothing else can be chosen.
  var isRestricted = false

  init(_ name: String, _ label: String? = nil, _ kind: Kind = .string, length: Int = 255) {
    self.name = name
    self.label = label ?? name
    self.kind = kind
    self.length = [.boolean, .double, .dateTime].contains(kind) ? 0 : length
  }

  /// The same, which cannot be empty.
  var required: SalesforceColumn {
    var column = self
    column.isNillable = false
    return column
  }

  /// The same, which the service alone sets.
  var system: SalesforceColumn {
    var column = self
    column.isNillable = false
    column.isCreateable = false
    column.isDefaulted = true
    return column
  }

  /// The same, which the service sets where nobody does.
  var defaulted: SalesforceColumn {
    var column = self
    column.isNillable = false
    column.isDefaulted = true
    return column
  }

  /// The same, with what can be chosen.
  func choosing(_ values: [String], isRestricted: Bool = false) -> SalesforceColumn {
    var column = self
    column.values = values
    column.isRestricted = isRestricted
    return column
  }

  /// Whether the publisher added it.
  var isCustom: Bool { name.hasSuffix("__c") }

  /// Whether a row without a value is refused.
  var isRequired: Bool { !isNillable && isCreateable && !isDefaulted }

  /// What the description of the type says.
  var description: JSONValue {
    let isFlag = kind == .boolean
    return [
      "aggregatable": JSONValue(booleanLiteral: !isFlag), "autoNumber": false,
      "byteLength": JSONValue(length * 3), "calculated": false, "caseSensitive": false,
      "createable": JSONValue(booleanLiteral: isCreateable),
      "custom": JSONValue(booleanLiteral: isCustom),
      "defaultValue": isFlag ? false : nil,
      "defaultedOnCreate": JSONValue(booleanLiteral: isDefaulted || isFlag),
      "dependentPicklist": false, "deprecatedAndHidden": false,
      "externalId": false, "filterable": JSONValue(booleanLiteral: kind != .textArea),
      "groupable": JSONValue(booleanLiteral: kind != .textArea && kind != .dateTime),
      "idLookup": JSONValue(booleanLiteral: kind == .id || kind == .email),
      "label": JSONValue(label), "length": JSONValue(length), "name": JSONValue(name),
      "nameField": JSONValue(booleanLiteral: name == "Name"),
      "nillable": JSONValue(booleanLiteral: isNillable), "permissionable": true,
      "picklistValues": JSONValue(.array(values.enumerated().map(choice))),
      "precision": 0, "referenceTo": kind == .reference ? ["User"] : [],
      "restrictedPicklist": JSONValue(booleanLiteral: isRestricted), "scale": 0,
      "soapType": JSONValue(soapType), "sortable": JSONValue(booleanLiteral: kind != .textArea),
      "type": JSONValue(kind.rawValue), "unique": false,
      "updateable": JSONValue(booleanLiteral: isCreateable),
    ]
  }

  private var soapType: String {
    switch kind {
    case .id, .reference: "tns:ID"
    case .boolean, .double: "xsd:\(kind.rawValue)"
    case .dateTime: "xsd:dateTime"
    default: "xsd:string"
    }
  }

  private func choice(_ place: Int, _ value: String) -> JSONValue {
    [
      "active": true, "defaultValue": JSONValue(booleanLiteral: place == 0 && isDefaulted),
      "label": JSONValue(value), "validFor": nil, "value": JSONValue(value),
    ]
  }
}
