import Text

/// A fault as it was ordered: `NAME`, for those of the network also `NAME@HOST`, and either with
/// `*COUNT` behind it where it passes by itself.
public struct FaultOrder: Sendable {
  /// The fault.
  public let fault: Fault
  /// The one host that it concerns, when it was said.
  public let host: String?
  /// How many requests it hits before it passes; `nil` where it stays.
  public let count: Int?

  /// Why an order cannot be taken.
  public enum Mistake: Error, Sendable, Hashable {
    /// There is no such fault; the name that may have been meant.
    case unknownName(String, nearest: String?)
    /// The host is not one that the sandbox plays.
    case unknownHost(String)
    /// The fault is one of a service, which knows no hosts.
    case hostNotMeant(String)
    /// What stands behind the asterisk is no number of requests.
    case countInvalid(String)
    /// The fault keeps requests away, so that none can be counted.
    case countNotMeant(String)
    /// What is ordered by this name is many faults, and takes neither a host nor a count.
    case notOne(String)
  }

  /// The highest count.
  static let maximumCount = 1_000_000

  /// Takes an order.
  ///
  /// - Parameter text: `NAME`, `NAME@HOST`, `NAME*COUNT` or `NAME@HOST*COUNT`.
  /// - Throws: `Mistake` where it cannot be met.
  public init(_ text: String) throws(Mistake) {
    let halves = text.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = halves[0].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    fault = try Self.fault(named: name)
    host = parts.count > 1 ? parts[1].lowercased() : nil
    count = halves.count > 1 ? try Self.count(halves[1], of: fault) : nil
    guard let host else { return }
    guard case .network = fault.kind else { throw .hostNotMeant(name) }
    guard World.hosts.contains(host) else { throw .unknownHost(host) }
  }

  private init(_ fault: Fault) {
    self.fault = fault
    host = nil
    count = nil
  }

  /// Reads one of the orders that a call can make: a fault, or a whole state of the world.
  ///
  /// - Parameter text: What `init` takes, or `from-nothing`.
  /// - Returns: The orders.
  /// - Throws: `Mistake` where they cannot be met.
  public static func orders(_ text: String) throws(Mistake) -> [FaultOrder] {
    guard text == FaultCatalogue.fromNothing else { return [try FaultOrder(text)] }
    return FaultCatalogue.absences.map { FaultOrder($0) }
  }

  /// The order as it is written.
  public var text: String {
    fault.name + (host.map { "@\($0)" } ?? "") + (count.map { "*\($0)" } ?? "")
  }

  static func fault(named name: String) throws(Mistake) -> Fault {
    guard name != FaultCatalogue.fromNothing else { throw .notOne(name) }
    guard let fault = FaultCatalogue.fault(named: name) else {
      let names = FaultCatalogue.all.map(\.name) + [FaultCatalogue.fromNothing]
      throw .unknownName(name, nearest: NearestName.of(name, among: names))
    }
    return fault
  }

  private static func count(_ text: Substring, of fault: Fault) throws(Mistake) -> Int {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int(text), (1...maximumCount).contains(count)
    else { throw .countInvalid(String(text)) }
    // Clients that are told to look elsewhere never ask here.
    if case .network(let trouble) = fault.kind, trouble.keepsClientsAway {
      throw .countNotMeant(fault.name)
    }
    return count
  }
}
