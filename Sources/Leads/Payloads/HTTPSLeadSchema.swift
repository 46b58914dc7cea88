public import Text

/// The JSON schema of what an HTTPS endpoint gets, as Microsoft's page gives it: all leaves are
/// texts, and none must be there. A trigger of Power Automate or Logic Apps takes it as it is.
public enum HTTPSLeadSchema {
  /// The members of a lead, in the order of the page.
  public static let leaves = ["ActionCode", "OfferTitle", "LeadSource", "Description"]
  /// The members of `UserDetails`, in the order of the page.
  public static let details = [
    "Company", "Country", "Email", "FirstName", "LastName", "Phone", "Title",
  ]

  /// The documented schema, of draft 4, with the ids that the page gives its parts.
  public static let documented: JSONValue = [
    "$schema": "https://json-schema.org/draft-04/schema#", "definitions": [:],
    "id": "http://example.com/example.json", "properties": properties(hasIDs: true),
    "type": "object",
  ]

  /// The schema without ids, for a trigger within a definition.
  public static let bare: JSONValue = ["type": "object", "properties": properties(hasIDs: false)]

  private static func properties(hasIDs: Bool) -> JSONValue {
    func text(_ path: String) -> JSONValue {
      hasIDs ? ["id": JSONValue(path), "type": "string"] : ["type": "string"]
    }
    let inner = "/properties/UserDetails/properties/"
    let details = JSONValue.keyed(details.map { ($0, text(inner + $0)) })
    let user: JSONValue =
      hasIDs
      ? ["id": "/properties/UserDetails", "properties": details, "type": "object"]
      : ["type": "object", "properties": details]
    return .keyed(leaves.map { ($0, text("/properties/" + $0)) } + [("UserDetails", user)])
  }
}
