/// OpenSSL did not do what was asked of it: memory or randomness ran out.
public enum CryptographyError: Error, Sendable, Hashable {
  /// A key, a certificate or a server's context could not be made.
  case failed(String)
}
