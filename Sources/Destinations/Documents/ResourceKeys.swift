import Text

/// The keys of a part of a document, as its form spells them.
struct ResourceKeys {
  private let form: ResourceFinder.Resource.Form
  private let value: JSONValue

  /// Keys that a `customer-leads` resource may have besides a block.
  static let common = [
    "$schema", "id", "product", "leadDestination", "resourceName", "validations", ExtraKeys.key,
  ]

  init(_ form: ResourceFinder.Resource.Form, in value: JSONValue) {
    self.form = form
    self.value = value
  }

  /// The key that names the destination.
  var destination: String {
    switch form {
    case .resource: "leadDestination"
    case .olderOffer: ResourceFinder.olderPrefix + "leadDestination"
    }
  }

  func blockKey(of kind: LeadDestinationKind) -> String? {
    switch form {
    case .resource: kind.block
    case .olderOffer: kind.olderBlock.map { ResourceFinder.olderPrefix + $0 }
    }
  }

  func member(_ key: String) -> JSONValue.Member? { value.member(key) }

  func isFilled(_ kind: LeadDestinationKind) -> Bool {
    guard let key = blockKey(of: kind) else { return false }
    return member(key)?.value.object?.isEmpty == false
  }
}

extension JSONValue {
  /// The member that counts for a key: the last so spelt, or else the last but for case.
  func member(_ key: String) -> Member? {
    guard let members = object else { return nil }
    if let exact = members.last(where: { $0.key == key }) { return exact }
    let wanted = key.lowercased()
    return members.last { $0.key.utf8.count == key.utf8.count && $0.key.lowercased() == wanted }
  }
}
