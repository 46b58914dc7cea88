/// What a client asked, as a service sees it.
public struct ServiceRequest: Sendable {
  /// The method, such as `GET`.
  public let method: String
  /// The host that the client asked for, in lower case.
  public let host: String
  /// The path as it came, still percent-encoded.
  public let path: String
  /// What stood behind the question mark, as it came; empty where nothing did.
  public let query: String
  /// The header fields, in order.
  public let headers: [(name: String, value: String)]
  /// What came along.
  public let body: [UInt8]

  /// The value of a header field.
  ///
  /// - Parameter name: The name, in any case.
  /// - Returns: The first value, or `nil`.
  public func header(_ name: String) -> String? {
    let wanted = name.lowercased()
    return headers.first { $0.name.lowercased() == wanted }?.value
  }
}

/// What a service answers.
public struct ServiceResponse: Sendable {
  /// The status, such as 200.
  public var status: Int
  /// The header fields; the server adds length, date and connection.
  public var headers: [(name: String, value: String)]
  /// What goes along.
  public var body: [UInt8]
  /// How long it is held back.
  var delay = Duration.zero
  /// Whether something goes along for as long as the client listens, in place of the body.
  var isEndless = false

  /// Makes an answer.
  ///
  /// - Parameters:
  ///   - status: The status.
  ///   - headers: The header fields.
  ///   - body: What goes along.
  public init(
    _ status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []
  ) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// A service that the sandbox plays.
protocol Service: Sendable {
  /// The true host names that it answers for.
  var hosts: [String] { get }

  /// Answers a request. Called from many threads at once.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - faults: What was ordered to be wrong just now.
  /// - Returns: The answer.
  func answer(_ request: ServiceRequest, faults: FaultSet) -> ServiceResponse
}
