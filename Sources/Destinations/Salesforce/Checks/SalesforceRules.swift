import Knowledge
import Text

/// What else keeps leads out: rules, and how many have come. Another organisation's say nothing.
enum SalesforceRules {
  static let checks: [Check] = [
    Check(
      "salesforce.rules", "no validation rule looks at leads", needs: ["salesforce.sign-in"],
      unlessBroken: ["salesforce.organisation"], judges: ["salesforce.sign-in"],
      applies: SalesforceLook.hasSession, look: rules),
    Check(
      "salesforce.duplicates", "no duplicate rule keeps leads out", needs: ["salesforce.sign-in"],
      unlessBroken: ["salesforce.organisation"], judges: ["salesforce.sign-in"],
      applies: SalesforceLook.hasSession, look: duplicates),
    Check(
      "salesforce.daily-limit", "the limit of web-to-lead for a day is far",
      needs: ["salesforce.sign-in"], unlessBroken: ["salesforce.organisation"],
      judges: ["salesforce.sign-in"], applies: SalesforceLook.hasSession, look: dailyLimit),
  ]

  /// Web-to-lead takes so many leads in 24 hours, and puts the others off.
  private static let dailyLimit = 500
  private static let nearLimit = 450
  private static let day = 86_400

  @Sendable private static func rules(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try SalesforceLook(context)
    let query =
      "SELECT ValidationName, ErrorMessage FROM ValidationRule "
      + "WHERE Active = true AND EntityDefinition.QualifiedApiName = 'Lead'"
    let names = try await look.rows(query, path: "tooling/query")
      .compactMap { $0["ValidationName"]?.string }
    guard !names.isEmpty else { return .ok }
    return .warning(
      look.observation(
        "salesforce-validation-rules", of: names,
        said: "validation rules on leads are active"))
  }

  /// The interface for pages tells what rules do, which the others do not.
  @Sendable private static func duplicates(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try SalesforceLook(context)
    let body: JSONValue
    switch try await look.service.get("ui-api/duplicates/Lead") {
    case .refused(let refusal): return look.verdict(on: refusal)
    case .found(let found): body = found
    }
    if body["dedupeEnabled"]?.bool == false { return .ok }
    guard let rules = body["duplicateRules"]?.array else {
      return .notEstablished(
        .entry(
          "network-unexpected-answer", said: "\(look.service.host) does not list duplicate rules",
          parameters: look.parameters))
    }
    let names = rules.filter(isBlocking).map { $0["name"]?.string ?? "" }
    guard !names.isEmpty else { return .ok }
    return .warning(
      look.observation(
        "salesforce-duplicate-rules", of: names,
        said: "duplicate rules on leads are active that block or alert"))
  }

  /// Nobody is there to answer an alert, so that it keeps out as well
  /// (help.salesforce.com, article 000387310).
  private static func isBlocking(_ rule: JSONValue) -> Bool {
    let isAlert = (rule["operationsOnInsert"]?.array ?? []).contains {
      $0.string?.lowercased() == "alert"
    }
    return rule["active"]?.bool != false
      && (rule["actionOnInsert"]?.string?.lowercased() == "block" || isAlert)
  }

  /// No interface counts the leads of web-to-lead. They all bear the name of one user, the default
  /// lead creator, so that no more came this way than any user has made.
  @Sendable private static func dailyLimit(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try SalesforceLook(context)
    let since = Timestamp(seconds: context.now().seconds - day)
    let query =
      "SELECT CreatedById, COUNT(Id) FROM Lead WHERE CreatedDate >= \(since.iso8601) "
      + "GROUP BY CreatedById ORDER BY COUNT(Id) DESC LIMIT 1"
    let rows = try await look.rows(query)
    let count = rows.compactMap { $0["expr0"]?.integer }.max() ?? 0
    guard count >= nearLimit else { return .ok }
    var parameters = look.parameters
    parameters[.count] = "\(count)"
    parameters[.limit] = "\(dailyLimit)"
    return .warning(
      .entry(
        "salesforce-daily-limit",
        said: "one user created \(count) leads in the last 24 hours; web-to-lead takes "
          + "\(dailyLimit)",
        parameters: parameters))
  }
}

extension SalesforceLook {
  /// The rows of a query, or why they are not to be seen.
  func rows(_ query: String, path: String = "query") async throws(CheckStop) -> [JSONValue] {
    switch try await service.rows(query, path: path) {
    case .success(let rows): return rows
    case .failure(let refusal): throw CheckStop(verdict(on: refusal).outcome)
    }
  }

  /// What is to be said of some rules.
  func observation(_ entry: String, of rules: [String], said: String) -> Observation {
    let names = rules.map(LeadField.plain).map { $0.isEmpty ? "a rule without a name" : $0 }
    var parameters = parameters
    parameters[.fields] = LeadField.list(names)
    parameters[.count] = "\(names.count)"
    return .entry(entry, said: "\(said): \(LeadField.list(names))", parameters: parameters)
  }
}
