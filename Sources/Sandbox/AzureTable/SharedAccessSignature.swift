import Text

/// A shared access signature in a request's query.
struct SharedAccessSignature: Sendable {
  let fields: FormFields
  let account: String

  /// Checks that it is signed, holds now, and allows what is asked.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - operation: What it is about to do.
  ///   - key: The account's key.
  ///   - faults: What was ordered to be wrong.
  ///   - now: The service's time.
  /// - Throws: `TableRefusal` where it does not.
  func check(
    _ request: ServiceRequest, _ operation: TableOperation, key: [UInt8], faults: FaultSet,
    now: Timestamp
  ) throws(TableRefusal) {
    let texts = isForTable ? [tableString] : [accountString]
    guard texts.contains(where: { TableAuthorization.signature(of: $0, key: key) == fields["sig"] })
    else {
      throw refusal("Signature did not match. String to sign used was \(texts[0])")
    }
    try checkTime(faults, now)
    try checkScope(request, operation, faults)
    guard permissions(for: request, operation).isSubset(of: Set(fields["sp"] ?? "")),
      !faults.contains("sas-permissions")
    else { throw .permissionMismatch }
  }

  private var isForTable: Bool { fields["tn"] != nil }

  private func field(_ name: String) -> String { fields[name] ?? "" }

  /// What is signed for a whole account.
  private var accountString: String {
    var names = ["sp", "ss", "srt", "st", "se", "sip", "spr", "sv"]
    // Version 2020-12-06 added the encryption scope.
    if field("sv") >= "2020-12-06" { names.append("ses") }
    return ([account] + names.map(field)).joined(separator: "\n") + "\n"
  }

  /// What is signed for one table.
  private var tableString: String {
    let resource = "/table/\(account)/\(field("tn").lowercased())"
    return
      ([field("sp"), field("st"), field("se"), resource]
      + ["si", "sip", "spr", "sv", "spk", "srk", "epk", "erk"].map(field)).joined(separator: "\n")
  }

  private func refusal(_ detail: String) -> TableRefusal {
    var refusal = TableRefusal.authenticationFailed
    refusal.detail = detail
    return refusal
  }

  private func checkTime(_ faults: FaultSet, _ now: Timestamp) throws(TableRefusal) {
    let start = Timestamp(iso8601: field("st")) ?? Timestamp(seconds: 0)
    var expiry = Timestamp(iso8601: field("se")) ?? Timestamp(seconds: 0)
    if faults.contains("sas-expired") { expiry = Timestamp(seconds: now.seconds - 86_400) }
    guard start <= now, now < expiry else {
      let shown = fields["st"] == nil ? "" : start.httpDate
      throw refusal(
        "Signature not valid in the specified time frame: Start [\(shown)] - Expiry "
          + "[\(expiry.httpDate)] - Current [\(now.httpDate)]")
    }
  }

  private func checkScope(
    _ request: ServiceRequest, _ operation: TableOperation, _ faults: FaultSet
  ) throws(TableRefusal) {
    let address = "203.0.113.17"
    if faults.contains("sas-address") { throw .addressMismatch(address) }
    if let range = fields["sip"], !Self.holds(range, "127.0.0.1") {
      throw .addressMismatch("127.0.0.1")
    }
    // Requests come over TLS alone, so that only an order breaks this rule.
    if faults.contains("sas-protocol") { throw .protocolMismatch }
    if isForTable {
      guard operation.tableName?.lowercased() == field("tn").lowercased() else {
        throw .notAuthorized
      }
      return
    }
    guard field("ss").contains("t"), !faults.contains("sas-services") else {
      throw .serviceMismatch
    }
    guard field("srt").contains(Self.resourceType(of: operation)),
      !faults.contains("sas-resource-types")
    else { throw .resourceTypeMismatch }
  }

  /// Whether an address lies in `a` or in `a-b`.
  private static func holds(_ range: String, _ address: String) -> Bool {
    let ends = range.split(separator: "-").map { number(String($0)) }
    guard let first = ends.first, let last = ends.last else { return false }
    return (first...max(first, last)).contains(number(address))
  }

  private static func number(_ address: String) -> UInt {
    address.split(separator: ".").reduce(0) { $0 << 8 | (UInt($1) ?? 0) }
  }

  private static func resourceType(of operation: TableOperation) -> Character {
    switch operation {
    case .service: "s"
    case .queryTables, .createTable, .table, .accessPolicy: "c"
    case .queryEntities, .insertEntity, .entity, .batch: "o"
    }
  }

  private func permissions(
    for request: ServiceRequest, _ operation: TableOperation
  ) -> Set<Character> {
    switch (operation, request.method) {
    case (.queryTables, _): isForTable ? [] : ["l"]
    // Either will do.
    case (.createTable, _): field("sp").contains("w") ? ["w"] : ["c"]
    case (.table, "DELETE"), (.entity, "DELETE"): ["d"]
    case (.insertEntity, _): ["a"]
    case (.entity, "GET"), (.queryEntities, _), (.table, _), (.service, _): ["r"]
    case (.entity, _): request.header("If-Match") == nil ? ["a", "u"] : ["u"]
    case (.accessPolicy, _), (.batch, _): []
    }
  }
}
