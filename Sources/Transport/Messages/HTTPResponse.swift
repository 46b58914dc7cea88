/// What a server answered.
public struct HTTPResponse: Sendable, Hashable {
  /// The status, such as 200.
  public let status: Int
  /// The header fields.
  public let headers: HTTPHeaders
  /// What came along, complete and decoded.
  public let body: [UInt8]
  /// The numerical address that answered; `nil` through a proxy, which does not tell.
  public let address: String?
  /// The way that the request took.
  public let route: RouteKind
  /// How the connection was encrypted; `nil` where the request did not ask for it, or the library
  /// does not tell.
  public let encryption: EncryptionFacts?

  /// Makes a response.
  ///
  /// - Parameters:
  ///   - status: The status.
  ///   - headers: The header fields.
  ///   - body: What came along.
  ///   - address: The numerical address that answered.
  ///   - route: The way that the request took.
  ///   - encryption: How the connection was encrypted.
  public init(
    status: Int, headers: HTTPHeaders = [:], body: [UInt8] = [], address: String? = nil,
    route: RouteKind = .direct, encryption: EncryptionFacts? = nil
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.address = address
    self.route = route
    self.encryption = encryption
  }

  /// The body as text; bytes that are not UTF-8 become replacement characters.
  public var text: String { String(decoding: body, as: UTF8.self) }
}
