import Synchronization

/// The tables of the account, with what was ordered to be wrong with what stands in them.
final class TableContents: Sendable {
  /// What the tables are like.
  private struct State: Hashable {
    var isLeadsTableMissing = false
    var holdsStrangers = false

    init() {}

    init(_ faults: FaultSet) {
      isLeadsTableMissing = faults.contains("leads-table-missing")
      holdsStrangers = faults.contains("columns-unexpected")
    }
  }

  private let store: TableStore
  private let state = Mutex(State())

  /// Makes the tables that are there from the start.
  init() { store = TableStore([TableStore.Table(name: "AuditLog"), Self.leadsTable]) }

  /// The tables, as an operation finds them.
  ///
  /// - Parameters:
  ///   - operation: What is asked of them.
  ///   - faults: What was ordered to be wrong just now.
  /// - Returns: The tables.
  func store(for operation: TableOperation, _ faults: FaultSet) -> TableStore {
    // Only those who look at the table are hit.
    let seen = State(Self.concernsLeads(operation) ? faults : faults.uncounted)
    state.withLock { state in
      guard state != seen else { return }
      // What clients did to the tables stays, as far as the change lets it.
      if seen.isLeadsTableMissing != state.isLeadsTableMissing {
        store.replace(Self.name) { seen.isLeadsTableMissing ? nil : $0 ?? Self.leadsTable }
      }
      if seen.holdsStrangers || state.holdsStrangers {
        store.replace(Self.name) {
          $0.map { Self.table($0, holdingStrangers: seen.holdsStrangers) }
        }
      }
      state = seen
    }
    return store
  }

  private static func concernsLeads(_ operation: TableOperation) -> Bool {
    if case .service = operation { return false }
    return operation.tableName.map { $0.lowercased() == name } ?? true
  }

  private static let name = AzureTable.leadsTable.lowercased()
  private static let leadsTable = TableStore.Table(
    name: AzureTable.leadsTable, rows: rows(TableLeads.leads))

  private static func table(
    _ table: TableStore.Table, holdingStrangers: Bool
  ) -> TableStore.Table {
    var table = table
    let (gone, there) =
      holdingStrangers
      ? (TableLeads.leads, TableLeads.strangers) : (TableLeads.strangers, TableLeads.leads)
    for row in gone { table.rows[row.key] = nil }
    table.rows.merge(rows(there)) { old, _ in old }
    return table
  }

  private static func rows(_ rows: [TableEntity]) -> [TableEntity.Key: TableEntity] {
    Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
