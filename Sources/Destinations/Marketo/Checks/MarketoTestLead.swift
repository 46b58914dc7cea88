import Leads

/// Whether a lead arrives, seen by handing in the form with one of Marketplace's kind. What belongs
/// to the form in Marketo, such as a campaign that writes to people, may run with it.
enum MarketoTestLead {
  static let checks: [Check] = [
    Check(
      "marketo.test-lead", "a test lead can be handed in, found and removed", kind: .testLead,
      needs: ["marketo.form"],
      unlessBroken: [
        "marketo.form-approved", "marketo.form-fields", "marketo.lead-source",
        "marketo.required-fields",
      ],
      field: MarketoFields.Key.formID, uses: MarketoFields.Key.form, judges: ["marketo.sign-in"],
      applies: MarketoSignIn.applies,
      look: { context async throws(CheckStop) -> CheckResult in
        let lead = context.newTestLead()
        return await TestLeadTrial(
          place: try MarketoLeadPlace(context), lead: lead, words: words(of: lead)
        ).result()
      })
  ]

  private static func words(of lead: TestLead) -> TestLeadTrial.Words {
    let left = CheckResult.warning(
      .entry(
        "marketo-test-lead-left",
        said: "the test lead '\(lead.marker)' in Marketo could not be removed"))
    return TestLeadTrial.Words(
      left: left,
      notFound: .notEstablished(
        .entry(
          "marketo-test-lead-not-found",
          said: "the test lead '\(lead.marker)' was taken by Marketo and not found again")),
      hidden: { _ in left }, unseen: { _ in left })
  }
}
