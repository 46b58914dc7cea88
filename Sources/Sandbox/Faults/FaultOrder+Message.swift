extension FaultOrder.Mistake {
  /// What is wrong, in a sentence without a stop.
  public var message: String {
    switch self {
    case .unknownName(let name, let nearest):
      "there is no fault '\(name)'"
        + (nearest.map { ", but '\($0)'" } ?? "; '--list-faults' lists them")
    case .unknownHost(let host):
      "'\(host)' is not played; the hosts are \(World.hosts.joined(separator: ", "))"
    case .hostNotMeant(let name): "'\(name)' is a fault of a service and takes no host"
    case .countInvalid(let count):
      "'\(count)' is no number of requests; from 1 to \(FaultOrder.maximumCount) can be counted"
    case .countNotMeant(let name):
      "'\(name)' keeps requests away and takes no number of them"
    case .notOne(let name): "'\(name)' stands alone and takes neither a host nor a number"
    }
  }
}
