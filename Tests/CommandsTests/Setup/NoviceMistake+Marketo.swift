extension NoviceMistake {
  private static let munchkin = "Munchkin ID"
  private static let form = "Form ID"
  private static let client = "Client ID"
  private static let secret = "Client Secret"

  private static let clientID = "4d7f0b8e-6a0c-4b3d-9a1e-2f5c8e7d6b90"
  private static let clientSecret = "sandboxMarketoSecret0123456789AB"
  private static let malformed = End.explained("marketo-munchkin-id-malformed")

  private static func typed(
    _ name: String, _ label: String, _ text: String, _ end: End
  ) -> NoviceMistake {
    typed(name, label, text, end, "marketo")
  }

  /// What is typed wrongly for Marketo.
  static let typedForMarketo = accounts + forms + services

  private static let accounts: [NoviceMistake] = [
    typed(
      "a Client ID in place of the Munchkin ID", munchkin, clientID,
      .explained("marketo-client-id-in-munchkin-field")),
    typed("the host of the interface", munchkin, "123-PQR-789.mktorest.com", .repaired),
    typed(
      "the address of the interface", munchkin, "https://123-PQR-789.mktorest.com/rest", .repaired),
    typed("a Munchkin ID in lower case", munchkin, "123-pqr-789", .repaired),
    typed("the server ID in place of the Munchkin ID", munchkin, "ys12", malformed),
    typed("the company's name", munchkin, "Contoso", malformed),
    typed(
      "another instance", munchkin, "999-ZZZ-999", .explained("marketo-instance-not-found")),
    typed(
      "the whole embed code", munchkin,
      "<script src=\"//app-ys12.marketo.com/js/forms2/js/forms2.min.js\"></script> "
        + "<form id=\"mktoForm_1179\"></form> <script>MktoForms2.loadForm("
        + "\"//app-ys12.marketo.com\", \"123-PQR-789\", 1179);</script>", .understood),
    typed(
      "the code as it is documented", munchkin,
      "MktoForms2.loadForm(\"(\"//app-ys12.marketo.com\", \"123-PQR-789\", 1179);", .understood),
  ]

  private static let forms: [NoviceMistake] = [
    typed("the form's element", form, "mktoForm_1179", .repaired),
    typed("the form's address", form, "https://app-ys12.marketo.com/#FO1179A1", .repaired),
    typed(
      "the form's name", form, "MarketplaceLeadBackend", .explained("marketo-form-id-malformed")),
    typed(
      "the Munchkin ID in place of the form's", form, "123-PQR-789",
      .explained("marketo-form-id-malformed")),
    typed("another form", form, "1180", .explained("marketo-form-not-found")),
  ]

  private static let services: [NoviceMistake] = [
    typed(
      "Client ID and Client Secret swapped",
      [Novice.Slip(label: client, text: clientSecret), Novice.Slip(label: secret, text: clientID)],
      .explained("marketo-credentials-malformed"), "marketo"),
    typed("a Client ID in quotes", client, "\"\(clientID)\"", .repaired),
    typed(
      "the Munchkin ID in place of the Client ID", client, "123-PQR-789",
      .explained("marketo-credentials-malformed")),
    typed(
      "the Client ID of no service", client, "0c6f3d0b-2c50-4f2f-8a0e-7b1f4c1f9d11",
      .explained("marketo-client-not-found")),
    typed(
      "the secret of another service", secret, "Zq4otherMarketoSecret9876543210x",
      .explained("marketo-secret-rejected")),
    typed(
      "a secret cut short", secret, String(clientSecret.prefix(12)),
      .explained("marketo-credentials-malformed")),
    typed(
      "a token in place of the secret", secret, "9a3f1c20-51de-4c1f-bc1e-7a6d2f4e8b10:ab",
      .explained("marketo-secret-rejected")),
    typed("a secret in quotes", secret, "\"\(clientSecret)\"", .repaired),
  ]

  /// What is wrong with Marketo.
  static let playedForMarketo: [NoviceMistake] = [
    ("marketo-instance-unknown", "marketo-instance-not-found"),
    ("marketo-client-unknown", "marketo-client-not-found"),
    ("marketo-secret-wrong", "marketo-secret-rejected"),
    ("marketo-access-denied", "marketo-permission-missing"),
    ("marketo-quota-reached", "marketo-quota-reached"),
    ("marketo-form-missing-702", "marketo-form-not-found"),
    ("marketo-form-draft", "marketo-form-not-approved"),
    ("marketo-form-changed", "marketo-form-draft-newer"),
    ("marketo-form-lacks-email", "marketo-form-fields-missing"),
    ("marketo-lead-source-missing", "marketo-lead-source-missing"),
    ("marketo-required-field", "marketo-required-field"),
    ("marketo-quota-nearly", "marketo-quota-nearly-reached"),
    ("marketo-lead-skipped", "marketo-several-people-match"),
    ("marketo-delete-denied", "marketo-test-lead-left"),
  ].map { fault($0.0, $0.1, "marketo") }
}
