extension Field {
  /// What is entered for the table.
  static let storageConnectionString = Field(
    TableLook.key, label: "Storage account connection string",
    help: "The connection string of the storage account, from Access keys in the Azure portal.",
    kind: .connectionString,
    example: "DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=…;"
      + "EndpointSuffix=core.windows.net", repaired: StorageStrings.repaired)

  /// Who is told of trouble; Partner Center no longer asks for it.
  static let tableContacts = Field(
    ContactForm.key, label: "Contact email",
    help: "Addresses that are told of problems; Partner Center no longer asks for them.",
    kind: .addresses, isRequired: false, example: "leads@contoso.com",
    repaired: ContactForm.repaired)
}
