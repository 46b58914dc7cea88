import Knowledge
import Text

extension DataverseService {
  /// Reads rows; `nil` where the user may not see them.
  func rows(_ path: String, _ query: Query) async throws(CheckStop) -> [JSONValue]? {
    switch try await get(path, query) {
    case .found(let body): return try rows("value", of: body)
    case .refused(let refusal): return try refusal.hidden(from: host)
    }
  }
}

extension DataverseService {
  /// Reads rows page by page, however many there are.
  ///
  /// - Returns: Whether the user may see them.
  func pages(
    _ path: String, _ query: Query, size: Int, _ take: ([JSONValue]) -> Void
  ) async throws(CheckStop) -> Bool {
    var answer = try await get(path, query, pageSize: size)
    while true {
      let body: JSONValue
      switch answer {
      case .found(let found): body = found
      case .refused(let refusal):
        let hidden: Bool? = try refusal.hidden(from: host)
        return hidden ?? false
      }
      take(try rows("value", of: body))
      guard let next = body["@odata.nextLink"]?.string else { return true }
      // A token goes to the environment alone, whatever an answer says.
      guard next.hasPrefix(base) else {
        throw CheckStop(
          .notEstablished(
            .entry(
              "network-unexpected-answer", said: "\(host) sends for the rest of the rows elsewhere",
              parameters: [.host: host])))
      }
      answer = try await get(String(next.dropFirst(base.count)), pageSize: size)
    }
  }

  /// The rows under a key of an answer. That they are not there does not mean that there are none.
  func rows(_ key: String, of body: JSONValue) throws(CheckStop) -> [JSONValue] {
    if let rows = body[key]?.array { return rows }
    throw CheckStop(
      .notEstablished(
        .entry(
          "network-unexpected-answer", said: "the answer from \(host) has no '\(key)'",
          parameters: [.host: host])))
  }
}

extension DataverseRefusal {
  /// What a refusal to show something gives: nothing. Any other answer ends the check.
  func hidden<Value>(from host: String) throws(CheckStop) -> Value? {
    guard status == 403 else { throw CheckStop(CheckResult.unexpected(self, from: host).outcome) }
    return nil
  }
}

extension DynamicsLook {
  /// The user's id in the environment, which who has no role is not told.
  func userID() throws(CheckStop) -> GlobalIdentifier {
    guard let id = facts[DynamicsFact.identity]?.userID else {
      throw CheckStop(CheckResult.lookNotPermitted("systemuser", self).outcome)
    }
    return id
  }
}
