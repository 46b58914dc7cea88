import Leads

/// Whether a lead arrives, seen by writing one as Marketplace does.
enum DynamicsTestLead {
  static let checks: [Check] = [
    Check(
      "dynamics.test-lead", "a test lead can be written, found and removed", kind: .testLead,
      needs: ["dynamics.user"], unlessBroken: ["dynamics.privileges", "dynamics.lead-source"],
      uses: DynamicsConfiguration.Key.who, judges: ["dynamics.sign-in"],
      look: { context async throws(CheckStop) -> CheckResult in
        let lead = context.newTestLead()
        return await TestLeadTrial(
          place: try DynamicsLeadPlace(context), lead: lead,
          words: words(of: lead, DynamicsLook(context))
        ).result()
      })
  ]

  private static func words(of lead: TestLead, _ look: DynamicsLook) -> TestLeadTrial.Words {
    TestLeadTrial.Words(
      left: .warning(
        .entry(
          "dynamics-test-lead-left", said: "the test lead '\(lead.marker)' could not be removed",
          parameters: look.parameters)),
      notFound: .warning(.said("the test lead '\(lead.marker)' was written and not found again")),
      hidden: { _ in .ok }, unseen: \.result)
  }
}
