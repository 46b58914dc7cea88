extension World {
  /// The host of the publisher's own endpoint.
  public static let endpointHost = "leads.contoso.example"
  static let endpointPath = "/marketplace/leads"
  /// The address of the publisher's own endpoint.
  static let endpointAddress = "https://\(endpointHost)\(endpointPath)"

  /// The host of the flow, of the form that Power Automate gives since 2025.
  static let flowHost =
    "3f0c1c586d1e4d2b9f0a1b7f5e0a2c.44.environment.api.powerplatform.com"
  static let flowID = "0d9f3b5a6c7e4f218a9b0c1d2e3f4a5b"
  static let flowPath =
    "/powerautomate/automations/direct/workflows/\(flowID)/triggers/manual/paths/invoke"
  static let flowAddress =
    "https://\(flowHost):443\(flowPath)?api-version=1&\(triggerGrant)&sig=\(triggerSignature)"

  static let logicAppHost = "prod-12.westeurope.logic.azure.com"
  static let logicAppID = "5a1d0c7e9b3f4268a0c4e6f8091b2d3c"
  static let logicAppPath = "/workflows/\(logicAppID)/triggers/manual/paths/invoke"
  static let logicAppAddress =
    "https://\(logicAppHost):443\(logicAppPath)?api-version=2016-10-01&\(triggerGrant)"
    + "&sig=\(triggerSignature)"

  /// What both triggers ask for: the right to run, and the signature of it.
  static let triggerGrant = "sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0"
  static let triggerSignature = "uTfj1Xn0leadline-sandbox-signature-0123456789A"

  static let functionHost = "contoso-leads.azurewebsites.net"
  static let functionPath = "/api/marketplace-lead"
  static let functionKey = "sbxFunctionKey0123456789abcdefghijklmnopqrstuvwxyzABCD=="
  static let functionAddress = "https://\(functionHost)\(functionPath)?code=\(functionKey)"

  /// The hosts of everything that takes leads by https.
  static let endpointHosts = [endpointHost, flowHost, logicAppHost, functionHost]
}
