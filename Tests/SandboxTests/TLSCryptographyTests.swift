import Text
import TestSupport
import Testing

@testable import Sandbox

private func hex(_ text: String) -> [UInt8] {
  let digits = Array(text)
  return stride(from: 0, to: digits.count, by: 2).compactMap {
    UInt8(String(digits[$0..<$0 + 2]), radix: 16)
  }
}

struct AuthenticationVector: Sendable {
  let key: [UInt8]
  let message: [UInt8]
  let code: String
}

/// RFC 4231, 4.2 to 4.8, without the truncated one.
private let vectors = [
  AuthenticationVector(
    key: Array(repeating: 0x0B, count: 20), message: Array("Hi There".utf8),
    code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
  AuthenticationVector(
    key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8),
    code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
  AuthenticationVector(
    key: Array(repeating: 0xAA, count: 20), message: Array(repeating: 0xDD, count: 50),
    code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
  AuthenticationVector(
    key: Array(1...25), message: Array(repeating: 0xCD, count: 50),
    code: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
  AuthenticationVector(
    key: Array(repeating: 0xAA, count: 131),
    message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
    code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
]

@Suite("TLS: cryptography for the services") struct TLSCryptographyTests {
  @Test(arguments: vectors) func authenticatesMessages(_ vector: AuthenticationVector) {
    let code = MessageAuthentication.hmacSHA256(key: vector.key, message: vector.message)
    #expect(code == hex(vector.code))
  }

  @Test func authenticatesWithNothingAtAll() {
    // As `openssl dgst -sha256 -mac HMAC -macopt hexkey:` says of an empty key and message.
    let code = "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"
    #expect(MessageAuthentication.hmacSHA256(key: [], message: []) == hex(code))
  }

  @Test func digests() {
    // FIPS 180-2, B.1.
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(MessageAuthentication.sha256(Array("abc".utf8)) == hex(digest))
  }

  @Test func makesRandomBytes() {
    #expect(MessageAuthentication.random(0).isEmpty)
    #expect(MessageAuthentication.random(32).count == 32)
    #expect(MessageAuthentication.random(32) != MessageAuthentication.random(32))
  }

  /// RFC 4648, 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func encodes(text: String, code: String) {
    #expect(Base64.encode(Array(text.utf8)) == code)
    #expect(Base64.bytes(of: code) == Array(text.utf8))
    let bare = String(code.prefix { $0 != "=" })
    #expect(Base64.encode(Array(text.utf8), isForURLs: true) == bare)
    #expect(Base64.bytes(of: bare) == Array(text.utf8))
  }

  @Test func encodesForURLs() {
    #expect(Base64.encode([0xFB, 0xFF, 0xFE]) == "+//+")
    #expect(Base64.encode([0xFB, 0xFF, 0xFE], isForURLs: true) == "-__-")
    #expect(Base64.bytes(of: "-__-") == [0xFB, 0xFF, 0xFE])
  }

  @Test(arguments: ["Z", "Zg=g", "Z g=", "Zm9v!", "Zm9vY"])
  func refusesWhatIsNoCode(_ text: String) {
    #expect(Base64.bytes(of: text) == nil)
  }

  @Test func decodesTheAccountKey() {
    #expect(Base64.bytes(of: World.accountKey)?.count == 64)
  }
}

@Suite("TLS: signing key") struct TLSSigningKeyTests {
  /// OpenSSL's own program verifies, with a key made of nothing but modulus and exponent.
  @Test func signsWhatOthersVerify() throws {
    let key = try SigningKey()
    let message = Array("header.claims".utf8)
    let signature = key.sign(message)
    #expect(signature.count == 256)
    #expect(try verifies(key, message, signature))
    #expect(try !verifies(key, Array("header.claimz".utf8), signature))
    #expect(try !verifies(SigningKey(), message, signature))
  }

  @Test func hasTheNumbersOfAnRSAKey() throws {
    let key = try SigningKey()
    #expect(key.modulus.count == 256)
    #expect(key.modulus[0] >= 0x80)
    #expect(key.exponent == [1, 0, 1])
    #expect(key.keyID.utf8.count == 27)
    #expect(try SigningKey().keyID != key.keyID)
  }

  @Test func signsFromManyThreads() throws {
    let key = try SigningKey()
    let threads = try (0..<8).map { number in
      try TestThread {
        for round in 0..<20 {
          let message = Array("\(number).\(round)".utf8)
          #expect(key.sign(message) == key.sign(message))
        }
      }
    }
    threads.forEach { $0.join() }
  }

  private func verifies(_ key: SigningKey, _ message: [UInt8], _ signature: [UInt8]) throws -> Bool
  {
    let folder = try TemporaryDirectory()
    let publicKey = try folder.write("key.der", subjectPublicKeyInfo(key))
    let signatureFile = try folder.write("signature", signature)
    let result = try ChildProcess(
      externalTool("openssl"),
      ["dgst", "-sha256", "-verify", publicKey, "-keyform", "DER", "-signature", signatureFile],
      environment: cleanEnvironment, input: .bytes(message)
    ).run()
    return result.status == 0
  }

  /// RFC 3279, 2.3.1, in DER.
  private func subjectPublicKeyInfo(_ key: SigningKey) -> [UInt8] {
    let numbers = element(0x02, [0] + key.modulus) + element(0x02, key.exponent)
    let algorithm: [UInt8] = [
      0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00,
    ]
    return element(0x30, algorithm + element(0x03, [0] + element(0x30, numbers)))
  }

  private func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    let count = content.count
    let length: [UInt8] =
      count < 0x80 ? [UInt8(count)] : [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
    return [tag] + length + content
  }
}
