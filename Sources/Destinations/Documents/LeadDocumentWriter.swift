public import Text

/// Writes what was entered as a `customer-leads` resource.
public struct LeadDocumentWriter: Sendable {
  /// Who reads the document.
  public enum Reader: Sendable, Hashable {
    /// Partner Center, which must not see what only this program needs.
    case partnerCenter
    /// This program: `x-leadline` goes along.
    case profile
  }

  private let reader: Reader

  /// Prepares for a reader.
  ///
  /// - Parameter reader: Who reads the document.
  public init(for reader: Reader) { self.reader = reader }

  /// Makes a resource.
  ///
  /// - Parameters:
  ///   - destination: Where the leads go.
  ///   - values: What was entered, by the keys of the destination's fields; `null` removes a key.
  ///   - verification: What only verification needs.
  ///   - step: How far the set-up came.
  ///   - product: The offer, as `{"externalId": …}` or by its id.
  ///   - original: What was read; its order, and what is not known of it, is kept.
  /// - Returns: The resource.
  public func resource(
    for destination: Destination, values: [String: JSONValue], verification: JSONValue = [:],
    step: String? = nil, product: JSONValue? = nil, basedOn original: JSONValue? = nil
  ) -> JSONValue {
    var resource = MemberList(original)
    if resource["$schema"] == nil {
      resource.insertFirst("$schema", JSONValue(ProductIngestionSchema.current))
    }
    if let product { resource["product"] = product }
    resource["leadDestination"] = JSONValue(destination.id)
    for kind in LeadDestinationKind.all(Registry.all) {
      // Two filled blocks would be two destinations.
      if let block = kind.block, block != destination.block { resource[block] = nil }
    }
    if let key = destination.block {
      resource[key] = block(for: destination, values, basedOn: original?[key])
    }
    resource[ExtraKeys.key] = extras(
      verification, step: step, basedOn: original?[ExtraKeys.key])
    return resource.value
  }

  private func block(
    for destination: Destination, _ values: [String: JSONValue], basedOn original: JSONValue?
  ) -> JSONValue {
    var block = MemberList(original)
    let known = destination.fields.map(\.key)
    let others = values.keys.filter { !known.contains($0) }.sorted()
    for key in known + others where !key.hasPrefix(Field.verificationPrefix) {
      guard let value = values[key] else { continue }
      block[key] = value.isNull ? Optional.none : value
    }
    return block.value
  }

  private func extras(
    _ verification: JSONValue, step: String?, basedOn original: JSONValue?
  ) -> JSONValue? {
    guard reader == .profile else { return nil }
    var extras = MemberList(original)
    extras["schemaVersion"] = JSONValue(ExtraKeys.schemaVersion)
    let isEmpty = verification.object?.isEmpty ?? true
    extras["verification"] = isEmpty ? Optional.none : verification
    if let step { extras["step"] = JSONValue(step) }
    return extras.value
  }
}

/// The members of an object, of which some are replaced where they stand.
private struct MemberList {
  private var members: [JSONValue.Member]

  init(_ original: JSONValue?) { members = original?.object ?? [] }

  var value: JSONValue { JSONValue(.object(members)) }

  subscript(key: String) -> JSONValue? {
    get { members.last { $0.key == key }?.value }
    set {
      // Duplicates go: what was not the last counted for nothing.
      let last = members.lastIndex { $0.key == key }
      if let last, let newValue {
        members[last] = JSONValue.Member(key: key, value: newValue)
        members = members.enumerated().filter { $0.offset == last || $0.element.key != key }
          .map(\.element)
      } else if let newValue {
        members.append(JSONValue.Member(key: key, value: newValue))
      } else {
        members.removeAll { $0.key == key }
      }
    }
  }

  mutating func insertFirst(_ key: String, _ value: JSONValue) {
    members.insert(JSONValue.Member(key: key, value: value), at: 0)
  }
}
