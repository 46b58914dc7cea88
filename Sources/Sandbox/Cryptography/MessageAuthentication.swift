import CTLS

/// Digests with and without a key.
enum MessageAuthentication {
  /// HMAC-SHA256 (RFC 2104).
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - message: The message.
  /// - Returns: 32 bytes.
  static func hmacSHA256(key: [UInt8], message: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: 32)
    let worked = unsafe ctls_hmac_sha256(key, key.count, message, message.count, &result)
    return worked == 1 ? result : []
  }

  /// SHA-256.
  ///
  /// - Parameter bytes: What to digest.
  /// - Returns: 32 bytes.
  static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: 32)
    let worked = unsafe ctls_sha256(bytes, bytes.count, &result)
    return worked == 1 ? result : []
  }

  /// Bytes that nobody can guess.
  ///
  /// - Parameter count: How many.
  /// - Returns: The bytes.
  static func random(_ count: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: count)
    let worked = unsafe ctls_random(&result, count)
    return worked == 1 ? result : []
  }
}
