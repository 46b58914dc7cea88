import CTLS

/// Owns a private key of OpenSSL and frees it; OpenSSL counts references by itself, so that threads
/// may share it.
@safe final class KeyHandle: Sendable {
  private let address: UInt

  /// What the functions of OpenSSL take.
  var pointer: OpaquePointer? { unsafe OpaquePointer(bitPattern: address) }

  private init(_ pointer: OpaquePointer?, _ kind: String) throws(CryptographyError) {
    guard let pointer = unsafe pointer else { throw .failed(kind) }
    address = UInt(bitPattern: pointer)
  }

  deinit { unsafe ctls_free_key(pointer) }

  static func rsa() throws(CryptographyError) -> KeyHandle {
    unsafe try KeyHandle(ctls_make_rsa_key(), "RSA key")
  }

  static func ellipticCurve() throws(CryptographyError) -> KeyHandle {
    unsafe try KeyHandle(ctls_make_ec_key(), "EC key")
  }

  /// A public number of an RSA key: `n` or `e`.
  func number(_ name: Unicode.Scalar) throws(CryptographyError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 512)
    let which = CChar(truncatingIfNeeded: name.value)
    let count = unsafe ctls_rsa_number(pointer, which, &bytes, bytes.count)
    guard count > 0 else { throw .failed("RSA number") }
    return Array(bytes.prefix(count))
  }

  func sign(_ bytes: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: 512)
    let count = unsafe ctls_sign_rs256(pointer, bytes, bytes.count, &signature, signature.count)
    return Array(signature.prefix(max(0, count)))
  }
}
