extension FaultCatalogue {
  /// What Marketo answers to order.
  static let marketo = marketoSignIn + marketoCalls + marketoForm + marketoTestLead + publicForm

  private static let marketoSignIn = [
    marketo(
      "marketo-instance-unknown", "no Marketo instance has the host",
      entry: "marketo-instance-not-found", check: "marketo.instance"),
    marketo(
      "marketo-client-unknown", "the instance knows no such client",
      entry: "marketo-client-not-found", check: "marketo.sign-in"),
    marketo(
      "marketo-secret-wrong", "the client secret is another one",
      entry: "marketo-secret-rejected", check: "marketo.sign-in"),
  ]

  private static let marketoCalls = [
    call("token-invalid", "every token is called invalid", entry: "token-rejected"),
    call("token-expired", "every token is called expired", entry: "token-rejected"),
    call("access-denied", "the API user may not see forms", entry: "permission-missing"),
    call("timed-out", "the service does not finish in time", entry: "unavailable"),
    call("unavailable", "the interface is unavailable", entry: "unavailable"),
    call("system-error", "the service fails", entry: "unavailable"),
    call("transient", "the service fails for a moment", entry: "unavailable"),
    call("rate-limit", "there were too many calls in a short time", entry: "rate-limited"),
    call(
      "concurrency-limit", "there are too many calls at once", entry: "concurrency-limited"),
    call("quota-reached", "the calls of the day are used up", entry: "quota-reached"),
    call(
      "subscription-invalid", "the subscription is not active", entry: "subscription-inactive",
      status: "notEstablished"),
    marketo(
      "marketo-quota-nearly", "the calls of the day are nearly used up",
      entry: "marketo-quota-nearly-reached", check: "marketo.quota", status: "warning"),
  ]

  private static let marketoForm = [
    call(
      "form-missing", "there is no such form", entry: "form-not-found", status: "broken"),
    call(
      "form-missing-702", "there is no such form, and the service says so with a code",
      entry: "form-not-found", status: "broken"),
    marketo(
      "marketo-form-draft", "the form is not approved", entry: "marketo-form-not-approved",
      check: "marketo.form-approved"),
    marketo(
      "marketo-form-changed", "the form has a draft that is newer than what is approved",
      entry: "marketo-form-draft-newer", check: "marketo.form-approved", status: "warning"),
    marketo(
      "marketo-form-lacks-email", "the form does not ask for an address",
      entry: "marketo-form-fields-missing", check: "marketo.form-fields"),
    marketo(
      "marketo-form-lacks-phone", "the form does not ask for a phone number",
      entry: "marketo-form-fields-missing", check: "marketo.form-fields", status: "warning"),
    marketo(
      "marketo-lead-source-missing", "the form has no field for the lead source",
      entry: "marketo-lead-source-missing", check: "marketo.lead-source"),
    marketo(
      "marketo-required-field", "the form requires a field that Marketplace does not send",
      entry: "marketo-required-field", check: "marketo.required-fields"),
  ]

  private static let marketoTestLead = [
    testLead(
      "submit-denied", "the API user may not send forms", entry: "permission-missing",
      status: "notEstablished"),
    testLead(
      "lead-skipped", "the form's record is skipped", entry: "several-people-match",
      status: "broken"),
    testLead(
      "lead-lost", "the form is taken and nobody is found", entry: "test-lead-not-found",
      status: "notEstablished"),
    testLead(
      "delete-denied", "the API user may not remove people", entry: "test-lead-left",
      status: "warning"),
  ]

  private static let publicForm = [
    Fault(
      "marketo-public-form-refused", "the public form is kept from programs",
      entry: "marketo-public-form-refused", check: "marketo.public-form",
      status: "notEstablished", example: "marketo-server-id"),
    Fault(
      "marketo-public-form-missing", "there is no such public form",
      entry: "marketo-form-not-found", check: "marketo.public-form",
      example: "marketo-server-id"),
  ]

  private static func marketo(
    _ name: String, _ title: String, entry: String, check: String, status: String = "broken"
  ) -> Fault {
    Fault(name, title, entry: entry, check: check, status: status, example: "marketo")
  }

  /// What the first call that needs a token meets.
  private static func call(
    _ name: String, _ title: String, entry: String, status: String = "notEstablished"
  ) -> Fault {
    marketo(
      "marketo-\(name)", title, entry: "marketo-\(entry)", check: "marketo.form", status: status)
  }

  private static func testLead(
    _ name: String, _ title: String, entry: String, status: String
  ) -> Fault {
    Fault(
      "marketo-\(name)", title, entry: "marketo-\(entry)", check: "marketo.test-lead",
      status: status, example: "marketo", needsTestLead: true)
  }
}
