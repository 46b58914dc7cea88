import Text

/// What a client gets whom nothing stands in the way of.
struct TokenGrant: Sendable {
  let directory: Directory
  /// 1 or 2.
  let version: Int
  let request: TokenRequest
  let resource: String
  let subject: AccessToken.Subject

  /// The answer's content.
  func answer(accessToken: AccessToken, key: SigningKey) -> JSONValue {
    let token = JSONValue(accessToken.signed(by: key))
    var answer: JSONValue = version == 1 ? oldAnswer(accessToken) : newAnswer
    answer = answer.setting([.init(key: "access_token", value: token)])
    guard let userName = subject.userName else { return answer }
    return answer.setting(userMembers(userName, key))
  }

  private var newAnswer: JSONValue {
    let lifetime = JSONValue(AccessToken.lifetime)
    return ["token_type": "Bearer", "expires_in": lifetime, "ext_expires_in": lifetime]
  }

  /// Version 1 writes numbers as texts.
  private func oldAnswer(_ token: AccessToken) -> JSONValue {
    let lifetime = JSONValue(String(AccessToken.lifetime))
    return [
      "token_type": "Bearer", "expires_in": lifetime, "ext_expires_in": lifetime,
      "expires_on": JSONValue(String(token.claims["exp"]?.integer ?? 0)),
      "not_before": JSONValue(String(token.claims["nbf"]?.integer ?? 0)),
      "resource": JSONValue(resource),
    ]
  }

  private func userMembers(_ userName: String, _ key: SigningKey) -> [JSONValue.Member] {
    let scope =
      version == 1 ? "user_impersonation" : "\(resource)/user_impersonation \(resource)/.default"
    var members: [JSONValue.Member] = [.init(key: "scope", value: JSONValue(scope))]
    if version == 1 || request.scopes.contains("offline_access") {
      let bytes = MessageAuthentication.random(96)
      members.append(
        .init(key: "refresh_token", value: "0.\(Base64.encode(bytes, isForURLs: true))"))
    }
    if version == 1 || request.scopes.contains("openid") {
      members.append(
        .init(key: "id_token", value: JSONValue(identityToken(userName).signed(by: key))))
    }
    if request.fields["client_info"] == "1" {
      let info: JSONValue = [
        "uid": JSONValue(AccessToken.userObjectID), "utid": JSONValue(directory.tenantID),
      ]
      let bytes = Array(JSONWriter.compact(info).utf8)
      members.append(
        .init(key: "client_info", value: JSONValue(Base64.encode(bytes, isForURLs: true))))
    }
    return members
  }

  private func identityToken(_ userName: String) -> AccessToken {
    let token = AccessToken(
      audience: subject.applicationID, tenantID: directory.tenantID, subject: subject)
    guard version == 2 else { return token }
    let issuer = "https://\(World.authorityHost)/\(directory.tenantID)/v2.0"
    return AccessToken(
      claims: token.claims.keeping { !["appid", "appidacr", "upn", "scp", "idp"].contains($0) }
        .setting([
          .init(key: "iss", value: JSONValue(issuer)),
          .init(key: "preferred_username", value: JSONValue(userName)),
          .init(key: "ver", value: "2.0"),
        ]))
  }
}
