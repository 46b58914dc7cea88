import Text

/// Proves that a request comes from somebody who knows the account's key.
struct TableAuthorization: Sendable {
  /// How far a client's clock may be off, in seconds.
  static let tolerance = 900

  private let account: String
  private let accountKey: [UInt8]
  private let faults: FaultSet

  /// Takes an account.
  ///
  /// - Parameters:
  ///   - account: Its name.
  ///   - key: Its key, base64.
  ///   - faults: What was ordered to be wrong.
  init(account: String = World.account, key: String = World.accountKey, faults: FaultSet) {
    self.account = account
    self.faults = faults
    accountKey = Base64.bytes(of: key) ?? []
  }

  /// The key that signs; one that was regenerated signs nothing as the old one did.
  private var key: [UInt8] { faults.contains("key-rejected") ? accountKey.reversed() : accountKey }

  /// Checks a request.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - operation: What it is about to do.
  ///   - now: The service's time.
  /// - Throws: `TableRefusal` where it is not allowed.
  func check(
    _ request: ServiceRequest, _ operation: TableOperation, now: Timestamp
  ) throws(TableRefusal) {
    let query = FormFields(request.query)
    let header = request.header("Authorization")
    guard header != nil || query["sig"] != nil else {
      throw request.header("x-ms-version") == nil ? .authenticationFailed : .noAuthentication
    }
    if faults.contains("shared-key-disabled") { throw .keysNotPermitted }
    guard let header else {
      let signature = SharedAccessSignature(fields: query, account: account)
      return try signature.check(request, operation, key: key, faults: faults, now: now)
    }
    try checkSharedKey(header, request, now)
  }

  private func checkSharedKey(
    _ header: String, _ request: ServiceRequest, _ now: Timestamp
  ) throws(TableRefusal) {
    let words = header.split(separator: " ")
    let halves = words.last?.split(separator: ":", maxSplits: 1) ?? []
    guard words.count == 2, halves.count == 2 else { throw .malformedAuthentication }
    let scheme = words[0].lowercased()
    let date = request.header("x-ms-date") ?? request.header("Date") ?? ""
    guard let time = Timestamp(httpDate: date) else { throw .authenticationFailed }
    guard abs(time.seconds - now.seconds) <= Self.tolerance else {
      var refusal = TableRefusal.authenticationFailed
      refusal.detail = "Request date header too old: '\(date)'"
      throw refusal
    }
    guard scheme == "sharedkey" || scheme == "sharedkeylite" else {
      throw .malformedAuthentication
    }
    let text = Self.stringToSign(request, account: account, isLite: scheme == "sharedkeylite")
    let signature = Self.signature(of: text, key: key)
    guard halves[0] == account, halves[1] == signature else { throw .authenticationFailed }
  }

  /// What a client signs (Learn, "Authorize with Shared Key", table service).
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - account: The account's name.
  ///   - isLite: Whether it is the form `SharedKeyLite`.
  /// - Returns: The lines.
  static func stringToSign(_ request: ServiceRequest, account: String, isLite: Bool) -> String {
    let date = request.header("x-ms-date") ?? request.header("Date") ?? ""
    var resource = "/\(account)\(request.path)"
    if let component = FormFields(request.query)["comp"] { resource += "?comp=\(component)" }
    if isLite { return "\(date)\n\(resource)" }
    let content = [request.header("Content-MD5") ?? "", request.header("Content-Type") ?? ""]
    return ([request.method] + content + [date, resource]).joined(separator: "\n")
  }

  /// The signature of a text, base64.
  static func signature(of text: String, key: [UInt8]) -> String {
    Base64.encode(MessageAuthentication.hmacSHA256(key: key, message: Array(text.utf8)))
  }
}
