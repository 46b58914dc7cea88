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
