import CTLS

/// What a server shows and speaks: owns a context of OpenSSL, which threads may share once made.
@safe final class ServerContext: Sendable {
  private let address: UInt

  /// What the functions of OpenSSL take.
  var pointer: OpaquePointer? { unsafe OpaquePointer(bitPattern: address) }

  init(
    certificate: CertificateHandle, key: KeyHandle, speaksOldProtocolOnly: Bool
  ) throws(CryptographyError) {
    // The authority is not sent along, as no true server does: clients have it, or do not trust it.
    let pointer = unsafe ctls_make_context(
      certificate.pointer, key.pointer, nil, speaksOldProtocolOnly ? 1 : 0)
    guard let pointer = unsafe pointer else { throw .failed("server context") }
    address = UInt(bitPattern: pointer)
  }

  deinit { unsafe ctls_free_context(pointer) }
}
