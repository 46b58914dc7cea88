/// The faults that hold for a request.
public struct FaultSet: Sendable {
  /// The names.
  public let names: Set<String>

  private let claims: FaultClaims?

  /// Takes names.
  ///
  /// - Parameter names: The names of faults.
  public init(_ names: Set<String> = []) { self.init(names, claims: nil) }

  init(_ names: Set<String>, claims: FaultClaims?) {
    self.names = names
    self.claims = claims
  }

  /// Whether a fault holds. To be asked where the answer depends on it, as the request then counts
  /// as one that was hit.
  func contains(_ name: String) -> Bool {
    names.contains(name) && (claims?.claim(name) ?? true)
  }

  /// The same faults, for looking without being hit.
  var uncounted: FaultSet { FaultSet(names) }
}
