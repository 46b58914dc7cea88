import CTLS

/// Owns a certificate of OpenSSL and frees it. It is never changed after it was made, so that
/// threads may share it.
@safe final class CertificateHandle: Sendable {
  private let address: UInt

  /// What the functions of OpenSSL take.
  var pointer: OpaquePointer? { unsafe OpaquePointer(bitPattern: address) }

  private init(_ pointer: OpaquePointer?) throws(CryptographyError) {
    guard let pointer = unsafe pointer else { throw .failed("certificate") }
    address = UInt(bitPattern: pointer)
  }

  deinit { unsafe ctls_free_certificate(pointer) }

  /// Makes a certificate.
  ///
  /// - Parameters:
  ///   - name: Whom it names.
  ///   - alternatives: The hosts it holds for, as `DNS:a.example`; `nil` for an authority.
  ///   - validity: From when to when, in seconds from now.
  ///   - key: Whose key it is.
  ///   - issuer: Who signs it; `nil` for itself.
  /// - Returns: The certificate.
  /// - Throws: `CryptographyError` where OpenSSL fails.
  static func make(
    name: String, alternatives: String?, validity: ClosedRange<Int>, key: KeyHandle,
    issuer: (certificate: CertificateHandle, key: KeyHandle)? = nil
  ) throws(CryptographyError) -> CertificateHandle {
    let pointer = unsafe name.withCString { name in
      unsafe withOptionalCString(alternatives) { alternatives in
        unsafe ctls_make_certificate(
          ctls_subject(
            common_name: name, alternative_names: alternatives, not_before: validity.lowerBound,
            not_after: validity.upperBound),
          key.pointer, issuer?.certificate.pointer, issuer?.key.pointer)
      }
    }
    return try unsafe CertificateHandle(pointer)
  }

  /// The PEM form.
  func pem() throws(CryptographyError) -> [UInt8] {
    var text = [CChar](repeating: 0, count: 1 << 14)
    let count = unsafe ctls_certificate_pem(pointer, &text, text.count)
    guard count > 0 else { throw .failed("PEM") }
    return text.prefix(count).map(UInt8.init(bitPattern:))
  }
}

private func withOptionalCString(
  _ text: String?, _ body: (UnsafePointer<CChar>?) -> OpaquePointer?
) -> OpaquePointer? {
  guard let text else { return unsafe body(nil) }
  return unsafe text.withCString { unsafe body($0) }
}
