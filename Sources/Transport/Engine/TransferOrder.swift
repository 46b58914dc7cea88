/// What the engine is asked to do.
struct TransferOrder: Sendable {
  /// Why a connection is made.
  enum Purpose: Sendable, Hashable {
    /// To send the request and receive the answer.
    case exchange
    /// To read a certificate that was refused: a handshake without verification, after which
    /// nothing is sent.
    case inspection
  }

  let request: HTTPRequest
  let route: Route
  let configuration: TransportConfiguration
  var purpose = Purpose.exchange
}

/// How a transfer ended, as libcurl saw it.
struct TransferOutcome: Sendable {
  /// libcurl's own number for what happened; 0 is success.
  var code: UInt32
  /// libcurl's own words, which may hold what was sent.
  var reason = ""
  /// `errno` of the last connection that was tried.
  var systemError: Int32 = 0
  /// OpenSSL's verdict on the certificate, `X509_V_…`.
  var verification = 0
  /// What a proxy answered to CONNECT; 0 where none was asked.
  var proxyStatus = 0
  /// Whether a connection was made anew.
  var isNewConnection = true
  /// Whether the request was sent.
  var isAsked = false
  /// Whether the answer was longer than it may be.
  var isTooLarge = false
  /// Why no address of the name may be connected to, where none may.
  var refusal: String?
  /// The status, where an answer had begun.
  var status: Int?
  /// The answer, where it is whole.
  var response: HTTPResponse?
  /// What stands in the server's certificate, after an inspection.
  var certificate: CertificateFacts?
}
