import Knowledge
import Text
import Transport

/// Whether there is a table service where the connection string leads.
enum TableConnection {
  static let checks: [Check] = [
    Check(
      "table.host", "the account's table host can be reached", needs: ["table.connection-string"],
      field: TableLook.key, look: host),
    .encryption(of: "table", field: TableLook.key) { facts in
      guard case .failure(let error)? = facts[TableFact.anonymousAnswer]?.result else { return nil }
      return error
    },
    Check(
      "table.service", "the host is an Azure table service", needs: ["table.tls"],
      field: TableLook.key, judges: ["table.host"], look: service),
    Check(
      "table.clock", "this machine's clock agrees with the service's", needs: ["table.service"],
      field: TableLook.key, uses: [], judges: ["table.host"], look: clock),
  ]

  /// Asks once; what came of it is judged by four checks.
  @Sendable private static func host(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try TableLook(context)
    let result: Result<HTTPResponse, TransportError>
    do throws(TransportError) {
      result = .success(try await look.service.anonymousAnswer())
    } catch {
      if error.kind == .hostNotFound { return noHost(error, look) }
      if !error.isFromHost { return .notEstablished(error.observation) }
      result = .failure(error)
    }
    let answer = AnonymousAnswer(result: result, time: context.now())
    return .ok(learned: Facts(TableFact.anonymousAnswer, answer))
  }

  /// A name server answered that there is no such host: where Azure gives out the names, there is
  /// no such account, or it has no tables.
  private static func noHost(_ error: TransportError, _ look: TableLook) -> CheckResult {
    guard look.account.endpoint.isAzures else { return .broken(error.observation) }
    return .broken(
      .entry("table-account-not-found", said: error.reason, parameters: look.parameters))
  }

  @Sendable private static func service(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try TableLook(context)
    let response: HTTPResponse
    switch context.facts[TableFact.anonymousAnswer]?.result {
    case .success(let answer): response = answer
    case .failure(let error): return .notEstablished(error.observation)
    case nil: return .ok
    }
    if let trouble = ServiceTrouble.table.outcome(of: response, from: look.host) {
      return CheckResult(trouble)
    }
    if response.isFromStorage || !TableRefusal(response).code.isEmpty { return .ok }
    return .broken(
      .entry(
        "table-not-a-table-service",
        said: "the host answers, but not as an Azure table service: HTTP \(response.status)",
        parameters: look.parameters))
  }

  @Sendable private static func clock(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    guard let answer = context.facts[TableFact.anonymousAnswer],
      case .success(let response) = answer.result,
      let date = response.headers["Date"].flatMap({ Timestamp(httpDate: $0) })
    else { return .ok }
    let difference = answer.time.seconds - date.seconds
    let minutes = abs(difference) / 60
    guard abs(difference) > 5 * 60 else { return .ok }
    let look = try TableLook(context)
    var parameters = look.parameters
    parameters[.minutes] = "\(minutes)"
    let direction = difference > 0 ? "ahead of" : "behind"
    let observation = Observation.entry(
      "table-clock-differs",
      said: "this machine's clock is \(minutes) minutes \(direction) the service's",
      parameters: parameters)
    // Beyond a quarter of an hour the service takes no signature that is made here; one that is
    // given away holds by the service's own clock.
    let isRefused = abs(difference) > 15 * 60 && !look.account.isSigned
    return isRefused ? .broken(observation) : .warning(observation)
  }
}
