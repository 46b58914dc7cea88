extension NoviceMistake {
  private static let identifier = "Organization identifier"
  private static let domain = "My Domain"
  private static let token = "Access token"

  private static func typed(
    _ name: String, _ label: String, _ text: String, _ end: End
  ) -> NoviceMistake {
    typed(name, label, text, end, "salesforce")
  }

  /// What is typed wrongly for Salesforce.
  static let typedForSalesforce = organisations + webForms + sessions

  private static let organisations: [NoviceMistake] = [
    typed(
      "the ID of a user", identifier, "0055j000001uVaT",
      .explained("salesforce-id-of-other-object")),
    typed(
      "the ID of a lead", identifier, "00Q5j000001uVaTEAU",
      .explained("salesforce-id-of-other-object")),
    typed("an ID of which the case was lost", identifier, "00D5J000001UVATEAU", .repaired),
    typed(
      "an ID of which one letter was altered", identifier, "00D5j000001UVaTEAU",
      .explained("salesforce-id-checksum")),
    typed(
      "a short ID of which the case was lost", identifier, "00d5j000001uvat",
      .explained("salesforce-id-malformed")),
    typed(
      "the ID of the documentation", identifier, "00Do0000000ZHog",
      .explained("salesforce-id-sample")),
    typed("an ID with its label", identifier, "oid=00D5j000001uVaT", .repaired),
    typed(
      "My Domain in place of the ID", identifier, "https://contoso.my.salesforce.com",
      .explained("salesforce-id-malformed")),
    typed(
      "the token in place of the ID", identifier,
      "00D5j000001uVaT!AQ.leadline.sandbox.session.0123456789",
      .explained("salesforce-id-malformed")),
    typed(
      "another organization", identifier, "00D30000001HWbP",
      .explained("salesforce-organisation-mismatch")),
  ]

  private static let webForms: [NoviceMistake] = [
    typed(
      "a line of the form", identifier,
      "<input type=hidden name=\"oid\" value=\"00D5j000001uVaT\">",
      .understood),
    typed("the whole form", identifier, form(host: "webto"), .understood),
    typed(
      "the form of a sandbox", identifier, form(host: "test"),
      .explained("salesforce-form-of-sandbox")),
    typed(
      "a form with a picklist", identifier,
      form(host: "webto", with: "<select name='industry'><option>--None--</option></SELECT>"),
      .explained("salesforce-form-has-picklist")),
  ]

  /// A form as one finds it on a page that people have worked at.
  private static func form(host: String, with more: String = "") -> String {
    "<!-- <input name=oid value=\"00D30000001HWbP\"> --> <FORM METHOD=post action='https://\(host)"
      + ".salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8'> <script>var oid = '00D';"
      + "</script> <input VALUE='00D5j000001uVaT'  type=hidden  NAME=oid /> \(more) "
      + "<input name=retURL value=\"http://\"><img src=x onerror=alert(1)></form>"
  }

  private static let sessions: [NoviceMistake] = [
    typed(
      "the address of a page", domain, "https://contoso.lightning.force.com/lightning/page/home",
      .repaired),
    typed("the address of Setup", domain, "https://contoso.my.salesforce-setup.com/", .repaired),
    typed(
      "where everybody signs in", domain, "login.salesforce.com",
      .explained("salesforce-my-domain-malformed")),
    typed("the domain's name", domain, "contoso", .explained("salesforce-my-domain-malformed")),
    typed(
      "a token with the word before it", token,
      "Bearer 00D5j000001uVaT!AQ.leadline.sandbox.session.0123456789",
      .explained("salesforce-token-malformed")),
    typed(
      "the token of a session that has ended", token, "00D5j000001uVaT!AQ.an.older.session",
      .explained("salesforce-session-expired")),
  ]

  /// What is wrong with Salesforce.
  static let playedForSalesforce: [NoviceMistake] = [
    ("salesforce-servlet-away", "salesforce-servlet-unavailable"),
    ("salesforce-session-expired", "salesforce-session-expired"),
    ("salesforce-api-disabled", "salesforce-api-not-enabled"),
    ("salesforce-other-organisation", "salesforce-organisation-mismatch"),
    ("salesforce-is-sandbox", "salesforce-organisation-is-sandbox"),
    ("salesforce-look-denied", "salesforce-look-not-permitted"),
    ("salesforce-required-field", "salesforce-required-field"),
    ("salesforce-required-picklist", "salesforce-required-picklist"),
    ("salesforce-validation-rule", "salesforce-validation-rules"),
    ("salesforce-limit-reached", "salesforce-daily-limit"),
    ("salesforce-lead-refused", "salesforce-lead-rejected"),
    ("salesforce-delete-denied", "salesforce-test-lead-left"),
  ].map { fault($0.0, $0.1, "salesforce") }
}
