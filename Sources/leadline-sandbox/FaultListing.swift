import Sandbox
import Text

/// The list of everything that can go wrong to order.
struct FaultListing: Sendable {
  private let faults: [Fault]

  init(_ faults: [Fault]) { self.faults = faults }

  func rendered(_ isJSON: Bool) -> String {
    isJSON ? JSONWriter.compact(JSONValue(.array(faults.map(Self.json)))) + "\n" : text
  }

  /// A line each: name, entry, check, status, example.
  private var text: String {
    faults.map { fault in
      [fault.name, fault.entry, fault.check, fault.status, fault.example]
        .joined(separator: "\t") + "\n"
    }.joined()
  }

  private static func json(_ fault: Fault) -> JSONValue {
    let isOfNetwork = if case .network = fault.kind { true } else { false }
    return [
      "name": JSONValue(fault.name), "title": JSONValue(fault.title),
      "entry": JSONValue(fault.entry), "check": JSONValue(fault.check),
      "status": JSONValue(fault.status), "example": JSONValue(fault.example),
      "needsTestLead": JSONValue(booleanLiteral: fault.needsTestLead),
      "kind": isOfNetwork ? "network" : "service",
    ]
  }
}
