import Text

/// `/{tenant}/oauth2/v2.0/token` and `/{tenant}/oauth2/token`.
struct TokenEndpoint: Sendable {
  let directory: Directory
  let key: SigningKey
  /// 1 or 2.
  let version: Int

  /// Answers a request for a token. Refuses in the order of the true service: for the directory,
  /// then the application, then the secret or the user, then the resource.
  func answer(_ request: ServiceRequest, tenant: String) -> ServiceResponse {
    let token = TokenRequest(request, version: version)
    do throws(EntraRefusal) {
      try checkTenant(tenant, request, token)
      let applicationID = try checkApplication(token)
      switch token.grantType {
      case "client_credentials": try checkSecret(token, applicationID)
      case "password": try checkUser(token, applicationID)
      default: throw EntraRefusal.grantUnsupported(token.grantType)
      }
      let resource = try checkResource(token, applicationID)
      return grant(token, request, applicationID: applicationID, resource: resource)
    } catch {
      let breaksLines =
        version == 1 || directory.faults.names.contains { $0.hasSuffix("-old-wording") }
      return error.response(to: request, breaksLines: breaksLines)
    }
  }

  private func checkTenant(
    _ tenant: String, _ request: ServiceRequest, _ token: TokenRequest
  ) throws(EntraRefusal) {
    if directory.faults.contains("sign-in-throttled") { throw .throttled }
    guard request.method == "POST" else { throw .methodNotAllowed }
    if let refusal = directory.refusal(ofTenant: tenant) { throw refusal }
    guard !token.grantType.isEmpty else { throw .parameterMissing("grant_type") }
    if ["common", "consumers"].contains(tenant.lowercased()) { throw .grantNeedsTenant }
  }

  private func checkApplication(_ token: TokenRequest) throws(EntraRefusal) -> String {
    guard let id = token.clientID, !id.isEmpty else { throw .parameterMissing("client_id") }
    if directory.faults.contains("application-not-found") { throw .applicationNotFound(id) }
    if directory.faults.contains("application-not-found-old-wording") {
      throw .applicationNotFoundOldWording(id)
    }
    let known = id.lowercased()
    guard [directory.applicationID, World.publicClientID].contains(known) else {
      throw .applicationNotFound(id)
    }
    if directory.faults.contains("application-disabled") { throw .applicationDisabled(id) }
    if directory.faults.contains("service-principal-missing") {
      throw .servicePrincipalMissing(id, tenant: directory.tenantID)
    }
    return known
  }

  private func checkSecret(_ token: TokenRequest, _ id: String) throws(EntraRefusal) {
    let faults = directory.faults
    guard let secret = token.secret, !secret.isEmpty, !faults.contains("secret-missing") else {
      throw .secretMissing
    }
    if faults.contains("secret-invalid-old-wording") { throw .secretInvalidOldWording }
    if faults.contains("secret-expired") { throw .secretExpired(id) }
    guard secret == World.clientSecret, id == directory.applicationID,
      !faults.contains("secret-invalid")
    else { throw .secretInvalid(id) }
  }

  private func checkUser(_ token: TokenRequest, _ id: String) throws(EntraRefusal) {
    if id != World.publicClientID || directory.faults.contains("client-not-public") {
      guard let secret = token.secret, !secret.isEmpty else { throw .secretMissing }
      try checkSecret(token, id)
    }
    guard let name = token.fields["username"] else { throw .parameterMissing("username") }
    guard let password = token.fields["password"] else { throw .parameterMissing("password") }
    if directory.faults.contains("user-federated") { throw .passwordElsewhere }
    guard name.lowercased() == World.userName, !directory.faults.contains("user-not-found") else {
      throw .userNotFound
    }
    if directory.faults.contains("account-locked") { throw .accountLocked }
    guard password == World.password, !directory.faults.contains("password-wrong") else {
      throw .passwordWrong
    }
    if let refusal = userRefusal(id) { throw refusal }
  }

  /// What stands in the way of a user whose password is right.
  private func userRefusal(_ id: String) -> EntraRefusal? {
    let refusals: [(String, EntraRefusal)] = [
      ("account-disabled", .accountDisabled), ("password-expired", .passwordExpired),
      ("mfa-registration-required", .secondFactorRegistrationRequired),
      ("mfa-not-passed", .secondFactorNotPassed),
      ("user-blocked-by-security-defaults", .blockedBySecurityDefaults),
      ("mfa-required", .secondFactorRequired), ("user-blocked", .blocked),
      ("consent-missing", .consentMissing(id)),
    ]
    guard var refusal = refusals.first(where: { directory.faults.contains($0.0) })?.1 else {
      return nil
    }
    if version == 1, refusal.suberror == "basic_action" {
      refusal = EntraRefusal(
        refusal.status, "interaction_required", refusal.codes[0], text: refusal.text)
    }
    return refusal
  }

  private func checkResource(
    _ token: TokenRequest, _ id: String
  ) throws(EntraRefusal) -> String {
    let resource = try token.resource()
    let faults = directory.faults
    guard let audience = Directory.audience(of: resource), !faults.contains("resource-not-found")
    else { throw .resourceNotFound(resource) }
    if faults.contains("resource-disabled") { throw .resourceDisabled(resource) }
    if faults.contains("application-not-assigned") {
      throw .applicationNotAssigned(id, resource: Directory.dataverseApplicationID)
    }
    if faults.contains("application-blocked") { throw .blocked }
    return audience
  }

  private func grant(
    _ request: TokenRequest, _ original: ServiceRequest, applicationID: String, resource: String
  ) -> ServiceResponse {
    let userName = request.grantType == "password" ? World.userName : nil
    let subject = AccessToken.Subject(applicationID: applicationID, userName: userName)
    let faults = directory.faults
    let access = AccessToken(
      audience: faults.contains("token-other-audience")
        ? "https://fabrikam.crm4.dynamics.com" : resource,
      tenantID: faults.contains("token-other-tenant")
        ? Directory.otherTenantID : directory.tenantID,
      subject: subject)
    let grant = TokenGrant(
      directory: directory, version: version, request: request, resource: resource,
      subject: subject)
    return ServiceResponse(
      200, json: grant.answer(accessToken: access, key: key),
      headers: EntraHeaders.fields(for: original))
  }
}
