/// The publisher's directory, with what was ordered to be wrong in it.
struct Directory: Sendable {
  /// The directory that an organisation or a token is of by mistake.
  static let otherTenantID = "9c2b7e40-5d3f-4f0e-8a61-2e4c0b9d7f15"
  /// The name by which refusals speak of the directory.
  static let displayName = "Contoso"
  /// The name of the application that writes leads.
  static let applicationName = "Marketplace leads"
  /// The name of the public client.
  static let publicClientName = "Lead sign-in"
  /// The application id of Dataverse itself, the same in every directory.
  static let dataverseApplicationID = "00000007-0000-0000-c000-000000000000"

  /// What was ordered to be wrong.
  let faults: FaultSet

  /// The directory's id. With `ids-swapped` it and that of the application change places, as they
  /// did when somebody copied them.
  var tenantID: String { areSwapped ? World.applicationID : World.tenantID }
  /// The application that writes leads.
  var applicationID: String { areSwapped ? World.tenantID : World.applicationID }
  /// The same directory, for looking without being hit.
  var uncounted: Directory { Directory(faults: faults.uncounted) }

  private var areSwapped: Bool { faults.contains("ids-swapped") }

  /// The directory that the organisation says it is of.
  var organisationTenantID: String {
    faults.contains("organisation-of-other-tenant") ? Self.otherTenantID : tenantID
  }

  /// Why there is no directory of a name; `nil` where there is.
  func refusal(ofTenant name: String) -> EntraRefusal? {
    if faults.contains("tenant-identifier-invalid") { return .tenantMalformed(name) }
    if faults.contains("tenant-in-other-cloud") { return .tenantInOtherCloud(name) }
    if faults.contains("tenant-identifier-empty") { return .tenantEmpty }
    if faults.contains("tenant-not-found-old-wording") { return .tenantNotFoundOldWording(name) }
    if faults.contains("tenant-not-found") { return .tenantNotFound(name) }
    let wanted = name.lowercased()
    if [tenantID, World.domain, "common", "organizations", "consumers"].contains(wanted) {
      return nil
    }
    if wanted == Identifier.empty { return .tenantEmpty }
    if Identifier.isGUID(wanted) || Self.isDomain(wanted) { return .tenantNotFound(name) }
    return .tenantMalformed(name)
  }

  private static func isDomain(_ name: String) -> Bool {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1
      && labels.allSatisfy { label in
        !label.isEmpty && label.first != "-" && label.last != "-"
          && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      }
  }

  /// The resource that a client means, as the token names it; `nil` where the directory has none.
  ///
  /// - Parameter name: A URL or an application id.
  /// - Returns: The answer.
  static func audience(of name: String) -> String? {
    let bare = name.hasSuffix("/") ? String(name.dropLast()) : name
    let known =
      organisationHosts.map { "https://\($0)" } + [
        dataverseApplicationID, "https://graph.microsoft.com", "https://storage.azure.com",
      ]
    return known.contains(bare.lowercased()) ? name : nil
  }

  /// The hosts of the organisation: that of its pages and that of its interface alone.
  static let organisationHosts: [String] = {
    let labels = World.organisationHost.split(separator: ".", maxSplits: 1)
    return [World.organisationHost, labels.joined(separator: ".api.")]
  }()
}
