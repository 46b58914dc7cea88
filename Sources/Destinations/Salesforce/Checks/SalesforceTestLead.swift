import Knowledge
import Leads

/// Whether a lead arrives, seen by sending one as Marketplace does.
enum SalesforceTestLead {
  static let checks: [Check] = [
    Check(
      "salesforce.test-lead", "a test lead arrives", kind: .testLead,
      needs: ["salesforce.servlet"],
      unlessBroken: [
        "salesforce.organisation", "salesforce.required-fields", "salesforce.picklists",
      ], field: SalesforceFields.Key.organisationID, judges: ["salesforce.sign-in"],
      look: { context async throws(CheckStop) -> CheckResult in
        let lead = context.newTestLead()
        let place = try SalesforceLeadPlace(context)
        return await TestLeadTrial(
          place: place, lead: lead, words: words(of: lead, place)
        ).result()
      })
  ]

  private static func words(
    of lead: TestLead, _ place: SalesforceLeadPlace
  ) -> TestLeadTrial.Words {
    let parameters = place.parameters
    let isVisible = place.manner.isVisible
    return TestLeadTrial.Words(
      left: .warning(
        .entry(
          "salesforce-test-lead-left",
          said: "the test lead '\(lead.marker)' arrived in Salesforce and could not be removed",
          parameters: parameters)),
      notFound: .notEstablished(
        .entry(
          "salesforce-test-lead-not-found",
          said: "web-to-lead took the test lead '\(lead.marker)', and it is not among the leads",
          parameters: parameters)),
      hidden: { words in
        .notEstablished(
          .lookByHand(lead, because: isVisible ? words : nil, parameters: parameters))
      }, unseen: { $0.result(asTo: lead) })
  }
}

extension Observation {
  /// Somebody has to look whether the lead is there.
  static func lookByHand(
    _ lead: TestLead, because words: String?, parameters: [Parameter: String]
  ) -> Observation {
    .entry(
      "salesforce-look-by-hand",
      said: "the test lead '\(lead.marker)' was sent; whether it arrived can only be seen in "
        + "Salesforce\(words.map { ": \($0)" } ?? "")",
      parameters: parameters)
  }
}
