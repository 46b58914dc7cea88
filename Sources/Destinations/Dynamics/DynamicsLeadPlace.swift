import Knowledge
import Leads
import Text
import Transport

/// The rows of the table `lead`.
struct DynamicsLeadPlace: LeadPlace {
  private static let table = "leads"
  /// The columns that a test lead has its marker in.
  private static let marked = [
    "subject", "firstname", "lastname", "companyname", "emailaddress1", "jobtitle", "description",
  ]
  private static let columns =
    ([
      "leadid", "createdon", "telephone1", "address1_country", "leadsourcecode",
    ] + marked).joined(separator: ",")
  private static let pageSize = 500

  private let look: DynamicsLook
  private let service: DataverseService

  init(_ context: CheckContext) throws(CheckStop) {
    look = DynamicsLook(context)
    service = try look.service()
  }

  var site: LeadSite { LeadSite(destination: "dynamics", host: service.host) }

  /// An environment lets in 52 requests of a user at the same time, and others need them too.
  var manner: LeadManner { LeadManner(isImmediate: true, settling: 120, parallel: 8, most: 1000) }

  func send(_ leads: [TestLead], offerTitle: String) async -> [LeadSending] {
    var results: [LeadSending] = []
    for lead in leads { results.append(await send(lead.lead(offerTitle: offerTitle))) }
    return results
  }

  private func send(_ lead: Lead) async -> LeadSending {
    do throws(CheckStop) {
      let response = try await service.create(Self.table, lead.dynamicsRow)
      guard (200...299).contains(response.status) else {
        return .refused(refused(DataverseRefusal(response)))
      }
      let id = response.headers["OData-EntityId"].flatMap { GlobalIdentifier(within: $0) }
      return .taken(id.map { PlacedLead(id: $0.text) })
    } catch {
      return .unknown(error)
    }
  }

  /// Why the environment did not take the lead.
  private func refused(_ refusal: DataverseRefusal) -> CheckResult {
    switch refusal.status {
    case 403 where refusal.code.lowercased() == "0x80040220":
      return .broken(
        .entry("dynamics-privilege-missing", said: refusal.said, parameters: parameters))
    case 403: return .broken(told(refusal, else: "dynamics-missing-create-permission"))
    case 404: return .broken(told(refusal, else: "dynamics-lead-table-missing"))
    case 400, 409, 412: return .broken(told(refusal, else: "dynamics-plugin-error"))
    default: return .unexpected(refusal, from: service.host)
    }
  }

  private func told(_ refusal: DataverseRefusal, else entry: String) -> Observation {
    .said(refusal.said, else: EntryID(entry), parameters: parameters)
  }

  private var parameters: [Parameter: String] {
    look.parameters.merging([.table: "lead"]) { one, _ in one }
  }
}

extension DynamicsLeadPlace {
  func find(_ leads: [SoughtLead]) async throws(CheckStop) -> [PlacedLead] {
    var found: [PlacedLead] = []
    for lead in leads {
      if let id = lead.id.flatMap({ GlobalIdentifier($0) }) {
        found += try await row(id).map { [$0] } ?? []
      } else {
        found += try await rows(of: lead.test)
      }
    }
    return found
  }

  /// The row of an id, whatever stands in it by now.
  private func row(_ id: GlobalIdentifier) async throws(CheckStop) -> PlacedLead? {
    let query = Query().selecting(Self.columns)
    switch try await service.get("\(Self.table)(\(id))", query) {
    case .found(let row): return placed(row)
    case .refused(let refusal) where refusal.status == 404: return nil
    case .refused(let refusal):
      _ = try refusal.hidden(from: service.host) as Never?
      throw hidden
    }
  }

  private func rows(of lead: TestLead) async throws(CheckStop) -> [PlacedLead] {
    let query = Query().selecting(Self.columns).filtering("subject eq '\(lead.marker)'")
    guard let rows = try await service.rows(Self.table, query) else { throw hidden }
    return rows.compactMap(placed)
  }

  func findAll(_ take: ([PlacedLead]) -> Void) async throws(CheckStop) {
    let columns = ["subject", "lastname", "companyname", "emailaddress1"]
    let condition = columns.map { "startswith(\($0),'\(TestLead.prefix)')" }
      .joined(separator: " or ")
    let query = Query().selecting(Self.columns).filtering(condition).ordered(by: "createdon desc")
    let isSeen = try await service.pages(Self.table, query, size: Self.pageSize) { rows in
      take(rows.compactMap(placed))
    }
    guard isSeen else { throw hidden }
  }

  private func placed(_ row: JSONValue) -> PlacedLead? {
    guard let id = row["leadid"]?.string.flatMap({ GlobalIdentifier($0) }) else { return nil }
    return PlacedLead(
      row, id: id.text, markedIn: Self.marked, created: "createdon",
      version: row["@odata.etag"]?.string)
  }

  private var hidden: CheckStop {
    CheckStop(CheckResult.lookNotPermitted("lead", look).outcome, cause: .hidden)
  }

  func remove(_ leads: [PlacedLead]) async -> [LeadRemoval] {
    var results: [LeadRemoval] = []
    for lead in leads { results.append(await remove(lead)) }
    return results
  }

  private func remove(_ lead: PlacedLead) async -> LeadRemoval {
    guard let id = GlobalIdentifier(lead.id) else { return .changed }
    do throws(CheckStop) {
      switch try await service.delete(Self.table, id, version: lead.version) {
      case .found: return .removed
      case .refused(let refusal) where refusal.status == 412: return .changed
      case .refused(let refusal) where refusal.status == 403:
        return .refused(
          .broken(
            .entry("dynamics-test-lead-left", said: refusal.said, parameters: look.parameters)))
      case .refused(let refusal): return .refused(.unexpected(refusal, from: service.host))
      }
    } catch {
      return .unknown(error)
    }
  }
}
