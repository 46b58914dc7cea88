/// Lets a transfer connect to addresses of the public internet only, and notes what it held back.
struct AddressGate: Sendable, Hashable {
  /// Enough to tell what a name leads to.
  private static let maximumNoted = 4

  private var refused: [String] = []
  private var isAnyAdmitted = false

  /// Makes a gate where a request needs one.
  ///
  /// - Parameters:
  ///   - request: What is asked.
  ///   - route: The way; what the user laid is not judged.
  ///   - configuration: How servers are reached.
  init?(for request: HTTPRequest, on route: Route, _ configuration: TransportConfiguration) {
    guard request.reach == .publicInternet, route.kind == .direct,
      !configuration.allowsPrivateAddresses
    else { return nil }
  }

  /// Whether an address may be connected to.
  ///
  /// - Parameter address: The address.
  /// - Returns: Whether it is one of the public internet.
  mutating func admits(_ address: NumericalAddress) -> Bool {
    guard PublicInternet.contains(address) else {
      if refused.count < Self.maximumNoted { refused.append(address.text) }
      return false
    }
    isAnyAdmitted = true
    return true
  }

  /// Why there is no connection, where that is the gate's doing alone.
  var refusal: String? {
    guard !isAnyAdmitted, !refused.isEmpty else { return nil }
    return refused.count == 1
      ? "\(refused[0]) is not an address of the public internet"
      : "\(refused.joined(separator: ", ")) are not addresses of the public internet"
  }
}
