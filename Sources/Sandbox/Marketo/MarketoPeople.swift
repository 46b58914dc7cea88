import Synchronization
import Text

/// The people of the instance.
final class MarketoPeople: Sendable {
  private struct State {
    var rows: [JSONValue] = []
    var lastID = 318_580
  }

  private let state: Mutex<State>

  /// Makes those that are there from the start.
  init() {
    var state = State()
    for (first, last) in [("Erika", "Mustermann"), ("Jean", "Dupont")] {
      let values: JSONValue = [
        "firstName": JSONValue(first), "lastName": JSONValue(last),
        "email": "\(first.lowercased())@example.com", "phone": "1234567890",
        "company": "Fabrikam", "title": "CTO", "country": "US",
        "leadSource": "AzureMarketplace-INS|contoso.contoso-crm",
      ]
      _ = Self.insert(values, at: Timestamp(seconds: 1_793_606_400), &state)
    }
    self.state = Mutex(state)
  }

  /// Those of whom a field has one of some values, the oldest first.
  func rows(_ name: String, among values: Set<String>) -> [JSONValue] {
    state.withLock(\.rows).filter { values.contains(Self.text($0[name]).lowercased()) }
  }

  /// Changes the one of an address, or adds one.
  ///
  /// - Parameter values: What was sent.
  /// - Returns: The id, and whether somebody was added.
  func upsert(_ values: JSONValue) -> (id: Int, isNew: Bool) {
    let email = Self.text(values["email"]).lowercased()
    return state.withLock { state in
      guard
        let index = state.rows.firstIndex(where: { Self.text($0["email"]).lowercased() == email })
      else { return (Self.insert(values, at: .now, &state), true) }
      state.rows[index] = state.rows[index].setting(values.object ?? [])
        .setting([.init(key: "updatedAt", value: JSONValue(Timestamp.now.iso8601))])
      return (state.rows[index]["id"]?.integer ?? 0, false)
    }
  }

  /// Takes an id without anybody for it.
  func lose() -> Int {
    state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
  }

  /// Removes somebody.
  ///
  /// - Parameter id: The id.
  /// - Returns: Whether there was somebody.
  func delete(_ id: Int) -> Bool {
    state.withLock { state in
      let count = state.rows.count
      state.rows.removeAll { $0["id"]?.integer == id }
      return state.rows.count < count
    }
  }

  private static func insert(
    _ values: JSONValue, at time: Timestamp, _ state: inout State
  ) -> Int {
    state.lastID += 1
    let now = JSONValue(time.iso8601)
    state.rows.append(
      values.setting([
        .init(key: "id", value: JSONValue(state.lastID)), .init(key: "createdAt", value: now),
        .init(key: "updatedAt", value: now),
      ]))
    return state.lastID
  }

  private static func text(_ value: JSONValue?) -> String { value?.string ?? value?.number ?? "" }
}
