import Testing

/// Something that somebody who has never done it gets wrong, or finds wrong.
struct NoviceMistake: Sendable, CustomTestStringConvertible {
  /// How it is to end.
  enum End: Sendable {
    /// The failure of this id is explained; what is printed leads on.
    case explained(String)
    /// What was meant is offered.
    case repaired
    /// What was meant is taken.
    case understood
  }

  let name: String
  let destination: String
  let authentication: String?
  let fault: String?
  let slips: [Novice.Slip]
  let end: End

  var testDescription: String { name }

  /// The choice that is made where there is one.
  private static func usualWay(of destination: String, user: Bool) -> String? {
    switch destination {
    case "dynamics": user ? "office365" : "azureAD"
    case "httpsEndpoint": "server"
    default: nil
    }
  }

  static func fault(
    _ order: String, _ entry: String, _ destination: String = "dynamics", user: Bool = false,
    way: String? = nil
  ) -> NoviceMistake {
    NoviceMistake(
      name: "\(destination): \(order)", destination: destination,
      authentication: way ?? usualWay(of: destination, user: user), fault: order, slips: [],
      end: .explained(entry))
  }

  static func typed(
    _ name: String, _ label: String, _ text: String, _ end: End,
    _ destination: String = "dynamics", user: Bool = false, way: String? = nil
  ) -> NoviceMistake {
    typed(name, [Novice.Slip(label: label, text: text)], end, destination, user: user, way: way)
  }

  static func typed(
    _ name: String, _ slips: [Novice.Slip], _ end: End, _ destination: String = "dynamics",
    user: Bool = false, way: String? = nil
  ) -> NoviceMistake {
    NoviceMistake(
      name: "\(destination): \(name)", destination: destination,
      authentication: way ?? usualWay(of: destination, user: user), fault: nil, slips: slips,
      end: end)
  }
}
