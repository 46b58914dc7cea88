import Synchronization
import Text

/// The leads of the organisation.
final class LeadTable: Sendable {
  private struct State {
    var rows: [JSONValue]
    var version = 1_048_600
  }

  private let state: Mutex<State>

  /// Makes a table in which somebody's lead stands already.
  init() {
    state = Mutex(
      State(rows: [
        Self.row(
          id: "0d9b6f2c-94b7-ef11-b8e8-000d3a2b1c4d", version: 1_048_599,
          time: "2026-11-02T08:00:00Z",
          [
            "subject": "AzureMarketplace-INS|contoso.contoso-crm", "firstname": "Erika",
            "lastname": "Mustermann", "companyname": "Fabrikam",
            "emailaddress1": "erika@example.com", "leadsourcecode": 8,
          ])
      ]))
  }

  /// The leads, the oldest first.
  var set: EntitySet {
    EntitySet(
      "leads", entity: "lead", privilege: "Lead", rows: state.withLock { $0.rows },
      columns: LeadColumn.names)
  }

  /// Adds a lead.
  ///
  /// - Parameter values: What was sent.
  /// - Returns: Its id.
  func insert(_ values: JSONValue) -> String {
    let id = values["leadid"]?.string?.lowercased() ?? Identifier.fresh()
    state.withLock { state in
      state.version += 1
      state.rows.append(
        Self.row(id: id, version: state.version, time: Timestamp.now.iso8601, values))
    }
    return id
  }

  /// Changes a lead.
  ///
  /// - Parameters:
  ///   - id: Its id.
  ///   - values: What was sent.
  /// - Returns: Whether there is such a lead.
  func update(_ id: String, _ values: JSONValue) -> Bool {
    state.withLock { state in
      guard let index = state.rows.firstIndex(where: { $0["leadid"]?.string == id.lowercased() })
      else { return false }
      state.version += 1
      let row = state.rows[index].setting(values.object ?? [])
      state.rows[index] = Self.completed(row, version: state.version)
        .setting([.init(key: "modifiedon", value: JSONValue(Timestamp.now.iso8601))])
      return true
    }
  }

  /// Removes a lead.
  ///
  /// - Parameter id: Its id.
  /// - Returns: Whether there was such a lead.
  func delete(_ id: String) -> Bool {
    state.withLock { state in
      let count = state.rows.count
      state.rows.removeAll { $0["leadid"]?.string == id.lowercased() }
      return state.rows.count < count
    }
  }

  private static func row(
    id: String, version: Int, time: String, _ values: JSONValue
  ) -> JSONValue {
    let empty = JSONValue(.object(LeadColumn.names.map { .init(key: $0, value: nil) }))
    let row = empty.setting([
      .init(key: "statecode", value: 0), .init(key: "statuscode", value: 1),
      .init(key: "leadqualitycode", value: 2), .init(key: "createdon", value: JSONValue(time)),
      .init(key: "modifiedon", value: JSONValue(time)),
      .init(key: "_ownerid_value", value: JSONValue(Organisation.applicationUserID)),
    ]).setting((values.object ?? []).filter { !$0.key.contains("@") })
    return completed(
      row.setting([.init(key: "leadid", value: JSONValue(id))]), version: version)
  }

  /// A row with what the service makes out of the rest.
  private static func completed(_ row: JSONValue, version: Int) -> JSONValue {
    let names = [row["firstname"]?.string, row["lastname"]?.string].compactMap(\.self)
    let fullName: JSONValue = names.isEmpty ? nil : JSONValue(names.joined(separator: " "))
    return row.setting([
      .init(key: "@odata.etag", value: "W/\"\(version)\""),
      .init(key: "versionnumber", value: JSONValue(version)),
      .init(key: "fullname", value: fullName),
    ])
  }
}
