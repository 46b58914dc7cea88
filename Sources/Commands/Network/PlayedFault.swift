import Text

/// A fault that the sandbox can play.
struct PlayedFault: Sendable, Hashable {
  /// The name to order it by, and to mend it by.
  let name: String
  /// The check that sees it. Where it is of the network, it may be any that comes by there.
  let check: String
  /// Whether it lies on the way, whatever the destination.
  let isOfNetwork: Bool

  init?(_ json: JSONValue) {
    guard let name = json["name"]?.string, let check = json["check"]?.string else { return nil }
    self.name = name
    self.check = check
    isOfNetwork = json["kind"]?.string == "network"
  }
}
