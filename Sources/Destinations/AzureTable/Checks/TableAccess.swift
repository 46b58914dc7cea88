import Knowledge
import Text
import Transport

/// Whether the account lets the key in, and what it has for leads.
enum TableAccess {
  static let checks: [Check] = [
    Check(
      "table.sign-in", "the account accepts the key or signature",
      needs: ["table.clock", "table.sas"], field: TableLook.key, look: signIn),
    Check(
      "table.leads-table", "the table for leads exists", needs: ["table.sign-in"],
      field: TableLook.key, look: leadsTable),
    Check(
      "table.columns", "the rows look like leads", needs: ["table.leads-table"],
      field: TableLook.key, uses: [], judges: ["table.leads-table"], look: columns),
  ]

  @Sendable private static func signIn(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try TableLook(context)
    switch try await look.service.get("/Tables", [(name: "$top", value: "1")]) {
    case .refused(let refusal): return look.verdict(on: refusal)
    case .done(let response):
      _ = try look.service.values(of: response)
      return .ok
    }
  }

  @Sendable private static func leadsTable(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try TableLook(context)
    switch try await look.service.tables() {
    case .refused(let refusal): return look.verdict(on: refusal)
    case .tables(let names):
      let wanted = TableService.leadsTable.lowercased()
      if let table = names.first(where: { $0.lowercased() == wanted }) {
        return .ok(learned: Facts(TableFact.leadsTable, table))
      }
      return .warning(
        .entry(
          "table-leads-table-missing", said: missing(names),
          parameters: look.parameters.merging([.table: TableService.leadsTable]) { one, _ in one }))
    }
  }

  private static func missing(_ names: [String]) -> String {
    let sentence = "there is no table '\(TableService.leadsTable)'; "
    guard !names.isEmpty else { return sentence + "the account has no tables" }
    let shown = names.prefix(10).joined(separator: ", ")
    let more = names.count > 10 ? " and \(names.count - 10) more" : ""
    return sentence + "the account has \(shown)\(more)"
  }

  @Sendable private static func columns(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    // Marketplace makes the table with the first lead.
    guard let table = context.facts[TableFact.leadsTable] else { return .ok }
    let look = try TableLook(context)
    switch try await look.service.get("/\(table)()", [(name: "$top", value: "20")]) {
    case .refused(let refusal) where refusal.status == 404: return .ok
    case .refused(let refusal): return look.verdict(on: refusal)
    case .done(let response):
      let rows = try look.service.values(of: response)
      return rows.isEmpty
        ? .ok : judge(Set(rows.flatMap { $0.object ?? [] }.map(\.key)), look, table)
    }
  }

  /// The columns that every description of the table names.
  private static func judge(
    _ columns: Set<String>, _ look: TableLook, _ table: String
  ) -> CheckResult {
    let present = Set(columns.map { $0.lowercased() })
    let missing = ["CustomerInfo", "ActionCode"].filter { !present.contains($0.lowercased()) }
    guard let first = missing.first else { return .ok }
    var parameters = look.parameters
    parameters[.table] = table
    parameters[.column] = first
    let own = columns.filter { !$0.hasPrefix("odata.") }.sorted().prefix(12)
    return .warning(
      .entry(
        "table-columns-unexpected",
        said: "the rows have no column \(missing.joined(separator: " and no column ")); "
          + "they have \(own.joined(separator: ", "))",
        parameters: parameters))
  }
}
