import Text
import CTLS

/// An RSA key of 2,048 bits that signs tokens.
@safe final class SigningKey: Sendable {
  /// The key's name in a key set: the thumbprint of its modulus, as base64url.
  let keyID: String
  /// The modulus, big-endian, without leading zeros.
  let modulus: [UInt8]
  /// The public exponent, big-endian, without leading zeros.
  let exponent: [UInt8]

  private let key: KeyHandle

  /// Makes a fresh key.
  init() throws {
    key = try KeyHandle.rsa()
    modulus = try key.number("n")
    exponent = try key.number("e")
    keyID = Base64.encode(
      MessageAuthentication.sha256(modulus).prefix(20), isForURLs: true)
  }

  /// Signs by RS256 (RSASSA-PKCS1-v1_5 with SHA-256, RFC 7518, 3.3).
  ///
  /// - Parameter bytes: What to sign: of a token, header and claims with the dot between.
  /// - Returns: The signature, 256 bytes.
  func sign(_ bytes: [UInt8]) -> [UInt8] { key.sign(bytes) }
}
