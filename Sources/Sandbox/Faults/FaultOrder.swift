import Text

/// A fault as it was ordered: `NAME`, or for those of the network `NAME@HOST`.
public struct FaultOrder: Sendable {
  /// The fault.
  public let fault: Fault
  /// The one host that it concerns, when it was said.
  public let host: String?

  /// Why an order cannot be taken.
  public enum Mistake: Error, Sendable, Hashable {
    /// There is no such fault; the name that may have been meant.
    case unknownName(String, nearest: String?)
    /// The host is not one that the sandbox plays.
    case unknownHost(String)
    /// The fault is one of a service, which knows no hosts.
    case hostNotMeant(String)
  }

  /// Takes an order.
  ///
  /// - Parameter text: `NAME` or `NAME@HOST`.
  /// - Throws: `Mistake` where it cannot be met.
  public init(_ text: String) throws(Mistake) {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let fault = FaultCatalogue.fault(named: name) else {
      throw .unknownName(name, nearest: NearestName.of(name, among: FaultCatalogue.all.map(\.name)))
    }
    self.fault = fault
    host = parts.count > 1 ? parts[1].lowercased() : nil
    guard let host else { return }
    guard case .network = fault.kind else { throw .hostNotMeant(name) }
    guard World.hosts.contains(host) else { throw .unknownHost(host) }
  }

  /// The order as it is written.
  public var text: String { host.map { "\(fault.name)@\($0)" } ?? fault.name }
}
