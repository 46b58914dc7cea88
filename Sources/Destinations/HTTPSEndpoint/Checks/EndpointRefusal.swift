import Knowledge
import Transport

/// What it means that a test lead is not taken. That it is not tells the status; codes and the
/// service choose the explanation.
struct EndpointRefusal {
  private let reply: EndpointReply
  private let look: EndpointLook

  init(_ reply: EndpointReply, _ look: EndpointLook) {
    self.reply = reply
    self.look = look
  }

  var result: CheckResult {
    if let trouble = reply.troubleOnTheWay { return trouble }
    if reply.isStoppedApp { return broken("azure-function-stopped") }
    if let result = ofCaller ?? ofLimit { return result }
    if let entry = ofCode ?? ofService { return broken(entry) }
    if let entry = Self.refusals[reply.status] { return .broken(told(else: entry)) }
    switch reply.status {
    // What stands before the endpoint answers so where the endpoint does not, and for a while.
    case 500...599:
      return .notEstablished(
        look.observation(
          reply.isHostDown ? "azure-function-host-down" : "https-endpoint-unavailable",
          reply.saidToLead))
    case 400...499: return .broken(told(else: "https-lead-rejected"))
    default:
      return .notEstablished(look.observation("network-unexpected-answer", reply.saidToLead))
    }
  }

  /// The codes of flows and Logic Apps, which come through gateways under other names, too.
  private static let entries = [
    "WorkflowTriggerIsNotEnabled": "power-automate-flow-off",
    "WorkflowDisabled": "power-automate-flow-off",
    "WorkflowNotFound": "power-automate-flow-not-found",
    "WorkflowTriggerNotFound": "power-automate-flow-not-found",
    "DirectApiAuthorizationRequired": "power-automate-tenant-only",
    "MisMatchingOAuthClaims": "power-automate-tenant-only",
    "DirectApiInvalidAuthorizationScheme": "power-automate-signature-rejected",
    "DirectApiInvalidAuthorizationSignature": "power-automate-signature-rejected",
    "InvalidSharedAccessSignature": "power-automate-signature-rejected",
    "DirectApiRequestHasMoreThanOneAuthorization": "power-automate-two-authorizations",
    "TriggerInputSchemaMismatch": "power-automate-schema-mismatch",
    "TriggerRequestMethodNotValid": "https-method-not-allowed",
  ]

  /// A flow that was deleted is at first one that is off.
  private var ofCode: String? {
    let entry = Self.entries[reply.code]
    let isDeleted = reply.words?.contains("'Deleted'") ?? false
    return entry == "power-automate-flow-off" && isDeleted ? "power-automate-flow-not-found" : entry
  }

  private static let refusals = [
    401: "https-authentication-required", 403: "https-forbidden", 404: "https-not-found",
    405: "https-method-not-allowed", 410: "https-not-found", 413: "https-request-too-large",
    415: "https-media-type-refused", 451: "https-forbidden", 500: "https-endpoint-failed",
    501: "https-method-not-allowed",
  ]

  /// A refusal of who asks here, which says nothing about Marketplace.
  private var ofCaller: CheckResult? {
    guard [401, 403].contains(reply.status), reply.isAboutTheCaller || isLimited else { return nil }
    let entry = look.service.isWorkflow ? "logic-app-caller-refused" : "https-forbidden"
    return .notEstablished(look.observation(entry, reply.saidToLead))
  }

  /// Whoever says when to come again refuses nothing for good: gateways answer so when a quota is
  /// used up.
  private var ofLimit: CheckResult? {
    guard reply.status < 500, reply.response.headers["Retry-After"] != nil else { return nil }
    return .notEstablished(told(else: "network-throttled"))
  }

  /// Own words may say more than a status; without any, the status explains itself.
  private func told(else entry: String) -> Observation {
    guard reply.words != nil else { return look.observation(entry, reply.saidToLead) }
    return .said(
      reply.saidToLead, else: EntryID(entry), parameters: look.observation(entry, "").parameters)
  }

  /// A workflow answers 401 to whoever cannot prove who he is, and 403 outside the addresses that
  /// its access control names.
  private var isLimited: Bool {
    look.service.isWorkflow && reply.status == 403 && Self.entries[reply.code] == nil
  }

  private var ofService: String? {
    switch look.service {
    case .flow, .logicApp: return ofWorkflow
    case .function: return ofFunction
    case .other: return nil
    }
  }

  private var ofWorkflow: String? {
    switch reply.status {
    case 401: "power-automate-signature-rejected"
    case 404, 410: "power-automate-flow-not-found"
    case 502: reply.code == "NoResponse" ? "power-automate-no-response" : nil
    case 504: "power-automate-response-late"
    default: nil
    }
  }

  /// Of an app that is no function, the statuses mean what they mean anywhere.
  private var ofFunction: String? {
    guard look.url["code"] != nil || look.url.path.lowercased().hasPrefix("/api/") else {
      return nil
    }
    return ofFunctionStatus
  }

  private var ofFunctionStatus: String? {
    switch reply.status {
    case 401: look.url["code"] == nil ? "azure-function-key-missing" : "azure-function-key-rejected"
    case 404: "azure-function-not-found"
    default: nil
    }
  }

  private func broken(_ entry: String) -> CheckResult {
    .broken(look.observation(entry, reply.saidToLead))
  }
}
