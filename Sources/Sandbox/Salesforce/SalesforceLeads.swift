import Synchronization
import Text

/// The leads of the organisation, however they came.
final class SalesforceLeads: Sendable {
  private struct State {
    var rows: [JSONValue] = []
    var last = 4_711
    var deleted: Set<String> = []
  }

  private let state: Mutex<State>

  /// Makes those that are there from the start.
  init() {
    var state = State()
    for (place, person) in [("Erika", "Mustermann"), ("Jean", "Dupont")].enumerated() {
      let values: JSONValue = [
        "FirstName": JSONValue(person.0), "LastName": JSONValue(person.1), "Company": "Fabrikam",
        "Email": "\(person.0.lowercased())@example.com", "Phone": "1234567890", "Title": "CTO",
        "Country": "US", "LeadSource": "AzureMarketplace-INS|contoso.contoso-crm",
      ]
      _ = Self.insert(
        values, by: SalesforceUser.leadCreator,
        at: Timestamp(seconds: 1_793_606_400 + place * 604_800), &state)
    }
    self.state = Mutex(state)
  }

  /// The rows, in the order in which they came.
  var rows: [JSONValue] { state.withLock(\.rows) }

  /// Whether there once was a lead.
  func wasDeleted(_ id: String) -> Bool { state.withLock { $0.deleted.contains(id) } }

  /// Adds a lead.
  ///
  /// - Parameters:
  ///   - values: What was sent.
  ///   - user: Who sent it.
  /// - Returns: Its id.
  func insert(_ values: JSONValue, by user: String) -> String {
    state.withLock { Self.insert(values, by: user, at: .now, &$0) }
  }

  /// Changes a lead.
  ///
  /// - Parameters:
  ///   - id: Its id.
  ///   - values: What was sent.
  /// - Returns: Whether there is such a lead.
  func update(_ id: String, _ values: JSONValue) -> Bool {
    state.withLock { state in
      guard let index = state.rows.firstIndex(where: { $0["Id"]?.string == id }) else {
        return false
      }
      let changed = state.rows[index].setting(values.object ?? [])
      let now = JSONValue(Timestamp.now.iso8601)
      state.rows[index] = Self.named(changed).setting([
        .init(key: "LastModifiedDate", value: now), .init(key: "SystemModstamp", value: now),
      ])
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
      state.rows.removeAll { $0["Id"]?.string == id }
      guard state.rows.count < count else { return false }
      state.deleted.insert(id)
      return true
    }
  }

  /// A lead that somebody made at some time, as it is stored.
  static func row(
    _ values: JSONValue, id: String, by user: String, at time: Timestamp
  ) -> JSONValue {
    let now = JSONValue(time.iso8601)
    let row = JSONValue(.object([.init(key: "Id", value: JSONValue(id))])).setting([
      .init(key: "Status", value: "Open - Not Contacted"),
      .init(key: "IsConverted", value: false), .init(key: "IsDeleted", value: false),
      .init(key: "IsUnreadByOwner", value: true), .init(key: "OwnerId", value: JSONValue(user)),
      .init(key: "CreatedById", value: JSONValue(user)), .init(key: "CreatedDate", value: now),
      .init(key: "LastModifiedDate", value: now), .init(key: "SystemModstamp", value: now),
    ]).setting((values.object ?? []).filter { $0.key != "attributes" })
    return named(row)
  }

  private static func insert(
    _ values: JSONValue, by user: String, at time: Timestamp, _ state: inout State
  ) -> String {
    state.last += 1
    let id = SalesforceID.numbered("00Q", state.last)
    state.rows.append(row(values, id: id, by: user, at: time))
    return id
  }

  private static func named(_ row: JSONValue) -> JSONValue {
    let names = [row["FirstName"]?.string, row["LastName"]?.string].compactMap(\.self)
    return row.setting([.init(key: "Name", value: JSONValue(names.joined(separator: " ")))])
  }
}
