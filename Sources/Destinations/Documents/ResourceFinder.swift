import Text

/// Walks through a document and collects what holds a lead destination, wherever it stands.
struct ResourceFinder {
  /// A part of a document that holds a lead destination.
  struct Resource {
    /// How its keys are spelt.
    enum Form {
      /// A `customer-leads` resource.
      case resource
      /// An offer of the older interface, with flat keys.
      case olderOffer
    }

    let form: Form
    let value: JSONValue
    /// The id of the nearest object around it that has one.
    let surroundingID: String?
  }

  static let olderPrefix = "microsoft-azure-marketplace."

  private(set) var resources: [Resource] = []
  /// The names that a resource tree gives to the ids of its offers.
  private(set) var offerNames: [String: String] = [:]

  init(_ root: JSONValue) { visit(root, within: nil) }

  private mutating func visit(_ value: JSONValue, within id: String?) {
    switch value.content {
    case .array(let elements):
      for element in elements { visit(element, within: id) }
    case .object(let members):
      if let form = Self.form(of: value, members) {
        resources.append(Resource(form: form, value: value, surroundingID: id))
        return
      }
      noteName(of: value)
      let id = value["id"]?.string ?? id
      for member in members { visit(member.value, within: id) }
    case .null, .bool, .number, .string: return
    }
  }

  private static func form(
    of value: JSONValue, _ members: [JSONValue.Member]
  ) -> Resource.Form? {
    if let schema = value["$schema"]?.string,
      schema.split(separator: "/").contains(Substring(ProductIngestionSchema.leads))
    {
      return .resource
    }
    for member in members where member.key.utf8.count >= 15 {
      let key = member.key.lowercased()
      if key == "leaddestination" { return .resource }
      guard key.hasPrefix(olderPrefix) else { continue }
      if key.hasSuffix(".leaddestination") || key.hasSuffix("leadconfiguration") {
        return .olderOffer
      }
    }
    return nil
  }

  private mutating func noteName(of value: JSONValue) {
    guard let id = value["id"]?.string, id.hasPrefix("product/"),
      let name = value["identity"]?["externalId"]?.string, !name.isEmpty
    else { return }
    offerNames[id] = name
  }
}
