import CNetwork
public import Text

/// Message authentication codes, made by libcrypto.
public enum MessageAuthentication {
  /// Signs a message with HMAC-SHA256 (RFC 2104, FIPS 180-4).
  ///
  /// - Parameters:
  ///   - message: What to sign.
  ///   - key: The key, as bytes and not as base64.
  /// - Returns: The 32 bytes of the signature.
  /// - Throws: `TransportError` of kind `libraryMissing` where libcrypto is not installed.
  public static func hmacSHA256(
    _ message: [UInt8], key: Secret
  ) throws(TransportError) -> [UInt8] {
    if let reason = unsafe cnetwork_load_crypto() {
      throw TransportError(.libraryMissing, host: "", reason: unsafe String(cString: reason))
    }
    var code = [UInt8](repeating: 0, count: 32)
    let isDone = key.withExposedValue { key in
      unsafe cnetwork_hmac_sha256(key, key.count, message, message.count, &code)
    }
    guard isDone else {
      throw TransportError(.other, host: "", reason: "libcrypto refused to sign")
    }
    return code
  }
}
