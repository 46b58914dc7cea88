/// Values that look like the real ones and open nothing.
enum SecretSamples {
  /// 40 characters in the form that Entra gives client secrets now.
  static let entra = "abC8Q~dEfGh1JkLmN.pQrStU-vWxYz_012345678"
  /// 64 bytes in base64: 86 characters and two of padding.
  static let accountKey = String(repeating: "aB3/dE6+", count: 10) + "gH9jKl=="
  /// A signed token.
  static let webToken =
    "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2NvbnRvc28ifQ.c2lnbmF0dXJl-_0123"
  static let signature = "Zm9vYmFyYmF6cXV4MDEyMzQ1Njc4OWFiY2RlZmdoaWo%3D"
  static let functionKey = "kB3dE6gH9jKlmN0pQrS1tUvWxYz2-_AzFuExample=="
  static let session = "00D5g000004abcd!AQ8AQExampleSessionIdOf.Letters_0123456789"
  static let identifier = "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11"
}
