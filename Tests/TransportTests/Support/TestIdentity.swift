import CTLS
import Glibc
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

  private static let names =
    "DNS:service.example,DNS:two.example,DNS:localhost,DNS:\(hostName()),IP:127.0.0.1,IP:::1"

  let context: UInt

  /// Shows a chain of so many certificates, the last of which the authority has signed.
  init(chain count: Int, from authority: TestAuthority) throws {
    let key = try unsafe TestAuthority.made(ctls_make_ec_key())
    defer { unsafe ctls_free_key(key) }
    var issuer = try unsafe TestAuthority.made(OpaquePointer(bitPattern: authority.certificate))
    var issuerKey = try unsafe TestAuthority.made(OpaquePointer(bitPattern: authority.key))
    var chain: [OpaquePointer] = unsafe []
    defer {
      while let certificate = unsafe chain.popLast() { unsafe ctls_free_certificate(certificate) }
    }
    for number in 1...count {
      let isLast = number == count
      unsafe issuer = try unsafe "link \(number)".withCString { name in
        try unsafe Self.names.withCString { names in
          try unsafe TestAuthority.made(
            ctls_make_certificate(
              ctls_subject(
                common_name: name, alternative_names: isLast ? names : nil, not_before: -86_400,
                not_after: 86_400), key, issuer, issuerKey))
        }
      }
      // One key will do for all of them.
      unsafe issuerKey = key
      unsafe chain.append(issuer)
    }
    let context = try unsafe TestAuthority.made(ctls_make_context(issuer, key, nil, 0))
    self.context = UInt(bitPattern: context)
    for index in (0..<count - 1).reversed() {
      guard unsafe ctls_send_along(context, chain[index]) == 1 else { throw LoopbackError.openSSL }
    }
  }

  init(_ flaw: Flaw = .none, from authority: TestAuthority) throws {
    let key = try unsafe TestAuthority.made(ctls_make_ec_key())
    defer { unsafe ctls_free_key(key) }
    let names = flaw == .wrongName ? "DNS:other.example" : Self.names
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

/// The name of this machine, which its own table of hosts knows.
func hostName() -> String {
  var name = [CChar](repeating: 0, count: 256)
  unsafe gethostname(&name, name.count - 1)
  return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

enum LoopbackError: Error { case openSSL, socket(Int32) }
