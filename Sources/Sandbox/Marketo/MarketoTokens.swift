import Synchronization
import Text

/// The tokens that the instance has given out.
final class MarketoTokens: Sendable {
  /// How long a token holds, in seconds.
  static let lifetime = 3600

  private let expiries = Mutex<[String: Timestamp]>([:])

  /// A token: the one that holds, or a fresh one.
  ///
  /// - Parameter now: The time.
  /// - Returns: The token, and for how many seconds it holds.
  func grant(at now: Timestamp) -> (token: String, lifetime: Int) {
    expiries.withLock { expiries in
      // A client that asks again gets the same as long as it holds.
      if let (token, expiry) = expiries.first(where: { $0.value > now }) {
        return (token, expiry.seconds - now.seconds)
      }
      let token = "\(Identifier.fresh()):ab"
      // Nobody asks for the ones before the last.
      if expiries.count > 16 { expiries = [:] }
      expiries[token] = Timestamp(seconds: now.seconds + Self.lifetime)
      return (token, Self.lifetime - 1)
    }
  }

  /// Insists on a token that holds.
  ///
  /// - Parameters:
  ///   - header: The `Authorization` field.
  ///   - now: The time.
  /// - Throws: `MarketoRefusal` where it does not hold.
  func check(_ header: String?, at now: Timestamp) throws(MarketoRefusal) {
    guard let header, header.lowercased().hasPrefix("bearer ") else { throw .tokenMissing }
    let token = String(RequestHead.trim(header.dropFirst(7)))
    guard !token.isEmpty else { throw .tokenMissing }
    guard let expiry = expiries.withLock({ $0[token] }) else { throw .tokenInvalid }
    guard expiry > now else { throw .tokenExpired }
  }
}
