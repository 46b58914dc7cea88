import Text

extension DataverseService {
  /// Reads rows; `nil` where the user may not see them.
  func rows(_ path: String, _ query: Query) async throws(CheckStop) -> [JSONValue]? {
    switch try await get(path, query) {
    case .found(let body): return body["value"]?.array ?? []
    case .refused(let refusal): return try refusal.hidden(from: host)
    }
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
