/// What is entered for an HTTPS endpoint.
enum HTTPSEndpointFields {
  /// The key of the address.
  static let url = "httpsEndpointUrl"

  /// The key of what stands behind it, which only verification needs.
  static let service = Field.verificationPrefix + "service"

  static let all: [Field] = [
    Field(
      service, label: "What takes the leads",
      help: "What stands behind the address; stays on this machine.",
      kind: .choice(EndpointService.Choice.allCases.map(\.rawValue)), isRequired: false,
      example: EndpointService.Choice.flow.rawValue),
    // Whoever has the address of a flow may send to it: its signature stands in it.
    Field(
      url, label: "HTTPS endpoint URL",
      help: "The address that takes leads by POST; of a flow, its HTTP URL with the signature.",
      kind: .secret, example: "https://leads.contoso.com/marketplace",
      repaired: EndpointRepair.url),
    Field(
      ContactForm.key, label: "Contact email",
      help: "Addresses that are told of problems; Partner Center no longer asks for them.",
      kind: .addresses, isRequired: false, example: "leads@contoso.com",
      repaired: ContactForm.repaired),
  ]
}
