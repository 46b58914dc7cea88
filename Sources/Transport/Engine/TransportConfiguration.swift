/// How a transport reaches servers.
public struct TransportConfiguration: Sendable, Hashable {
  /// A file of PEM certificates that are trusted in place of the system's.
  public var certificateAuthorityFile: String?
  /// Detours, `HOST:PORT:ADDRESS:PORT`: where to connect to in place of a host; the address of the
  /// request, and so the name in the certificate, stays.
  public var connectTo: [String] = []
  /// The proxy for `https`, as an address; `nil` is none.
  public var proxy: String?
  /// Host names, domains and networks that are reached without the proxy, separated by commas.
  public var noProxy: String?
  /// Whether requests for the public internet may go to private addresses all the same.
  public var allowsPrivateAddresses = false
  /// How long the connection, with name look-up and TLS, may take.
  public var connectTimeout: Duration = .seconds(10)
  /// How long a request may take in all.
  public var totalTimeout: Duration = .seconds(25)
  /// Connections that are open at the same time.
  public var maximumConnections = 64
  /// What is sent as `User-Agent`.
  public var userAgent: String

  /// Begins with nothing but the defaults.
  ///
  /// - Parameter userAgent: What is sent as `User-Agent`.
  public init(userAgent: String) { self.userAgent = userAgent }
}
