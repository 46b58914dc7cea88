import Text

/// A form, in the version that people fill in and in the one that is being worked on.
struct MarketoForm: Sendable {
  /// Which version of a form is meant.
  enum Status: String, Sendable {
    case approved, draft
  }

  /// A version.
  struct Version: Sendable {
    /// When it was last changed.
    let updatedAt: String
    /// What it asks for, in order.
    let fields: [MarketoField]
    /// What nobody can leave out.
    let required: Set<MarketoField>
  }

  /// The number.
  let id: Int
  /// The name.
  let name: String
  /// The version that is in use, where there is one.
  let approved: Version?
  /// The version that is not, where there is one.
  let draft: Version?

  /// The version that a client asks for.
  ///
  /// - Parameter status: The version's state; the one in use goes first where none is said.
  /// - Returns: The version and its state, where there is such a version.
  func version(_ status: Status?) -> (version: Version, status: Status)? {
    if status != .draft, let approved { return (approved, .approved) }
    if status != .approved, let draft { return (draft, .draft) }
    return nil
  }

  /// What the interface says of a version.
  func json(_ version: Version, _ status: Status) -> JSONValue {
    [
      "id": JSONValue(id), "name": JSONValue(name), "description": "",
      "createdAt": "2026-10-05T09:12:31Z+0000", "updatedAt": JSONValue(version.updatedAt),
      "url": "https://\(World.marketoServerHost)/#FO\(id)B2", "status": JSONValue(status.rawValue),
      "theme": "simple", "language": "English", "locale": "en_US", "progressiveProfiling": false,
      "labelPosition": "left", "fontFamily": "Helvetica", "fontSize": "13px",
      "folder": ["type": "Folder", "value": 293, "folderName": "Marketplace"],
      "knownVisitor": ["type": "form", "template": nil],
      "thankYouList": [["followupType": "none", "followupValue": nil, "default": true]],
      "buttonLocation": 120, "buttonLabel": "Submit", "waitingLabel": "Please Wait",
      "workSpaceId": 1,
    ]
  }

  /// What the interface says of a version's fields.
  static func fields(of version: Version) -> JSONValue {
    JSONValue(
      .array(
        version.fields.enumerated().map { row, field in
          [
            "id": JSONValue(field.formID), "label": "\(field.label):",
            "dataType": JSONValue(field.type), "validationMessage": "This field is required.",
            "rowNumber": JSONValue(row), "columnNumber": 0, "maxLength": 255,
            "required": JSONValue(booleanLiteral: version.required.contains(field)),
            "formPrefill": true, "visibilityRules": ["ruleType": "alwaysShow"],
          ]
        }))
  }
}

extension MarketoForm {
  /// Every form, with what was ordered to be wrong with the one for leads.
  static func all(_ faults: FaultSet) -> [MarketoForm] {
    let strangers = (1...24).map { number in
      let version = Version(
        updatedAt: "2026-09-14T10:00:00Z+0000", fields: Array(MarketoField.lead.prefix(3)),
        required: [.email])
      return MarketoForm(
        id: 1000 + number, name: "Landing page \(number)",
        approved: number.isMultiple(of: 2) ? version : nil,
        draft: number.isMultiple(of: 2) ? nil : version)
    }
    return strangers + (leads(faults).map { [$0] } ?? [])
  }

  /// The form that takes leads, where there is one.
  static func leads(_ faults: FaultSet) -> MarketoForm? {
    if faults.contains("marketo-form-missing") { return nil }
    let version = Version(
      updatedAt: "2026-10-12T14:03:55Z+0000", fields: fields(faults),
      required: faults.contains("marketo-required-field") ? [.email, .industry] : [.email])
    var draft: Version?
    let isDraft = faults.contains("marketo-form-draft")
    if isDraft || faults.contains("marketo-form-changed") {
      draft = Version(
        updatedAt: "2026-11-18T08:41:07Z+0000", fields: version.fields, required: version.required)
    }
    return MarketoForm(
      id: Int(World.marketoFormID) ?? 0, name: "MarketplaceLeadBackend",
      approved: isDraft ? nil : version, draft: draft)
  }

  private static func fields(_ faults: FaultSet) -> [MarketoField] {
    var fields = MarketoField.lead
    if faults.contains("marketo-form-lacks-email") { fields.removeAll { $0 == .email } }
    if faults.contains("marketo-form-lacks-phone") { fields.removeAll { $0 == .phone } }
    if faults.contains("marketo-lead-source-missing") { fields.removeAll { $0 == .leadSource } }
    if faults.contains("marketo-required-field") { fields.append(.industry) }
    return fields
  }
}
