import Text

/// A token, and what it says about itself. The signature is the environment's business: the token
/// came over TLS from the service that made it.
struct AccessToken: Sendable {
  /// What stands in a token (RFC 7519, 4), as far as it is looked at.
  struct Claims: Sendable, Hashable {
    /// Whom the token is for.
    let audience: String?
    /// The directory that made it.
    let directoryID: String?
    /// The application to which it was given.
    let applicationID: String?
  }

  /// The token as it is sent.
  let secret: Secret
  /// What it says about itself; `nil` where it cannot be read, which tokens need not be.
  let claims: Claims?

  init(_ text: String) {
    secret = Secret(text)
    claims = Self.claims(in: text)
  }

  private static func claims(in text: String) -> Claims? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3,
      let bytes = try? Base64.decode(String(parts[1]), alphabet: .url),
      let payload = try? JSONParser.parse(bytes), payload.object != nil
    else { return nil }
    return Claims(
      audience: payload["aud"]?.string, directoryID: payload["tid"]?.string?.lowercased(),
      applicationID: (payload["appid"] ?? payload["azp"])?.string?.lowercased())
  }
}
