import Leads

/// Whether a lead is taken, seen by sending one as Marketplace does; it stays there.
enum EndpointTestLead {
  static let checks: [Check] = [
    Check(
      "httpsEndpoint.test-lead", "a test lead is taken; it stays there", kind: .testLead,
      needs: ["httpsEndpoint.certificate"], unlessBroken: ["httpsEndpoint.answer"],
      field: EndpointLook.key,
      look: { context async throws(CheckStop) -> CheckResult in
        let place = try EndpointLeadPlace(context)
        let sending = await place.send(
          [context.newTestLead()], offerTitle: TestLead.offerTitle
        ).first
        return switch sending {
        case .taken, nil: .ok
        case .takenWith(let result), .refused(let result): result
        case .unknown(let stop): stop.result
        }
      })
  ]
}
