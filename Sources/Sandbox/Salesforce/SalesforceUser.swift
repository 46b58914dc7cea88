/// The users of the organisation.
enum SalesforceUser {
  /// In whose name web-to-lead makes leads.
  static let leadCreator = SalesforceID.numbered("005", 11)
  /// Whom an API session is of.
  static let integration = SalesforceID.numbered("005", 12)
}
