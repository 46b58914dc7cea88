import Text

/// What the REST interface says, in the frame that it puts around everything.
enum MarketoAnswer: Sendable {
  /// An asset or a list of them; without any the member is missing.
  case assets([JSONValue])
  /// People, and where the next page begins.
  case people([JSONValue], next: String? = nil)
  /// Anything else that is a list.
  case list(JSONValue)

  /// The content of the answer.
  ///
  /// - Parameter requestID: What the answer is called.
  /// - Returns: The answer.
  func json(requestID: String) -> JSONValue {
    let id = JSONValue(requestID)
    switch self {
    case .assets([]):
      return [
        "success": true, "errors": [], "requestId": id,
        "warnings": ["No assets found for the given search criteria."],
      ]
    case .assets(let values):
      return [
        "success": true, "errors": [], "requestId": id, "warnings": [],
        "result": JSONValue(.array(values)),
      ]
    case .people(let values, let next):
      let answer: JSONValue = [
        "requestId": id, "result": JSONValue(.array(values)), "success": true,
      ]
      guard let next else { return answer }
      return answer.setting([.init(key: "nextPageToken", value: JSONValue(next))])
    case .list(let values): return ["requestId": id, "result": values, "success": true]
    }
  }

  /// What the service says where it refuses.
  static func refusal(_ refusal: MarketoRefusal, requestID: String) -> JSONValue {
    [
      "requestId": JSONValue(requestID), "success": false,
      "errors": JSONValue(.array([refusal.json])),
    ]
  }

  /// Request ids: some digits, a hash, and the time.
  static func requestID() -> String {
    let bytes = MessageAuthentication.random(2)
    let number = bytes.reduce(1) { $0 << 8 | Int($1) }
    let time = Moment.now()
    let milliseconds = time.timestamp.seconds * 1000 + time.ticks / 10_000
    return "\(String(number, radix: 16))#\(String(milliseconds, radix: 16))"
  }
}
