import Text

/// A token: three parts of base64url, the last the signature of the first two (RFC 7519).
struct AccessToken: Sendable {
  /// Whom a token is for.
  struct Subject: Sendable {
    /// The client that asked.
    let applicationID: String
    /// The user who signed in, if one did.
    let userName: String?
  }

  /// How long a token holds, in seconds.
  static let lifetime = 3599

  /// What it says.
  let claims: JSONValue

  /// Takes what a token says.
  init(claims: JSONValue) { self.claims = claims }

  /// Makes what a token of version 1.0 says, which is what Dataverse asks for.
  ///
  /// - Parameters:
  ///   - audience: The resource.
  ///   - tenantID: The directory.
  ///   - subject: Whom it is for.
  init(audience: String, tenantID: String, subject: Subject) {
    let now = Timestamp.now.seconds
    let issuer: JSONValue = "https://sts.windows.net/\(tenantID)/"
    let objectID = subject.userName == nil ? Self.applicationObjectID : Self.userObjectID
    var members: [JSONValue.Member] = [
      .init(key: "aud", value: JSONValue(audience)), .init(key: "iss", value: issuer),
      .init(key: "iat", value: JSONValue(now)), .init(key: "nbf", value: JSONValue(now)),
      .init(key: "exp", value: JSONValue(now + Self.lifetime + 301)),
      .init(key: "appid", value: JSONValue(subject.applicationID)),
      .init(key: "appidacr", value: subject.userName == nil ? "1" : "0"),
      .init(key: "idp", value: issuer), .init(key: "oid", value: JSONValue(objectID)),
      .init(key: "sub", value: JSONValue(objectID)), .init(key: "tid", value: JSONValue(tenantID)),
      .init(
        key: "uti",
        value: JSONValue(Base64.encode(MessageAuthentication.random(16), isForURLs: true))),
      .init(key: "ver", value: "1.0"),
    ]
    if let name = subject.userName {
      members += [
        .init(key: "amr", value: ["pwd"]), .init(key: "name", value: "Lead Writer"),
        .init(key: "scp", value: "user_impersonation"),
        .init(key: "unique_name", value: JSONValue(name)),
        .init(key: "upn", value: JSONValue(name)),
      ]
    }
    claims = JSONValue(.object(members))
  }

  /// The object of the application in the directory.
  static let applicationObjectID = "41f2c8d6-0a5e-4f5c-b7a3-7c1d2e9f6b30"
  /// The object of the user in the directory.
  static let userObjectID = "7a9e5c10-3b46-4d8a-9f27-5e0c8d1b4a62"

  /// Reads a token and proves its signature.
  ///
  /// - Parameters:
  ///   - text: The token.
  ///   - key: The key that must have signed it.
  init?(_ text: some StringProtocol, signedBy key: SigningKey) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let claims = Base64.bytes(of: parts[1]),
      let signature = Base64.bytes(of: parts[2]),
      // PKCS #1 v1.5 signs alike every time, so that signing again proves a signature.
      signature == key.sign(Array("\(parts[0]).\(parts[1])".utf8)),
      let value = try? JSONParser.parse(claims)
    else { return nil }
    self.claims = value
  }

  /// The token in its written form.
  func signed(by key: SigningKey) -> String {
    let header: JSONValue = [
      "typ": "JWT", "alg": "RS256", "x5t": JSONValue(key.keyID), "kid": JSONValue(key.keyID),
    ]
    let signedPart = [header, claims].map {
      Base64.encode(Array(JSONWriter.compact($0).utf8), isForURLs: true)
    }.joined(separator: ".")
    let signature = key.sign(Array(signedPart.utf8))
    return "\(signedPart).\(Base64.encode(signature, isForURLs: true))"
  }
}
