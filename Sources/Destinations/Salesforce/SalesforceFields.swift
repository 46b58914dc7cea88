/// What is entered for Salesforce. Partner Center has the first and once had the last; with the
/// others, verification can look into the organisation.
enum SalesforceFields {
  /// The keys of the fields.
  enum Key {
    static let organisationID = "objectIdentifier"
    static let myDomain = Field.verificationPrefix + "myDomain"
    static let accessToken = Field.verificationPrefix + "accessToken"
    static let clientID = Field.verificationPrefix + "clientId"
    static let clientSecret = Field.verificationPrefix + "clientSecret"

    /// What a session is opened with.
    static let session = [myDomain, accessToken, clientID, clientSecret]
  }

  static let all: [Field] = [
    Field(
      Key.organisationID, label: "Organization identifier",
      help: "The organization's id, the value of oid in the web-to-lead form.",
      example: "00D000000000001", repaired: organisation),
    Field(
      Key.myDomain, label: "My Domain",
      help: "The organization's own host, for looking into it; stays on this machine.",
      isRequired: false, example: "contoso.my.salesforce.com", repaired: EnteredDomain.repaired),
    Field(
      Key.accessToken, label: "Access token",
      help: "The token of an API session, for looking into the organization.", kind: .secret,
      isRequired: false, example: "00D…!AQ…", belongsTo: [Key.myDomain]),
    Field(
      Key.clientID, label: "Consumer key",
      help: "The consumer key of an external client app, in place of an access token.",
      isRequired: false, example: "3MVG9…", belongsTo: [Key.myDomain], repaired: key),
    Field(
      Key.clientSecret, label: "Consumer secret",
      help: "The consumer secret of the external client app.", kind: .secret, isRequired: false,
      example: "64 letters and digits", belongsTo: [Key.clientID]),
    Field(
      ContactForm.key, label: "Contact email",
      help: "Addresses that are told of problems; Partner Center no longer asks for them.",
      kind: .addresses, isRequired: false, example: "leads@contoso.com",
      repaired: ContactForm.repaired),
  ]

  /// The id without what was copied with it, in its own case.
  @Sendable private static func organisation(_ text: String) -> String? {
    let entered = EnteredOrganisation(text)
    guard entered.organisation == nil, let meant = entered.meant, meant != text,
      EnteredOrganisation(meant).slip == nil
    else { return nil }
    return meant
  }

  /// A consumer key without the blanks and quotes around it.
  @Sendable private static func key(_ text: String) -> String? {
    guard text.utf8.count <= 2000 else { return nil }
    let bare = text.withoutWrapping
    return bare == text || bare.isEmpty ? nil : bare
  }
}
