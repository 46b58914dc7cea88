import Testing
import Text

/// A secret of some service under a name that it commonly has.
struct NamedSecret: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let name: String
  let value: String

  init(_ testDescription: String, _ name: String, _ value: String) {
    (self.testDescription, self.name, self.value) = (testDescription, name, value)
  }

  static let all = [
    NamedSecret("Entra", "client_secret", SecretSamples.entra),
    NamedSecret("Entra, older", "clientSecret", "k7/Xw2+Qz9Lm4Rt6Vb8Nc1Jd3Hf5Gs0Pa="),
    NamedSecret("application key", "applicationKey", "Zx9Lm4Rt6Vb8Nc1Jd3Hf5Gs0PaQw2Er7"),
    NamedSecret("password", "password", "Tr0ub4dor2Battery"),
    NamedSecret("storage account", "AccountKey", SecretSamples.accountKey),
    NamedSecret("service bus", "SharedAccessKey", "q8Rt5Yu2Io9Pa3Sd6Fg7Hj4Kl1Zx0Cv8Bn5Mm2Qw9E="),
    NamedSecret("web token", "access_token", SecretSamples.webToken),
    NamedSecret("refresh token", "refresh_token", "0.AXoAq8Rt5Yu2Io9Pa3Sd6Fg7Hj4Kl1.AgABAAEAAAD"),
    NamedSecret("function key", "x-functions-key", SecretSamples.functionKey),
    NamedSecret("Salesforce session", "sid_token", SecretSamples.session),
    NamedSecret("Marketo", "munchkin_secret", "q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6"),
    NamedSecret("API key", "api_key", "0f1e2d3c4b5a69788796a5b4c3d2e1f0"),
    NamedSecret("GUID", "ClientSecret", "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"),
  ]
}

@Suite("Every secret in every wrapping") struct SecretMatrixTests {
  private func letters(_ text: String) -> String {
    var isEscape = false
    // Colours stand within words, and their letters are no part of them.
    let shown = text.unicodeScalars.filter { scalar in
      if scalar == "\u{1B}" { isEscape = true }
      let wasEscape = isEscape
      if isEscape, scalar.properties.isAlphabetic { isEscape = false }
      return !wasEscape && (scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value))
    }
    return String(String.UnicodeScalarView(shown))
  }

  @Test(arguments: NamedSecret.all, FieldWrapping.all)
  func isHidden(_ secret: NamedSecret, _ wrapping: FieldWrapping) {
    let text = wrapping.wrap(secret.name, secret.value)
    let redacted = SecretScanner.redacted(text)
    let seen = letters(redacted)
    for value in [secret.value, FieldWrapping.encoded(secret.value)] {
      let all = Array(letters(value))
      for start in 0...(all.count - 6) {
        let part = String(all[start..<(start + 6)])
        #expect(!seen.contains(part), "\(redacted.spelled)")
      }
    }
    #expect(redacted.contains(Secret.mask))
    #expect(redacted.contains(FieldWrapping.tail), "\(redacted.spelled)")
    #expect(SecretScanner.containsSecret(text))
  }

  @Test(arguments: NamedSecret.all, FieldWrapping.all)
  func redactingAgainChangesNothing(_ secret: NamedSecret, _ wrapping: FieldWrapping) {
    let once = SecretScanner.redacted(wrapping.wrap(secret.name, secret.value))
    #expect(SecretScanner.redacted(once) == once, "\(once.spelled)")
  }

  /// Letters alone before another word may be prose: `Password: incorrect credentials`.
  @Test(
    arguments: FieldWrapping.all.filter {
      !["colon", "PowerShell table"].contains($0.testDescription)
    })
  func passwordOfLettersIsHidden(_ wrapping: FieldWrapping) {
    isHidden(NamedSecret("letters", "Password", "correcthorsestaple"), wrapping)
  }
}

@Suite("Every id in every wrapping") struct IdentifierMatrixTests {
  static let identifiers = [
    NamedSecret("tenant", "tenant", SecretSamples.identifier),
    NamedSecret("directory", "directoryId", SecretSamples.identifier),
    NamedSecret("application", "client_id", SecretSamples.identifier),
    NamedSecret("application of a document", "applicationId", SecretSamples.identifier),
    NamedSecret("object", "objectId", SecretSamples.identifier),
    NamedSecret("correlation", "correlation_id", SecretSamples.identifier),
    NamedSecret("trace", "trace_id", SecretSamples.identifier),
    NamedSecret("request", "x-ms-request-id", SecretSamples.identifier),
    NamedSecret("secret's id", "secretId", SecretSamples.identifier),
    NamedSecret("key's id", "keyId", SecretSamples.identifier),
    NamedSecret("time", "timestamp", "2026-11-20T04:05:20Z"),
    NamedSecret("code", "error_code", "7000215"),
    NamedSecret("subcode", "suberror", "0x80042F09"),
    NamedSecret("account", "AccountName", "contosoleads0123456789"),
    NamedSecret("munchkin account", "munchkinAccountId", "123-PQR-789"),
    NamedSecret("form", "formId", "1234567890123456"),
    NamedSecret("organisation", "oid", "00D5g000004abcdEAE"),
    NamedSecret("address", "environmentUrl", "https://contoso.crm4.dynamics.com"),
    NamedSecret("assembly", "PublicKeyToken", "b77a5c561934e089"),
    NamedSecret("scheme", "token_type", "Bearer"),
  ]

  @Test(arguments: identifiers, FieldWrapping.all)
  func isKept(_ identifier: NamedSecret, _ wrapping: FieldWrapping) {
    let text = wrapping.wrap(identifier.name, identifier.value)
    #expect(SecretScanner.redacted(text) == text)
    #expect(!SecretScanner.containsSecret(text))
  }

  @Test(arguments: identifiers, FieldWrapping.all)
  func isKeptBesideASecret(_ identifier: NamedSecret, _ wrapping: FieldWrapping) {
    let text = wrapping.wrap(identifier.name, identifier.value)
    let field = "client_secret=\(SecretSamples.entra)"
    let before = SecretScanner.redacted(field + "\n\n" + text)
    let after = SecretScanner.redacted(text + "\n\n" + field)
    #expect(before == "client_secret=\(Secret.mask)\n\n" + text)
    #expect(after == text + "\n\nclient_secret=\(Secret.mask)")
  }
}
