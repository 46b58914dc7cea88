/// Every fault that can be ordered.
public enum FaultCatalogue {
  /// All of them: those of the network, then those of the services.
  public static let all = network + services

  /// Finds a fault.
  ///
  /// - Parameter name: Its name.
  /// - Returns: The fault, when there is one of this name.
  public static func fault(named name: String) -> Fault? { byName[name] }

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
