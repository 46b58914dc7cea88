import Knowledge
import Text

/// What can be seen of a connection string without asking anybody.
enum TableForm {
  static let checks: [Check] = [
    Check(
      "table.connection-string", "the connection string is complete and well-formed", kind: .form,
      field: TableLook.key, look: connectionString),
    Check(
      "table.sas",
      "the shared access signature is valid long enough and allows what leads need", kind: .form,
      needs: ["table.connection-string"], field: TableLook.key, applies: hasSignature,
      look: signature),
    ContactForm.check(of: "table"),
  ]

  /// Days before the end of a signature from which on it is time to renew it.
  private static let daysToRenew = 30
  /// How far the clocks of two machines may be apart, in seconds.
  private static let clockTolerance = 15 * 60

  @Sendable private static func hasSignature(_ configuration: Configuration) -> Bool {
    guard let account = try? TableLook.reader(configuration).account else { return false }
    return account.isSigned
  }

  @Sendable private static func connectionString(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let configuration = context.configuration
    let reader = try TableLook.reader(configuration)
    let endpoint = reader.account.endpoint
    let isReference = configuration.entries[TableLook.key]?.isReference ?? false
    if isReference, !configuration.isTrusted, !endpoint.isAzures {
      return .broken(
        .entry(
          "document-secret-to-foreign-host",
          said: "the secret would go to a host that is not one of Azure's: '\(endpoint.host)'",
          parameters: [.host: endpoint.host, .key: TableLook.key]))
    }
    let facts = Facts(TableFact.account, reader.account)
    guard let warning = reader.warning else { return .ok(learned: facts) }
    return .warning(
      .entry(
        warning.entry, said: warning.said,
        parameters: [.account: reader.account.name, .host: endpoint.host, .key: TableLook.key]),
      learned: facts)
  }

  @Sendable private static func signature(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try TableLook(context)
    guard case .signature(let query) = look.account.credential else { return .ok }
    let read: TableSignature
    do throws(ConnectionSlip) {
      read = try TableSignature(query)
    } catch {
      return .broken(.entry(error.entry, said: error.said, parameters: look.parameters))
    }
    let now = context.now()
    return scope(of: read, look) ?? time(of: read, at: now, look) ?? .ok
  }

  /// What the signature does not allow.
  private static func scope(of read: TableSignature, _ look: TableLook) -> CheckResult? {
    var parameters = look.parameters
    if let table = read.table {
      parameters[.table] = table
      return broken("table-sas-resource-types", "is for one table alone: '\(table)'", parameters)
    }
    if !read.allowsTables {
      return broken("table-sas-services", "is not for tables (t)", parameters)
    }
    let types = read.missingResourceTypes
    if !types.isEmpty {
      return broken(
        "table-sas-resource-types", "lacks \(types.joined(separator: ", "))", parameters)
    }
    if let missing = read.missingPermissions, !missing.isEmpty {
      let list = missing.joined(separator: ", ")
      parameters[.permissions] = list
      return broken("table-sas-permissions", "lacks \(list)", parameters)
    }
    if !read.allowsSecureConnections {
      return broken("table-sas-protocol", "is not for https", parameters)
    }
    return nil
  }

  private static func time(
    of read: TableSignature, at now: Timestamp, _ look: TableLook
  ) -> CheckResult? {
    var parameters = look.parameters
    if let expiry = read.expiry {
      parameters[.date] = expiry.day
      let left = expiry.seconds - now.seconds
      let days = abs(left) / 86_400
      parameters[.days] = "\(days)"
      if left <= 0 { return broken("table-sas-expired", "ended on \(expiry.day)", parameters) }
      if let early = early(read, at: now, parameters) { return early }
      if days <= daysToRenew {
        return warning(
          "table-sas-expires-soon", "ends on \(expiry.day), in \(days) days", parameters)
      }
    } else if let early = early(read, at: now, parameters) {
      return early
    }
    guard let addresses = read.addresses else { return nil }
    return warning("table-sas-address", "may be used from \(addresses) only", parameters)
  }

  private static func early(
    _ read: TableSignature, at now: Timestamp, _ parameters: [Parameter: String]
  ) -> CheckResult? {
    guard let start = read.start, start.seconds > now.seconds + clockTolerance else { return nil }
    var parameters = parameters
    parameters[.date] = start.day
    return broken("table-sas-expired", "does not begin before \(start.iso8601)", parameters)
  }

  private static func broken(
    _ entry: String, _ what: String, _ parameters: [Parameter: String]
  ) -> CheckResult { .broken(observation(entry, what, parameters)) }

  private static func warning(
    _ entry: String, _ what: String, _ parameters: [Parameter: String]
  ) -> CheckResult { .warning(observation(entry, what, parameters)) }

  private static func observation(
    _ entry: String, _ what: String, _ parameters: [Parameter: String]
  ) -> Observation {
    .entry(
      entry, said: "the shared access signature \(what)", parameters: parameters)
  }
}
