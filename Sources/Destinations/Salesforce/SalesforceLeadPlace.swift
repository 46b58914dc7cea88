import Knowledge
import Leads
import Text
import Transport

/// The leads of an organisation: they go in by its web-to-lead form, which needs no session, and
/// are found and removed in one.
struct SalesforceLeadPlace: LeadPlace {
  /// The columns that a test lead has its marker in.
  private static let marked = [
    "Company", "FirstName", "LastName", "Email", "Title", "LeadSource", "Description",
  ]
  private static let columns = "Id, CreatedDate, Phone, Country, " + marked.joined(separator: ", ")
  /// What is asked for where some columns are hidden from who looks.
  private static let fewColumns = "Id, CreatedDate, Company"
  /// An address may be 16 KB long.
  private static let batch = 50

  private let servlet: WebToLeadServlet
  private let organisation: OrganisationIdentifier
  /// `nil` without a session.
  private let look: SalesforceLook?

  init(_ context: CheckContext) throws(CheckStop) {
    servlet = WebToLeadServlet(transport: context.transport)
    organisation = try SalesforceLook.organisation(context.configuration)
    look = try? SalesforceLook(context)
  }

  var site: LeadSite {
    LeadSite(
      destination: "salesforce", host: WebToLeadServlet.host, place: organisation.text)
  }

  /// An organisation takes 500 leads by forms a day; those above wait. What becomes of one takes
  /// its time.
  var manner: LeadManner {
    LeadManner(
      isImmediate: false, settling: 3600, batch: Self.batch, parallel: 2, most: 100,
      isVisible: look != nil, missing: "salesforce-test-lead-not-found")
  }

  var parameters: [Parameter: String] {
    [.host: look?.service.host ?? WebToLeadServlet.host, .organisationId: organisation.text]
  }

  func send(_ leads: [TestLead], offerTitle: String) async -> [LeadSending] {
    var results: [LeadSending] = []
    for lead in leads { results.append(await send(lead.lead(offerTitle: offerTitle))) }
    return results
  }

  private func send(_ lead: Lead) async -> LeadSending {
    do throws(CheckStop) {
      let response = try await servlet.send(lead, to: organisation)
      if (200...299).contains(response.status), let words = response.webToLeadException {
        return .refused(
          .broken(
            .entry(
              "salesforce-lead-rejected", said: "web-to-lead refused the test lead: \(words)",
              parameters: parameters)))
      }
      if let trouble = ServiceTrouble.webToLead.outcome(of: response, from: WebToLeadServlet.host) {
        return .unknown(CheckStop(trouble))
      }
      guard (200...299).contains(response.status) else {
        return .refused(.notEstablished(.servletUnavailable(response)))
      }
      return .taken(nil)
    } catch {
      return .unknown(error)
    }
  }
}

extension SalesforceLeadPlace {
  func find(_ leads: [SoughtLead]) async throws(CheckStop) -> [PlacedLead] {
    guard let first = leads.first else { return [] }
    guard look != nil else {
      throw CheckStop(
        .notEstablished(.lookByHand(first.test, because: nil, parameters: parameters)),
        cause: .hidden)
    }
    let markers = leads.map { "'\($0.test.marker)'" }
    let condition =
      markers.count == 1
      ? "Company = \(markers[0])" : "Company IN (\(markers.joined(separator: ", ")))"
    var found: [PlacedLead] = []
    try await rows(where: condition) { found += $0 }
    return found
  }

  func findAll(_ take: ([PlacedLead]) -> Void) async throws(CheckStop) {
    // An underscore stands for any sign.
    let pattern = TestLead.prefix.replacing("_", with: #"\_"#)
    try await rows(where: "Company LIKE '\(pattern)%' ORDER BY CreatedDate DESC", take)
  }

  private func rows(
    where condition: String, _ take: ([PlacedLead]) -> Void
  ) async throws(CheckStop) {
    guard let look else { throw unseen }
    for columns in [Self.columns, Self.fewColumns] {
      let query = "SELECT \(columns) FROM Lead WHERE \(condition)"
      let refusal = try await look.service.pages(query) { take($0.compactMap(Self.placed)) }
      guard let refusal else { return }
      if columns == Self.columns, refusal.code == "INVALID_FIELD" { continue }
      throw CheckStop(look.verdict(on: refusal).outcome, cause: .hidden)
    }
  }

  private static func placed(_ row: JSONValue) -> PlacedLead? {
    row["Id"]?.string.map {
      PlacedLead(row, id: $0, markedIn: marked, created: "CreatedDate")
    }
  }

  private var unseen: CheckStop {
    CheckStop(
      .notEstablished(
        .entry(
          "salesforce-cannot-be-seen",
          said: "without a session nothing in the Salesforce organization can be seen",
          parameters: parameters)), cause: .hidden)
  }

  func remove(_ leads: [PlacedLead]) async -> [LeadRemoval] {
    var results: [LeadRemoval] = []
    for lead in leads { results.append(await remove(lead)) }
    return results
  }

  private func remove(_ lead: PlacedLead) async -> LeadRemoval {
    guard let look else { return .unknown(unseen) }
    do throws(CheckStop) {
      guard let refusal = try await look.service.deleteLead(lead.id) else { return .removed }
      return .refused(
        refusal.status == 401
          ? look.verdict(on: refusal)
          : .broken(
            .entry("salesforce-test-lead-left", said: refusal.said, parameters: parameters)))
    } catch {
      return .unknown(error)
    }
  }
}
