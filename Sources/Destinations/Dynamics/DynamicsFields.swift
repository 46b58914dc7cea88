/// What a publisher enters for Dynamics 365, in the order of Partner Center.
enum DynamicsFields {
  private typealias Key = DynamicsConfiguration.Key

  static let all: [Field] = [
    Field(
      Key.instanceURL, label: "URL",
      help: "The root of the Dynamics 365 environment, without anything behind the host.",
      example: "https://contoso.crm4.dynamics.com"),
    Field(
      Key.authentication, label: "Authentication",
      help: "How leads are signed in: as an application (azureAD) or as a user (office365).",
      kind: .choice(["azureAD", "office365"]), example: "azureAD"),
    Field(
      Key.applicationID, label: "Application (client) ID",
      help: "The id of the application that is registered in Microsoft Entra ID.",
      example: "23456052-aaaa-bbbb-8662-1234df56788f", applies: DynamicsForm.isApplication),
    Field(
      Key.directoryID, label: "Directory ID (tenant)",
      help: "The id of the directory in which the application is registered.",
      example: "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44", applies: DynamicsForm.isApplication),
    Field(
      Key.applicationKey, label: "Client secret (Application Key)",
      help: "The value of a client secret of the application, not the secret's id.",
      kind: .secret, example: "abc8Q~…", applies: DynamicsForm.isApplication),
    Field(
      Key.userName, label: "User name",
      help: "The name by which the user signs in to Microsoft 365.",
      example: "lead.writer@contoso.onmicrosoft.com", applies: DynamicsForm.isUser),
    Field(
      Key.password, label: "Password", help: "The user's password.", kind: .secret,
      example: "…", applies: DynamicsForm.isUser),
    Field(
      "contactEmail", label: "Contact email",
      help: "Who is told of new leads and of problems with them.", kind: .addresses,
      isRequired: false, example: "leads@contoso.com"),
  ]
}
