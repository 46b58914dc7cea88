import CNetwork

/// One order on its way through libcurl; lives on the engine's thread, and owns the easy handle.
@safe final class Transfer {
  private let handle: UnsafeMutableRawPointer
  private let order: TransferOrder
  private var collector: ResponseCollector
  private var lists: [UnsafeMutablePointer<curl_slist>] = unsafe []
  private let words: UnsafeMutablePointer<CChar> = .allocate(capacity: Int(CURL_ERROR_SIZE))
  private let openings: UnsafeMutablePointer<cnetwork_gate> = .allocate(capacity: 1)
  private var gate: AddressGate?
  private var encryptionVersion: String?

  /// Prepares a transfer.
  ///
  /// - Throws: `SetupError` where libcurl does not take an option.
  init(_ order: TransferOrder) throws(SetupError) {
    guard let handle = unsafe cnetwork_easy_init() else { throw SetupError(CURLE_OUT_OF_MEMORY) }
    unsafe self.handle = handle
    self.order = order
    collector = ResponseCollector(maximumBodyBytes: order.request.maximumResponseBytes)
    gate = AddressGate(for: order.request, on: order.route, order.configuration)
    unsafe words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    unsafe openings.initialize(to: cnetwork_gate())
    try check(unsafe cnetwork_set_error_buffer(handle, words))
    try setReceivers()
    try setSockets()
    try setConnection(order.configuration)
    try setProxy(order)
    switch order.purpose {
    case .exchange: try setRequest(order.request)
    case .inspection: try setInspection()
    }
  }

  deinit {
    unsafe cnetwork_easy_cleanup(handle)
    while let list = unsafe lists.popLast() { unsafe cnetwork_free_list(list) }
    unsafe words.deallocate()
    unsafe openings.deallocate()
  }

  /// What tells this transfer from others.
  var address: UInt { unsafe UInt(bitPattern: handle) }

  /// Hands the transfer to libcurl.
  func join(_ multi: UnsafeMutableRawPointer) -> Bool {
    unsafe cnetwork_multi_add(multi, handle) == CURLM_OK
  }

  /// Takes the transfer back, at whatever point it is.
  func leave(_ multi: UnsafeMutableRawPointer) {
    _ = unsafe cnetwork_multi_remove(multi, handle)
  }

  /// Why libcurl does not take an option.
  struct SetupError: Error {
    let code: CURLcode

    init(_ code: CURLcode) { self.code = code }

    /// The outcome of a transfer that never began.
    var outcome: TransferOutcome {
      TransferOutcome(code: code.rawValue, reason: unsafe String(cString: cnetwork_reason(code)))
    }
  }

  /// What came of it.
  ///
  /// - Parameter code: How libcurl says it ended.
  /// - Returns: The answer, or what is known of its absence.
  func outcome(_ code: CURLcode) -> TransferOutcome {
    let said = unsafe String(cString: words)
    var outcome = TransferOutcome(code: code.rawValue)
    outcome.reason = said.isEmpty ? unsafe String(cString: cnetwork_reason(code)) : said
    outcome.systemError = Int32(truncatingIfNeeded: number(CURLINFO_OS_ERRNO))
    outcome.verification = number(CURLINFO_SSL_VERIFYRESULT)
    outcome.proxyStatus = number(CURLINFO_HTTP_CONNECTCODE)
    outcome.isNewConnection = number(CURLINFO_NUM_CONNECTS) > 0
    outcome.isAsked = number(CURLINFO_REQUEST_SIZE) > 0
    outcome.isTooLarge = collector.isTooLarge
    outcome.refusal = gate?.refusal
    let status = number(CURLINFO_RESPONSE_CODE)
    if collector.hasBegun, (200..<600).contains(status) { outcome.status = status }
    if order.purpose == .inspection { outcome.certificate = certificate }
    if code == CURLE_OK { outcome.response = response(status) }
    return outcome
  }

  private func response(_ status: Int) -> HTTPResponse {
    let isDirect = order.route.kind != .proxy
    let address = isDirect ? unsafe cnetwork_get_string(handle, CURLINFO_PRIMARY_IP) : nil
    let encryption =
      order.request.asksForEncryption
      ? certificate.map { EncryptionFacts(version: encryptionVersion, certificate: $0) } : nil
    return HTTPResponse(
      status: status, headers: HTTPHeaders(collector.fields), body: collector.body,
      address: unsafe address.map { unsafe String(cString: $0) }, route: order.route.kind,
      encryption: encryption)
  }

  private var certificate: CertificateFacts? {
    var fields: [String] = []
    var next = unsafe cnetwork_certificate(handle)
    while let field = unsafe next {
      if let text = unsafe field.pointee.data { fields.append(unsafe String(cString: text)) }
      unsafe next = UnsafePointer(field.pointee.next)
    }
    return CertificateFacts(fields: fields)
  }

  private func number(_ info: CURLINFO) -> Int { unsafe cnetwork_get_long(handle, info) }
}

// MARK: - Options

extension Transfer {
  private func setConnection(_ configuration: TransportConfiguration) throws(SetupError) {
    try set(CURLOPT_URL, to: order.request.url)
    // Older libraries do not know this option; the scheme was looked at before, too.
    _ = unsafe cnetwork_set_string(handle, CURLOPT_PROTOCOLS_STR, "https")
    try set(CURLOPT_FOLLOWLOCATION, to: 0)
    try set(CURLOPT_PATH_AS_IS, to: 1)
    try set(CURLOPT_NOSIGNAL, to: 1)
    try set(CURLOPT_CONNECTTIMEOUT_MS, to: Self.milliseconds(configuration.connectTimeout))
    try set(CURLOPT_TIMEOUT_MS, to: Self.milliseconds(configuration.totalTimeout))
    try set(CURLOPT_SSLVERSION, to: Int(CURL_SSLVERSION_TLSv1_2))
    try set(CURLOPT_SSL_VERIFYPEER, to: 1)
    try set(CURLOPT_SSL_VERIFYHOST, to: 2)
    // With the newest version at once, requests share a connection rather than open their own.
    try set(CURLOPT_HTTP_VERSION, to: CURL_HTTP_VERSION_2TLS)
    try set(CURLOPT_PIPEWAIT, to: 1)
    // Else the end of a transfer waits for a name server that does not answer, and with it all.
    _ = unsafe cnetwork_set_long(handle, CURLOPT_QUICK_EXIT, 1)
    if let file = configuration.certificateAuthorityFile {
      for option in [CURLOPT_CAINFO, CURLOPT_PROXY_CAINFO] { try set(option, to: file) }
      for option in [CURLOPT_CAPATH, CURLOPT_PROXY_CAPATH] { try set(option, to: nil) }
    }
    try set(CURLOPT_CONNECT_TO, to: configuration.connectTo)
  }

  private func setProxy(_ order: TransferOrder) throws(SetupError) {
    // Both are always said, for what is not said is read from the environment.
    try set(CURLOPT_PROXY, to: order.route.proxy ?? "")
    try set(CURLOPT_NOPROXY, to: "")
    try set(CURLOPT_HTTPPROXYTUNNEL, to: 1)
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, to: 1)
    try set(CURLOPT_PROXY_SSLVERSION, to: Int(CURL_SSLVERSION_TLSv1_2))
  }

  private func setRequest(_ request: HTTPRequest) throws(SetupError) {
    try set(CURLOPT_ACCEPT_ENCODING, to: "")
    try set(CURLOPT_USERAGENT, to: order.configuration.userAgent)
    if request.method == "HEAD" { try set(CURLOPT_NOBODY, to: 1) }
    if !request.body.isEmpty || ["POST", "PUT", "PATCH", "MERGE"].contains(request.method) {
      try check(unsafe cnetwork_set_body(handle, request.body, request.body.count))
    }
    try set(CURLOPT_CUSTOMREQUEST, to: request.method)
    // On a connection that had been kept and turns out closed, libcurl sends anything again.
    // One that was kept was not judged, and has no certificate to show any more.
    if !request.isRepeatable || gate != nil || request.asksForEncryption {
      try set(CURLOPT_FRESH_CONNECT, to: 1)
    }
    if request.asksForEncryption {
      try set(CURLOPT_CERTINFO, to: 1)
      try set(CURLOPT_SSL_SESSIONID_CACHE, to: 0)
    }
    var lines = request.headers.fields.map {
      // A field without a value is written with a semicolon; with a colon it is taken away.
      $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)"
    }
    // What libcurl would add by itself.
    for name in ["Expect", "Content-Type"] where request.headers[name] == nil {
      lines.append("\(name):")
    }
    try set(CURLOPT_HTTPHEADER, to: lines)
  }

  private func setInspection() throws(SetupError) {
    try set(CURLOPT_SSL_VERIFYPEER, to: 0)
    try set(CURLOPT_SSL_VERIFYHOST, to: 0)
    try set(CURLOPT_CONNECT_ONLY, to: 1)
    try set(CURLOPT_CERTINFO, to: 1)
    try set(CURLOPT_FRESH_CONNECT, to: 1)
    try set(CURLOPT_FORBID_REUSE, to: 1)
  }

  private func set(_ option: CURLoption, to value: Int) throws(SetupError) {
    try check(unsafe cnetwork_set_long(handle, option, value))
  }

  private func set(_ option: CURLoption, to value: String?) throws(SetupError) {
    try check(unsafe cnetwork_set_string(handle, option, value))
  }

  private func set(_ option: CURLoption, to texts: [String]) throws(SetupError) {
    var list: UnsafeMutablePointer<curl_slist>?
    for text in texts {
      guard let longer = unsafe cnetwork_append(list, text) else {
        unsafe cnetwork_free_list(list)
        throw SetupError(CURLE_OUT_OF_MEMORY)
      }
      unsafe list = longer
    }
    guard let list = unsafe list else { return }
    unsafe lists.append(list)
    try check(unsafe cnetwork_set_list(handle, option, list))
  }

  private func check(_ code: CURLcode) throws(SetupError) {
    guard code == CURLE_OK else { throw SetupError(code) }
  }

  /// At least one, for none is without limit.
  private static func milliseconds(_ duration: Duration) -> Int {
    let parts = duration.components
    guard parts.seconds < 1 << 31 else { return 1 << 31 }
    return max(1, Int(parts.seconds) * 1000 + Int(parts.attoseconds / 1_000_000_000_000_000))
  }
}

// MARK: - Connecting

extension Transfer {
  private func setSockets() throws(SetupError) {
    guard gate != nil else { return try check(unsafe cnetwork_set_sockets(handle, nil)) }
    unsafe openings.pointee.context = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe openings.pointee.admits = { context, bytes, count in
      guard let context = unsafe context, let bytes = unsafe bytes else { return false }
      let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
      let address = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
      return transfer.gate?.admits(NumericalAddress(bytes: address)) ?? false
    }
    try check(unsafe cnetwork_set_sockets(handle, openings))
  }
}

// MARK: - Receiving

extension Transfer {
  private func setReceivers() throws(SetupError) {
    // Unretained: the engine holds the transfer for as long as libcurl has the handle.
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    try check(
      unsafe cnetwork_set_receivers(
        handle,
        { bytes, size, count, context in
          unsafe Transfer.receive(bytes, size * count, context) { unsafe $0.take(headerLine: $1) }
        },
        { bytes, size, count, context in
          unsafe Transfer.receive(bytes, size * count, context) { unsafe $0.take(bodyPiece: $1) }
        },
        context))
  }

  /// Asks while the answer comes in, for afterwards the connection is no longer the transfer's.
  private func noteEncryption() {
    guard order.request.asksForEncryption, encryptionVersion == nil else { return }
    let version = unsafe cnetwork_tls_version(handle)
    encryptionVersion = unsafe version.map { unsafe String(cString: $0) }
  }

  private static func receive(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
    _ take: (inout ResponseCollector, UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    guard let context = unsafe context else { return 0 }
    let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    transfer.noteEncryption()
    let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
    // Any other number than the one offered ends the transfer.
    return unsafe take(&transfer.collector, piece) ? count : count ^ 1
  }
}
