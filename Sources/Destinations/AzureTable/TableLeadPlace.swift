import Knowledge
import Leads
import Text
import Transport

/// The rows of a table of leads. Nothing here removes a table.
struct TableLeadPlace: LeadPlace {
  /// The columns that a test lead has its marker in, whoever wrote it.
  private static let marked = [
    "PartitionKey", "RowKey", "LeadSource", "ActionCode", "Description", "CustomerInfo",
  ]

  private let look: TableLook
  private let table: String
  /// Whether the account has the table, as far as that was looked at.
  private let isThere: Bool

  /// Takes the table for leads.
  init(_ context: CheckContext) throws(CheckStop) {
    look = try TableLook(context)
    isThere = context.facts[TableFact.leadsTable] != nil
    table = context.facts[TableFact.leadsTable] ?? TableService.leadsTable
  }

  /// Takes another table, which is there.
  init(_ look: TableLook, table: String) {
    self.look = look
    self.table = table
    isThere = true
  }

  var site: LeadSite {
    LeadSite(
      destination: "table", host: String(look.account.endpoint.address.dropFirst(8)),
      place: table.lowercased())
  }

  var manner: LeadManner { LeadManner(isImmediate: true, settling: 120, parallel: 8, most: 1000) }

  func prepare() async throws(CheckStop) {
    guard !isThere else { return }
    let answer = try await look.service.create("/Tables", ["TableName": JSONValue(table)])
    guard case .refused(let refusal) = answer, refusal.status != 409 || refusal.isBeingDeleted
    else { return }
    throw CheckStop(look.verdict(on: refusal).outcome)
  }

  func send(_ leads: [TestLead], offerTitle: String) async -> [LeadSending] {
    var results: [LeadSending] = []
    for lead in leads { results.append(await send(lead, offerTitle)) }
    return results
  }

  private func send(_ lead: TestLead, _ offerTitle: String) async -> LeadSending {
    let row = lead.lead(offerTitle: offerTitle)
      .tableRow(partitionKey: lead.marker, rowKey: lead.marker)
    do throws(CheckStop) {
      switch try await look.service.create("/\(table)", row) {
      case .done: return .taken(expected(lead))
      case .refused(let refusal) where refusal.status == 404 && !isThere: return .refused(missing)
      case .refused(let refusal): return .refused(look.verdict(on: refusal))
      }
    } catch {
      return .unknown(error)
    }
  }

  private var missing: CheckResult {
    .notEstablished(
      .entry(
        "table-leads-table-missing",
        said: "there is no table '\(table)' yet; Marketplace makes it with its first lead",
        parameters: look.parameters.merging([.table: table]) { one, _ in one }))
  }

  func expected(_ lead: TestLead) -> PlacedLead? {
    PlacedLead(id: TableService.rowKeys(lead.marker, lead.marker))
  }
}

extension TableRefusal {
  /// Whether a table of that name is on its way out, so that none can be made for a while.
  fileprivate var isBeingDeleted: Bool { code == "TableBeingDeleted" }
}

extension TableLeadPlace {
  /// A row is looked at by its keys, which are those that it was written with.
  func find(_ leads: [SoughtLead]) async throws(CheckStop) -> [PlacedLead] {
    var found: [PlacedLead] = []
    for lead in leads {
      let path = TableService.rowPath(table, lead.test.marker, lead.test.marker)
      switch try await look.service.get(path) {
      case .refused(let refusal) where refusal.status == 404: continue
      case .refused(let refusal): throw stop(refusal)
      case .done(let response):
        guard let row = try? JSONParser.parse(response.body), row.object != nil else { continue }
        found += placed(row, version: response.headers["ETag"]).map { [$0] } ?? []
      }
    }
    return found
  }

  /// The service compares texts and knows no beginnings: what begins with the prefix and a digit
  /// lies between two texts. It takes fifteen comparisons at most.
  func findAll(_ take: ([PlacedLead]) -> Void) async throws(CheckStop) {
    guard isThere else { return }
    let columns = Self.marked.filter { $0 != "CustomerInfo" }
    // The sign behind the digits is the colon.
    let condition = columns.map {
      "(\($0) ge '\(TestLead.prefix)' and \($0) lt '\(TestLead.prefix):')"
    }.joined(separator: " or ")
    let refusal = try await look.service.rows(of: table, where: condition) { rows in
      take(rows.compactMap { placed($0, version: $0["odata.etag"]?.string) })
    }
    // Who has removed the table meanwhile has removed its rows.
    if let refusal, refusal.status != 404 { throw stop(refusal) }
  }

  private func stop(_ refusal: TableRefusal) -> CheckStop {
    CheckStop(
      look.verdict(on: refusal).outcome, cause: refusal.status == 403 ? .hidden : .any)
  }

  private func placed(_ row: JSONValue, version: String?) -> PlacedLead? {
    guard let partition = row["PartitionKey"]?.string, let key = row["RowKey"]?.string else {
      return nil
    }
    return PlacedLead(
      row, id: TableService.rowKeys(partition, key), markedIn: Self.marked, created: "Timestamp",
      version: version)
  }

  func remove(_ leads: [PlacedLead]) async -> [LeadRemoval] {
    var results: [LeadRemoval] = []
    for lead in leads { results.append(await remove(lead)) }
    return results
  }

  private func remove(_ lead: PlacedLead) async -> LeadRemoval {
    do throws(CheckStop) {
      let path = "/\(table)\(lead.id)"
      guard let refusal = try await look.service.delete(path, version: lead.version ?? "*") else {
        return .removed
      }
      return refusal.status == 412 ? .changed : .refused(look.verdict(on: refusal))
    } catch {
      return .unknown(error)
    }
  }
}
