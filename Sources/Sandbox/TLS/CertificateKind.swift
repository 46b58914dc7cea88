/// What a server shows for itself.
enum CertificateKind: Sendable, Hashable, CaseIterable {
  case valid, expired, notYetValid, selfSigned, unknownAuthority, wrongName
  /// A valid certificate, but not for long.
  case expiresSoon
  /// A valid certificate, but TLS 1.1 and nothing newer.
  case oldProtocol

  /// The troubles that show another than the valid one.
  static let troubles = NetworkTrouble.allCases.filter { CertificateKind($0) != nil }

  /// What a trouble makes of it.
  init?(_ trouble: NetworkTrouble) {
    switch trouble {
    case .tlsExpired: self = .expired
    case .tlsNotYetValid: self = .notYetValid
    case .tlsSelfSigned: self = .selfSigned
    case .tlsUntrusted: self = .unknownAuthority
    case .tlsWrongName: self = .wrongName
    case .tlsExpiresSoon: self = .expiresSoon
    case .tlsOldProtocol: self = .oldProtocol
    default: return nil
    }
  }

  /// From when to when, in seconds from now. The lower end leaves room for a client whose clock is
  /// behind.
  var validity: ClosedRange<Int> {
    let day = 86_400
    return switch self {
    case .expired: -90 * day ... -2 * day
    case .expiresSoon: -80 * day...10 * day
    case .notYetValid: 2 * day...90 * day
    default: -2 * day...90 * day
    }
  }
}
