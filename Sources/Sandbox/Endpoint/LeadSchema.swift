import Text

/// The documented schema of a lead that is sent by https: every leaf is a text, none is required.
struct LeadSchema {
  /// The members that must be there besides.
  var required: [String] = []

  private static let leaves = ["ActionCode", "OfferTitle", "LeadSource", "Description"]
  private static let details = [
    "Company", "Country", "Email", "FirstName", "LastName", "Phone", "Title",
  ]

  /// Reads a body.
  ///
  /// - Parameter body: The bytes.
  /// - Returns: What stands there; nothing where it is no JSON.
  static func value(_ body: [UInt8]) -> JSONValue? { try? JSONParser.parse(body) }

  /// What is wrong with a lead, in the words of the service that runs flows.
  func mistakes(in lead: JSONValue) -> [String] {
    guard let members = lead.object else {
      return ["Invalid type. Expected Object but got \(lead.typeName)."]
    }
    let texts = Self.leaves.compactMap { lead[$0] }
    var mistakes = texts.compactMap(Self.mistake)
    if let details = lead["UserDetails"] {
      if details.object == nil {
        mistakes.append("Invalid type. Expected Object but got \(details.typeName).")
      }
      mistakes += Self.details.compactMap { details[$0] }.compactMap(Self.mistake)
    }
    let missing = required.filter { name in !members.contains { $0.key == name } }
    if !missing.isEmpty {
      mistakes.append(
        "Required properties are missing from object: \(missing.joined(separator: ", ")).")
    }
    return mistakes
  }

  private static func mistake(_ value: JSONValue) -> String? {
    value.string == nil ? "Invalid type. Expected String but got \(value.typeName)." : nil
  }
}

extension JSONValue {
  /// The type as the library that validates names it.
  fileprivate var typeName: String {
    if string != nil { return "String" }
    if object != nil { return "Object" }
    if array != nil { return "Array" }
    if bool != nil { return "Boolean" }
    let text = JSONWriter.compact(self)
    if text == "null" { return "Null" }
    return text.contains { ".eE".contains($0) } ? "Number" : "Integer"
  }
}
