public import Text

/// What is asked of a server.
public struct HTTPRequest: Sendable {
  /// Which addresses may be connected to.
  public enum Reach: Sendable, Hashable {
    /// Any.
    case anywhere
    /// Those of the public internet. It is judged at the address that is connected to, whatever
    /// the name said; what the user routes by a detour or a proxy is exempt.
    case publicInternet
  }

  /// The method, such as `GET`.
  public var method: String
  /// The absolute address, `https` only.
  public var url: String
  /// The header fields that are not the transport's own business.
  public var headers: HTTPHeaders
  /// What is sent along.
  public var body: [UInt8]
  /// Everything in the address, header or body that no trace and no error may show.
  public var secrets: [Secret]
  /// Whether sending it twice does no more than sending it once, so that it may be tried again.
  public var isRepeatable: Bool
  /// Which addresses may be connected to.
  public var reach = Reach.anywhere
  /// Whether the answer is to tell how the connection was encrypted; costs a connection of its own.
  public var asksForEncryption = false
  /// A longer answer is cut off with an error.
  public var maximumResponseBytes: Int

  /// The longest answer that any check needs, in bytes.
  public static let defaultMaximumResponseBytes = 4 << 20

  /// Makes a request.
  ///
  /// - Parameters:
  ///   - method: The method; `GET` and `HEAD` count as repeatable.
  ///   - url: The absolute address.
  ///   - headers: The header fields.
  ///   - body: What is sent along.
  ///   - secrets: What no trace and no error may show.
  public init(
    _ method: String, _ url: String, headers: HTTPHeaders = [:], body: [UInt8] = [],
    secrets: [Secret] = []
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.secrets = secrets
    self.isRepeatable = ["GET", "HEAD"].contains(method)
    self.maximumResponseBytes = Self.defaultMaximumResponseBytes
  }
}
