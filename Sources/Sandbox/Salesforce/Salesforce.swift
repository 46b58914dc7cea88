import Text

/// An organisation of Salesforce, with its interface.
struct Salesforce: Service {
  /// The leads, which web-to-lead adds to.
  let leads: SalesforceLeads

  private let sessions = SalesforceSessions()
  private let cursors = QueryCursors()

  init(leads: SalesforceLeads) { self.leads = leads }

  var hosts: [String] { [World.salesforceHost] }

  func answer(_ request: ServiceRequest, faults: FaultSet) -> ServiceResponse {
    let organisation = SalesforceOrganisation(leads: leads, faults: faults)
    let path = request.path.split(separator: "/").map { Substring(FormFields.decoded($0)) }
    guard path.first == "services" else { return Self.page(request) }
    if path == ["services", "oauth2", "token"] { return sessions.answer(request, organisation) }
    do throws(SalesforceRefusal) {
      guard path.count >= 2, path[1] == "data" else {
        return try userInformation(request, path, organisation)
      }
      if path.count == 2 { return SalesforceCalls.response(SalesforceCalls.versionList) }
      try checkSession(request, faults)
      let base = try Self.base(path[2])
      let calls = SalesforceCalls(organisation: organisation, cursors: cursors, base: base)
      return try calls.answer(request, path[3...])
    } catch {
      return SalesforceCalls.response(error.json, status: error.status)
    }
  }

  private func checkSession(
    _ request: ServiceRequest, _ faults: FaultSet
  ) throws(SalesforceRefusal) {
    guard let header = request.header("Authorization") else { throw .sessionInvalid }
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, ["bearer", "oauth"].contains(parts[0].lowercased()) else {
      throw .headerMissing
    }
    if faults.contains("salesforce-session-expired") || !sessions.holds(String(parts[1])) {
      throw .sessionInvalid
    }
    if faults.contains("salesforce-unavailable") { throw .unavailable }
    if faults.contains("salesforce-api-disabled") { throw .apiDisabled }
    if faults.contains("salesforce-request-limit") { throw .requestLimit }
  }

  /// `/services/data/v59.0`, where there is such a version.
  private static func base(_ version: Substring) throws(SalesforceRefusal) -> String {
    guard version.hasPrefix("v"), version.hasSuffix(".0"),
      let number = Int(version.dropFirst().dropLast(2)),
      SalesforceCalls.versions.contains(number)
    else { throw .notFound }
    return "/services/data/\(version)"
  }

  private func userInformation(
    _ request: ServiceRequest, _ path: [Substring], _ organisation: SalesforceOrganisation
  ) throws(SalesforceRefusal) -> ServiceResponse {
    guard path == ["services", "oauth2", "userinfo"] else { throw .notFound }
    let token = request.header("Authorization").map { String($0.dropFirst("Bearer ".utf8.count)) }
    guard let token, sessions.holds(token) else {
      return ServiceResponse(
        403, text: "Bad_OAuth_Token", contentType: "text/html;charset=UTF-8")
    }
    let host = "https://\(World.salesforceHost)"
    return SalesforceCalls.response([
      "sub": "\(host)/id/\(organisation.id)/\(SalesforceUser.integration)",
      "user_id": JSONValue(SalesforceUser.integration),
      "organization_id": JSONValue(organisation.id),
      "preferred_username": "integration@contoso.example", "active": true,
    ])
  }

  /// What a browser sees that asks for the organisation's pages.
  private static func page(_ request: ServiceRequest) -> ServiceResponse {
    guard request.path == "/" else { return WebToLead.page }
    return ServiceResponse(
      200, text: "<!DOCTYPE html>\n<html><head><title>Login | Salesforce</title></head></html>\n",
      contentType: "text/html; charset=UTF-8")
  }
}
