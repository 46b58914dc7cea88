import Knowledge

extension Destination {
  /// A list of addresses. Documents may name it; Partner Center's own pages do not offer it.
  public static let email = Destination(
    id: "email", name: "Email", block: "emailLeadConfiguration", olderNames: [],
    olderBlock: nil, fields: [addresses], checks: [addressCheck],
    leads: .closed(
      by: "email.addresses",
      "leads go out by mail, which leadline neither sends nor reads: look into the mailbox"),
    parameters: { _ in [:] },
    isInPortal: false)

  private static let addresses = Field(
    ContactForm.key, label: "Contact email", help: "The addresses that leads are mailed to.",
    kind: .addresses, example: "leads@contoso.com", repaired: ContactForm.repaired)

  private static let addressCheck = Check(
    "email.addresses", "there is an address, and each is well-formed", kind: .form,
    field: ContactForm.key, look: look)

  @Sendable private static func look(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let text = try RequiredValue(ContactForm.key, in: context.configuration).text()
    guard let trouble = ContactForm.trouble(of: text) else { return .ok }
    return .broken(
      .entry("document-contact-malformed", said: trouble, parameters: [.key: ContactForm.key]))
  }
}
