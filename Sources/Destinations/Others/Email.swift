import Knowledge

extension Destination {
  /// A list of addresses. Documents may name it; Partner Center's own pages do not offer it.
  public static let email = Destination(
    id: "email", name: "Email", block: "emailLeadConfiguration", olderNames: [],
    olderBlock: nil, fields: [addresses], checks: [addressCheck], parameters: { _ in [:] },
    isInPortal: false)

  private static let addresses = Field(
    ContactForm.key, label: "Contact email", help: "The addresses that leads are mailed to.",
    kind: .addresses, example: "leads@contoso.com", repaired: ContactForm.repaired)

  private static let addressCheck = Check(
    "email.addresses", "there is an address, and each is well-formed", kind: .form,
    field: ContactForm.key
  ) { context in
    let text = context.configuration.text(ContactForm.key)?.trimmingBlanks ?? ""
    guard !text.isEmpty else {
      return .broken(
        .entry(
          "email-addresses-missing", said: "there is no address to mail leads to",
          parameters: [.key: ContactForm.key]))
    }
    guard let trouble = ContactForm.trouble(of: text) else { return .ok }
    return .broken(
      .entry("document-contact-malformed", said: trouble, parameters: [.key: ContactForm.key]))
  }
}
