import Destinations
import Testing
import Text

/// What of a field is kept elsewhere, and how the field is written then.
@Suite("A secret that is kept elsewhere") struct KeptSecretTests {
  private static let key = "bGVhZGxpbmU="

  private static func text(_ secret: Secret) -> String {
    secret.withExposedValue { String(decoding: $0, as: UTF8.self) }
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let whole: String
    let kept: String
    let written: String
  }

  static let rows = [
    Row(
      testDescription: "a key in the middle",
      whole: "AccountName=contoso;AccountKey=\(key);EndpointSuffix=core.windows.net", kept: key,
      written: "AccountName=contoso;AccountKey=@;EndpointSuffix=core.windows.net"),
    Row(
      testDescription: "a key at the end", whole: "AccountName=contoso;AccountKey=\(key)",
      kept: key, written: "AccountName=contoso;AccountKey=@"),
    Row(
      testDescription: "a key alone, with a semicolon", whole: "AccountKey=\(key);", kept: key,
      written: "AccountKey=@;"),
    Row(
      testDescription: "a signature",
      whole: "TableEndpoint=https://contoso.example/;SharedAccessSignature=sv=1&sig=a",
      kept: "sv=1&sig=a",
      written: "TableEndpoint=https://contoso.example/;SharedAccessSignature=@"),
    Row(
      testDescription: "two secrets are kept as one", whole: "AccountKey=a;SharedAccessSignature=b",
      kept: "AccountKey=a;SharedAccessSignature=b", written: "@"),
    Row(testDescription: "no secret in it", whole: "no string", kept: "no string", written: "@"),
    Row(
      testDescription: "an empty key", whole: "AccountName=a;AccountKey=",
      kept: "AccountName=a;AccountKey=", written: "@"),
  ]

  @Test(arguments: rows) func ofAConnectionStringIsItsSecretPart(_ row: Row) {
    let kept = KeptSecret(Secret(row.whole), of: .connectionString)
    #expect(Self.text(kept.secret) == row.kept)
    #expect(kept.written(with: "@") == row.written)
    // Written with what was kept, it is what was entered.
    #expect(kept.written(with: Self.text(kept.secret)) == row.whole)
  }

  @Test(arguments: rows) func ofAnotherSecretIsAllOfIt(_ row: Row) {
    let kept = KeptSecret(Secret(row.whole), of: .secret)
    #expect(Self.text(kept.secret) == row.whole)
    #expect(kept.written(with: "${env:LEADS}") == "${env:LEADS}")
  }
}
