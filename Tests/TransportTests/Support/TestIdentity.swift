import CTLS
import TestSupport

/// An authority of one test's own, which no system trusts.
@safe final class TestAuthority: Sendable {
  fileprivate let key: UInt
  fileprivate let certificate: UInt
  private let folder: TemporaryDirectory

  /// The file to trust.
  let file: String

  init() throws {
    folder = try TemporaryDirectory()
    let key = try unsafe Self.made(ctls_make_ec_key())
    let certificate = try unsafe "leadline test authority".withCString { name in
      try unsafe Self.made(
        ctls_make_certificate(
          ctls_subject(
            common_name: name, alternative_names: nil, not_before: -86_400,
            not_after: 86_400 * 30), key, nil, nil))
    }
    self.key = UInt(bitPattern: key)
    self.certificate = UInt(bitPattern: certificate)
    var text = [CChar](repeating: 0, count: 1 << 14)
    let count = unsafe ctls_certificate_pem(certificate, &text, text.count)
    file = try folder.write("authority.pem", text.prefix(count).map { UInt8(bitPattern: $0) })
  }

  deinit {
    unsafe ctls_free_certificate(OpaquePointer(bitPattern: certificate))
    unsafe ctls_free_key(OpaquePointer(bitPattern: key))
  }

  fileprivate static func made(_ pointer: OpaquePointer?) throws -> OpaquePointer {
    guard let pointer = unsafe pointer else { throw LoopbackError.openSSL }
    return unsafe pointer
  }
}

/// What a server shows for itself.
@safe final class TestIdentity: Sendable {
  /// What may be wrong with it.
  enum Flaw: String, CaseIterable {
    case none, expired, notYetValid, selfSigned, wrongName, oldProtocol
  }

  let context: UInt

  init(_ flaw: Flaw = .none, from authority: TestAuthority) throws {
    let key = try unsafe TestAuthority.made(ctls_make_ec_key())
    defer { unsafe ctls_free_key(key) }
    let names = flaw == .wrongName ? "DNS:other.example" : "DNS:service.example,DNS:two.example"
    let day = 86_400
    let isOwn = flaw == .selfSigned
    let certificate = try unsafe names.withCString { names in
      try unsafe "service.example".withCString { commonName in
        try unsafe TestAuthority.made(
          ctls_make_certificate(
            ctls_subject(
              common_name: commonName, alternative_names: names,
              not_before: flaw == .notYetValid ? day * 2 : -day * 10,
              not_after: flaw == .expired ? -day * 2 : day * 10), key,
            isOwn ? nil : unsafe OpaquePointer(bitPattern: authority.certificate),
            isOwn ? nil : OpaquePointer(bitPattern: authority.key)))
      }
    }
    defer { unsafe ctls_free_certificate(certificate) }
    context = UInt(
      bitPattern: try unsafe TestAuthority.made(
        ctls_make_context(certificate, key, nil, flaw == .oldProtocol ? 1 : 0)))
  }

  deinit { unsafe ctls_free_context(OpaquePointer(bitPattern: context)) }
}

enum LoopbackError: Error { case openSSL, socket(Int32) }
