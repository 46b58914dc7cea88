import Knowledge
import Leads
import Text
import Transport

/// Whether a lead arrives, seen by sending one as Marketplace does.
struct SalesforceTestLead {
  static let checks: [Check] = [
    Check(
      "salesforce.test-lead", "a test lead arrives", kind: .testLead,
      needs: ["salesforce.servlet"],
      unlessBroken: [
        "salesforce.organisation", "salesforce.required-fields", "salesforce.picklists",
      ], field: SalesforceFields.Key.organisationID, judges: ["salesforce.sign-in"],
      look: { context async throws(CheckStop) -> CheckResult in
        try await SalesforceTestLead(context).result()
      })
  ]

  private let servlet: WebToLeadServlet
  private let organisation: OrganisationIdentifier
  private let lead: TestLead
  /// `nil` without a session.
  private let look: SalesforceLook?

  private init(_ context: CheckContext) throws(CheckStop) {
    servlet = WebToLeadServlet(transport: context.transport)
    organisation = try SalesforceLook.organisation(context.configuration)
    lead = context.newTestLead()
    look = try? SalesforceLook(context)
  }

  private func result() async throws(CheckStop) -> CheckResult {
    let response: HTTPResponse
    do throws(CheckStop) {
      response = try await servlet.send(lead.lead(), to: organisation)
    } catch {
      return await unknown(after: error)
    }
    if (200...299).contains(response.status), let words = response.webToLeadException {
      return .broken(
        .entry(
          "salesforce-lead-rejected", said: "web-to-lead refused the test lead: \(words)",
          parameters: parameters))
    }
    if let trouble = ServiceTrouble.webToLead.outcome(of: response, from: WebToLeadServlet.host) {
      return await unknown(after: CheckStop(trouble))
    }
    guard (200...299).contains(response.status) else {
      return .notEstablished(.servletUnavailable(response))
    }
    guard let look else { return byHand() }
    return await found(look)
  }

  private var parameters: [Parameter: String] {
    [.host: look?.service.host ?? WebToLeadServlet.host, .organisationId: organisation.text]
  }

  /// Somebody has to look whether the lead is there.
  private func byHand(_ words: String? = nil) -> CheckResult {
    .notEstablished(
      .entry(
        "salesforce-look-by-hand",
        said: "the test lead '\(lead.marker)' was sent; whether it arrived can only be seen in "
          + "Salesforce\(words.map { ": \($0)" } ?? "")",
        parameters: parameters))
  }

  private var left: CheckResult {
    .warning(
      .entry(
        "salesforce-test-lead-left",
        said: "the test lead '\(lead.marker)' arrived in Salesforce and could not be removed",
        parameters: parameters))
  }
}

extension SalesforceTestLead {
  /// What a search for the lead gave.
  private enum Search {
    case found([String])
    case refused(SalesforceRefusal)
    case stopped(CheckStop)
  }

  /// Looks for the lead until it is there, and removes it.
  private func found(_ look: SalesforceLook) async -> CheckResult {
    // The servlet has answered before the lead is made.
    for pause in WrittenLead.pauses {
      try? await Task.sleep(for: pause)
      switch await search(look) {
      case .found(let ids) where ids.isEmpty: continue
      case .found(let ids):
        return await WrittenLead.removing { await remove(ids, look) } ?? false ? .ok : left
      case .refused(let refusal): return byHand(refusal.said)
      case .stopped(let stop): return await unknown(after: stop)
      }
    }
    return await notFound(look)
  }

  /// A lead that comes late, or after the check was cut short, is removed all the same.
  private func notFound(_ look: SalesforceLook) async -> CheckResult {
    switch await WrittenLead.removing({ await removeWhatIsFound(look) }) ?? nil {
    case true: .ok
    case false: left
    case nil:
      .notEstablished(
        .entry(
          "salesforce-test-lead-not-found",
          said: "web-to-lead took the test lead '\(lead.marker)', and it is not among the leads",
          parameters: parameters))
    }
  }

  private func search(_ look: SalesforceLook) async -> Search {
    do throws(CheckStop) {
      let query = "SELECT Id FROM Lead WHERE Company = '\(lead.marker)'"
      switch try await look.service.rows(query) {
      case .success(let rows): return .found(rows.compactMap { $0["Id"]?.string })
      case .failure(let refusal): return .refused(refusal)
      }
    } catch {
      return .stopped(error)
    }
  }

  private func remove(_ ids: [String], _ look: SalesforceLook) async -> Bool {
    for id in ids {
      guard (try? await look.service.deleteLead(id)) ?? false else { return false }
    }
    return true
  }

  /// Removes the lead if it is there; `nil` where it is not, or that cannot be seen.
  private func removeWhatIsFound(_ look: SalesforceLook) async -> Bool? {
    guard case .found(let ids) = await search(look), !ids.isEmpty else { return nil }
    return await remove(ids, look)
  }

  /// What to say when it is not known whether the lead was taken.
  private func unknown(after stop: CheckStop) async -> CheckResult {
    if let look {
      switch await WrittenLead.removing({ await removeWhatIsFound(look) }) ?? nil {
      case true: return stop.result
      case false: return left
      case nil: break
      }
    }
    return stop.result(asTo: lead)
  }
}
