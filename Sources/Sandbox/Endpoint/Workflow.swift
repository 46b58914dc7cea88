import Text

/// A workflow that a request starts: a flow of Power Automate, or a Logic App.
struct Workflow: Service {
  private let host: String
  private let path: String
  private let id: String
  /// What is said to a signature that does not fit.
  private let signatureWrong: WorkflowRefusal
  /// What is said before anything is looked at, and what once the caller is known.
  private let early: [(fault: String, refusal: WorkflowRefusal)]
  private let late: [(fault: String, refusal: WorkflowRefusal)]

  var hosts: [String] { [host] }

  func answer(_ request: ServiceRequest, faults: FaultSet) -> ServiceResponse {
    let run = Self.runID()
    do throws(WorkflowRefusal) {
      guard request.path == path else { throw .notFound(requestedID(request)) }
      try authenticate(request, faults)
      guard request.method == "POST" else { throw .methodInvalid }
      if let met = late.first(where: { faults.contains($0.fault) }) { throw met.refusal }
      try judge(request, faults)
      if faults.contains("flow-no-response"), isFlow { throw .noResponse(run) }
      if faults.contains("flow-response-late"), isFlow { throw .responseLate(run) }
      return started(run)
    } catch {
      return error.response
    }
  }

  private var isFlow: Bool { host == World.flowHost }

  /// The faults hold for whoever shows a signature: without one there is none to be right or wrong,
  /// and nothing is said of the workflow itself.
  private func authenticate(
    _ request: ServiceRequest, _ faults: FaultSet
  ) throws(WorkflowRefusal) {
    let fields = FormFields(request.query)
    guard let signature = fields["sig"] else { throw .signatureMissing }
    if let met = early.first(where: { faults.contains($0.fault) }) { throw met.refusal }
    guard request.header("Authorization") == nil else { throw .schemesMixed }
    guard signature == World.triggerSignature, fields["sp"] == "/triggers/manual/run",
      fields["sv"] == "1.0"
    else { throw signatureWrong }
  }

  private func judge(_ request: ServiceRequest, _ faults: FaultSet) throws(WorkflowRefusal) {
    var schema = LeadSchema()
    if isFlow, faults.contains("flow-schema-mismatch") { schema.required = ["CompanyName"] }
    guard request.isJSON else {
      let got = request.body.isEmpty ? "Null" : "String"
      throw .schemaMismatch(["Invalid type. Expected Object but got \(got)."])
    }
    guard let lead = LeadSchema.value(request.body) else {
      throw WorkflowRefusal(
        400, "InvalidRequestContent",
        "The request content is not valid and could not be deserialized.")
    }
    let mistakes = schema.mistakes(in: lead)
    guard mistakes.isEmpty else { throw .schemaMismatch(mistakes) }
  }

  /// What is said without a Response action, before anything has been done with the lead.
  private func started(_ run: String) -> ServiceResponse {
    ServiceResponse(
      202,
      headers: [
        ("x-ms-workflow-run-id", run), ("x-ms-correlation-id", Identifier.fresh()),
        ("x-ms-client-tracking-id", run), ("x-ms-request-id", Identifier.fresh()),
        ("x-ms-workflow-id", id), ("x-ms-trigger-history-name", run),
      ])
  }

  private func requestedID(_ request: ServiceRequest) -> String {
    let parts = request.path.split(separator: "/")
    let place = parts.firstIndex(of: "workflows").map { parts.index(after: $0) }
    return place.flatMap { $0 < parts.endIndex ? String(parts[$0]) : nil } ?? ""
  }

  /// Runs are counted down, so that the newest comes first.
  private static func runID() -> String {
    let now = Moment.now()
    return "0858\(4_000_000_000_000_000 - now.timestamp.seconds * 1_000_000 - now.ticks / 10)CU00"
  }
}

extension Workflow {
  /// The flow of Power Automate.
  static let flow = Workflow(
    host: World.flowHost, path: World.flowPath, id: World.flowID,
    signatureWrong: .schemeInvalid,
    early: [
      ("flow-deleted", .notFound(World.flowID)), ("flow-tenant-only", .tokenRequired),
      ("flow-other-tenant", .claimsMismatch), ("flow-signature-wrong", .schemeInvalid),
    ], late: [("flow-off", .off(World.flowID)), ("flow-throttled", .throttled)])

  /// The Logic App.
  static let logicApp = Workflow(
    host: World.logicAppHost, path: World.logicAppPath, id: World.logicAppID,
    signatureWrong: .credentialsInvalid,
    early: [
      ("logic-app-deleted", .notFound(World.logicAppID)),
      ("logic-app-address-refused", .callerRefused),
      ("logic-app-signature-wrong", .credentialsInvalid),
    ], late: [("logic-app-disabled", .off(World.logicAppID))])
}
