import Synchronization
import Text

/// The tables of the account; names are compared without regard to case.
final class TableStore: Sendable {
  /// A table.
  struct Table: Sendable {
    /// The name as it was given.
    let name: String
    /// The rows, in no order.
    var rows: [TableEntity.Key: TableEntity] = [:]
  }

  private let tables: Mutex<[String: Table]>

  /// Makes the tables that are there from the start.
  init(_ tables: [Table]) {
    self.tables = Mutex(
      Dictionary(tables.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    )
  }

  /// Makes several changes, or none of them where one fails.
  ///
  /// - Parameter changes: Makes the changes in a store of its own.
  /// - Returns: What the changes gave.
  func transaction<Value, Failure>(
    _ changes: (TableStore) -> Result<Value, Failure>
  ) -> Result<Value, Failure> {
    tables.withLock { tables in
      let trial = TableStore(Array(tables.values))
      let result = changes(trial)
      if case .success = result { tables = trial.tables.withLock(\.self) }
      return result
    }
  }

  /// The names, in order.
  var names: [String] {
    tables.withLock { tables in tables.values.map(\.name) }
      .sorted { $0.lowercased() < $1.lowercased() }
  }

  /// Makes a table.
  func create(_ name: String) throws(TableRefusal) {
    let isNew = tables.withLock { tables in
      guard tables[name.lowercased()] == nil else { return false }
      tables[name.lowercased()] = Table(name: name)
      return true
    }
    guard isNew else { throw .tableExists }
  }

  /// Removes a table.
  func delete(_ name: String) throws(TableRefusal) {
    let removed = tables.withLock { $0.removeValue(forKey: name.lowercased()) }
    guard removed != nil else { throw .resourceNotFound }
  }

  /// Puts a table in the place of one that may be there, or takes it away.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - change: From what is there to what is to be there.
  func replace(_ name: String, _ change: (Table?) -> Table?) {
    tables.withLock { tables in tables[name.lowercased()] = change(tables[name.lowercased()]) }
  }

  /// The rows of a table, in the order of their keys.
  func rows(of name: String) throws(TableRefusal) -> [TableEntity] {
    guard let table = tables.withLock({ $0[name.lowercased()] }) else { throw .tableNotFound }
    return table.rows.values.sorted { $0.key < $1.key }
  }

  /// A row.
  func row(_ key: TableEntity.Key, of name: String) throws(TableRefusal) -> TableEntity {
    guard let table = tables.withLock({ $0[name.lowercased()] }) else { throw .tableNotFound }
    guard let row = table.rows[key] else { throw .resourceNotFound }
    return row
  }

  /// Replaces a row, adds one or removes one.
  ///
  /// - Parameters:
  ///   - key: The row.
  ///   - name: The table.
  ///   - change: From what is there to what is to be there.
  /// - Throws: What `change` throws, and `tableNotFound`.
  func change(
    _ key: TableEntity.Key, of name: String,
    _ change: (TableEntity?) -> Result<TableEntity?, TableRefusal>
  ) throws(TableRefusal) {
    let result = tables.withLock { tables -> Result<TableEntity?, TableRefusal> in
      guard let row = tables[name.lowercased()]?.rows[key] else {
        guard tables[name.lowercased()] != nil else { return .failure(.tableNotFound) }
        let result = change(nil)
        if case .success(let row) = result { tables[name.lowercased()]?.rows[key] = row }
        return result
      }
      let result = change(row)
      if case .success(let changed) = result { tables[name.lowercased()]?.rows[key] = changed }
      return result
    }
    _ = try result.get()
  }
}
