/// What an id of Salesforce is of, as its first three characters tell.
enum SalesforceObject {
  /// What stands behind an id; `nil` where that is not known.
  static func name(of identifier: String) -> String? { names[String(identifier.prefix(3))] }

  private static let names: [String: String] = [
    "001": "an account", "003": "a contact", "005": "a user", "006": "an opportunity",
    "00E": "a role", "00G": "a group or queue", "00N": "a custom field", "00O": "a report",
    "00Q": "a lead", "00T": "a task", "00e": "a profile", "00h": "a page layout",
    "00l": "a folder", "012": "a record type", "015": "a document", "01I": "a custom object",
    "01Q": "a workflow rule", "01Z": "a dashboard", "01p": "an Apex class", "033": "a package",
    "03d": "a validation rule", "04t": "a version of a package", "0Bm": "a duplicate rule",
    "0H4": "an app", "0PS": "a permission set", "500": "a case", "701": "a campaign",
  ]
}
