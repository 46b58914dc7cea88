/// What is entered for Marketo, in the order of the portal.
enum MarketoFields {
  /// The keys of the fields.
  enum Key {
    static let munchkinID = "munchkinId"
    static let formID = "formId"
    static let clientID = "clientId"
    static let clientSecret = "clientSecret"
    /// Of the fields before December 2022.
    static let serverID = "serverId"

    /// What the interface of an instance is entered by.
    static let access = [munchkinID, clientID, clientSecret]
    /// The same, and the form that is looked at.
    static let form = access + [formID]
  }

  static let all: [Field] = [
    Field(
      Key.munchkinID, label: "Munchkin ID",
      help: "The instance's Munchkin account ID, from Admin > Munchkin in Marketo.",
      example: "123-ABC-456", repaired: MarketoRepair.munchkin),
    Field(
      Key.formID, label: "Form ID",
      help: "The number of the form that takes the leads, from its embed code.", example: "1179",
      belongsTo: [Key.munchkinID], repaired: MarketoRepair.form),
    Field(
      Key.clientID, label: "Client ID",
      help: "The client ID of the custom service, from Admin > LaunchPoint in Marketo.",
      example: "4d7f0b8e-0000-4b3d-9a1e-2f5c8e7d6b90", belongsTo: [Key.munchkinID],
      repaired: MarketoRepair.client),
    Field(
      Key.clientSecret, label: "Client Secret",
      help: "The client secret of the custom service, from Admin > LaunchPoint in Marketo.",
      kind: .secret, example: "32 letters and digits", belongsTo: [Key.clientID],
      repaired: MarketoRepair.secret),
    // Partner Center no longer asks for these two; documents from before may hold them.
    Field(
      Key.serverID, label: "Server ID",
      help: "The part after app- of the host in the embed code; no longer asked for.",
      isRequired: false, example: "ys12", applies: { $0.entries[Key.serverID] != nil },
      repaired: MarketoRepair.server),
    Field(
      ContactForm.key, label: "Contact email",
      help: "Addresses that are told of problems; Partner Center no longer asks for them.",
      kind: .addresses, isRequired: false, example: "leads@contoso.com",
      applies: { $0.entries[ContactForm.key] != nil }, repaired: ContactForm.repaired),
  ]
}
