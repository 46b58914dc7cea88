/// What a publisher enters for Dynamics 365, in the order of Partner Center.
enum DynamicsFields {
  private typealias Key = DynamicsConfiguration.Key

  static let all = [environment, authentication] + application + user + [contacts]

  private static let environment = Field(
    Key.instanceURL, label: "URL",
    help: "The root of the Dynamics 365 environment, without anything behind the host.",
    example: "https://contoso.crm4.dynamics.com", repaired: DynamicsRepair.environment)

  private static let authentication = Field(
    Key.authentication, label: "Authentication",
    help: "How leads are signed in: as an application (azureAD) or as a user (office365).",
    kind: .choice(["azureAD", "office365"]), example: "azureAD",
    repaired: DynamicsRepair.authentication)

  private static let application = [
    Field(
      Key.applicationID, label: "Application (client) ID",
      help: "The id of the application that is registered in Microsoft Entra ID.",
      example: "23456052-aaaa-bbbb-8662-1234df56788f", applies: DynamicsForm.isApplication,
      repaired: DynamicsRepair.application),
    Field(
      Key.directoryID, label: "Directory ID (tenant)",
      help: "The id of the directory in which the application is registered.",
      example: "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44", applies: DynamicsForm.isApplication,
      repaired: DynamicsRepair.directory),
    Field(
      Key.applicationKey, label: "Client secret (Application Key)",
      help: "The value of a client secret of the application, not the secret's id.",
      kind: .secret, example: "abc8Q~…", belongsTo: [Key.applicationID],
      applies: DynamicsForm.isApplication),
  ]

  private static let user = [
    Field(
      Key.userName, label: "User name",
      help: "The name by which the user signs in to Microsoft 365.",
      example: "lead.writer@contoso.onmicrosoft.com", applies: DynamicsForm.isUser,
      repaired: DynamicsRepair.userName),
    Field(
      Key.password, label: "Password", help: "The user's password.", kind: .secret,
      example: "…", belongsTo: [Key.userName], applies: DynamicsForm.isUser),
    Field(
      Key.clientID, label: "Client ID for verification",
      help: "The id of a public client by which the user signs in; only verification needs it, "
        + "Partner Center does not ask for it.",
      isRequired: false, example: "00001111-aaaa-2222-bbbb-3333cccc4444",
      applies: DynamicsForm.isUser, repaired: DynamicsRepair.application),
  ]

  private static let contacts = Field(
    Key.contacts, label: "Contact email",
    help: "Who is told of new leads and of problems with them.", kind: .addresses,
    isRequired: false, example: "leads@contoso.com", repaired: ContactForm.repaired)
}
