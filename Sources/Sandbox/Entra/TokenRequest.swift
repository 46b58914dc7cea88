import Text

/// What a client sends for a token.
struct TokenRequest: Sendable {
  /// The fields of the form.
  let fields: FormFields
  /// The client, from the form or from the header field (RFC 6749, 2.3.1).
  let clientID: String?
  /// Its secret.
  let secret: String?

  private let version: Int

  /// Reads a request.
  ///
  /// - Parameters:
  ///   - request: What came.
  ///   - version: 1 or 2: whether the resource stands in `resource` or in `scope`.
  init(_ request: ServiceRequest, version: Int) {
    self.version = version
    fields = FormFields(String(decoding: request.body, as: UTF8.self))
    let basic = Self.basic(request.header("Authorization"))
    clientID = fields["client_id"] ?? basic?.name
    secret = fields["client_secret"] ?? basic?.password
  }

  /// How the client proves who it is.
  var grantType: String { fields["grant_type"] ?? "" }

  /// The scopes asked for.
  var scopes: [String] { (fields["scope"] ?? "").split(separator: " ").map(String.init) }

  /// The resource that the token is to be for.
  ///
  /// - Throws: `EntraRefusal` where none is named rightly.
  func resource() throws(EntraRefusal) -> String {
    if version == 1 {
      guard let resource = fields["resource"], !resource.isEmpty else {
        throw .parameterMissing("resource")
      }
      return resource
    }
    let reserved = ["openid", "profile", "offline_access", "email"]
    let wanted = scopes.filter { !reserved.contains($0) }
    guard let scope = wanted.first else { throw .parameterMissing("scope") }
    if scope.hasSuffix("/.default") { return String(scope.dropLast("/.default".utf8.count)) }
    if grantType == "client_credentials" { throw .scopeWithoutDefault(scope) }
    guard let slash = scope.lastIndex(of: "/"), scope.hasPrefix("https://") else {
      throw .scopeMalformed(scope)
    }
    return String(scope[..<slash])
  }

  private static func basic(_ header: String?) -> (name: String, password: String)? {
    guard let header, header.lowercased().hasPrefix("basic "),
      let bytes = Base64.bytes(of: header.dropFirst(6))
    else { return nil }
    let halves = String(decoding: bytes, as: UTF8.self).split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2 else { return nil }
    return (
      FormFields.decoded(halves[0], isForm: true), FormFields.decoded(halves[1], isForm: true)
    )
  }
}
