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

  /// Makes a response.
  ///
  /// - Parameters:
  ///   - status: The status.
  ///   - headers: The header fields.
  ///   - body: What came along.
  ///   - address: The numerical address that answered.
  public init(
    status: Int, headers: HTTPHeaders = [:], body: [UInt8] = [], address: String? = nil
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.address = address
  }

  /// The body as text; bytes that are not UTF-8 become replacement characters.
  public var text: String { String(decoding: body, as: UTF8.self) }
}
