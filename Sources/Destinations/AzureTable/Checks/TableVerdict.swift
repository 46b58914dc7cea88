import Knowledge
import Text
import Transport

extension TableLook {
  /// What a refusal means. That something is refused tells the status; the code chooses the
  /// explanation, and tells refusals of this machine from those of the key.
  func verdict(on refusal: TableRefusal) -> CheckResult {
    var parameters = parameters
    if let table = context.facts[TableFact.leadsTable] { parameters[.table] = table }
    if case .signature(let query) = account.credential, let read = try? TableSignature(query) {
      parameters[.permissions] = read.missingPermissions.flatMap {
        $0.isEmpty ? nil : $0.joined(separator: ", ")
      }
      parameters[.date] = read.expiry?.day
    }
    let entry = entry(for: refusal)
    let observation = entry.map {
      Observation.entry($0, said: refusal.said, parameters: parameters)
    }
    if Self.inconclusive.contains(refusal.code) {
      return .notEstablished(observation ?? .said(refusal.said, parameters: parameters))
    }
    if let observation { return .broken(observation) }
    // A 403 with another code may come of a firewall or a perimeter as well: Cosmos DB has one code
    // for all of them.
    guard refusal.words != nil, refusal.status == 401 else {
      return .notEstablished(
        .said(
          refusal.said, else: EntryID("network-unexpected-answer"), parameters: parameters))
    }
    return .broken(
      .said(refusal.said, else: EntryID("table-key-rejected"), parameters: parameters))
  }

  /// Refusals that say nothing about what Marketplace would be told: they are about where the
  /// request came from, or pass by themselves.
  private static let inconclusive: Set<String> = [
    "AuthorizationFailure", "AuthorizationSourceIPMismatch", "TableBeingDeleted",
  ]

  private static let entries: [String: String] = [
    "KeyBasedAuthenticationNotPermitted": "table-shared-key-disabled",
    "AuthorizationFailure": "table-firewall",
    "AuthorizationPermissionMismatch": "table-sas-permissions",
    "AuthorizationServiceMismatch": "table-sas-services",
    "AuthorizationResourceTypeMismatch": "table-sas-resource-types",
    "AuthorizationSourceIPMismatch": "table-sas-address",
    "AuthorizationProtocolMismatch": "table-sas-protocol",
    "AccountIsDisabled": "table-account-disabled",
    "TableNotFound": "table-leads-table-missing",
    "TableBeingDeleted": "table-being-deleted",
  ]

  private func entry(for refusal: TableRefusal) -> String? {
    guard refusal.code == "AuthenticationFailed" else { return Self.entries[refusal.code] }
    return account.isSigned && refusal.isAboutTime ? "table-sas-expired" : "table-key-rejected"
  }
}
