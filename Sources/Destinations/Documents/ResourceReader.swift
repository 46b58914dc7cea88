import Text

/// Makes a document of a part that holds a lead destination, and notes what is odd about it.
struct ResourceReader {
  let fileName: String
  /// The names that a resource tree gives to the ids of its offers.
  let offerNames: [String: String]
  let kinds: [LeadDestinationKind]
  /// Whether the file holds no other.
  let isOnly: Bool

  func document(_ resource: ResourceFinder.Resource) -> LeadDocument {
    var notices = NoticeList()
    let keys = ResourceKeys(resource.form, in: resource.value)
    inspect(resource, keys, &notices)
    let named = keys.member(keys.destination)
    let word = word(in: named, &notices)
    let kind = word.map(kind(named:)) ?? onlyFilledKind(keys)
    let blockMember = kind.flatMap(keys.blockKey).flatMap(keys.member)
    if let kind, let blockKey = keys.blockKey(of: kind) {
      noteOtherBlocks(than: kind, keys, &notices)
      BlockInspection(
        kind: kind, key: blockKey, ignoresCase: resource.form == .olderOffer
      )
      .inspect(blockMember?.value, in: named?.value ?? resource.value, &notices)
    }
    if let word, kind == nil { noteUnknownDestination(word, at: named?.value, &notices) }
    let extras = ExtraKeys(keys.member(ExtraKeys.key)?.value, &notices)
    return LeadDocument(
      name: name(of: resource), destinationName: kind?.id ?? word ?? "",
      destination: kind?.destination, block: blockMember?.value ?? [:],
      verification: extras.verification, notices: notices.sorted,
      position: resource.value.position)
  }

  private func inspect(
    _ resource: ResourceFinder.Resource, _ keys: ResourceKeys, _ notices: inout NoticeList
  ) {
    guard case .resource = resource.form else {
      notices.noteDuplicates(in: resource.value, ignoringCase: true)
      return
    }
    notices.noteDuplicates(in: resource.value)
    notices.noteUnknownKeys(
      in: resource.value, known: ResourceKeys.common + kinds.compactMap(\.block))
    guard let schema = resource.value["$schema"] else { return }
    let isKnown = schema.string.flatMap { ProductIngestionSchema($0) }?.isKnown ?? false
    if !isKnown {
      notices.note(
        "document-wrong-schema",
        "the schema is not one of customer-leads that is known: '\(schema.string ?? "")'",
        key: "$schema", at: schema.position)
    }
  }

  private func word(in member: JSONValue.Member?, _ notices: inout NoticeList) -> String? {
    guard let member, !member.value.isNull else { return nil }
    guard let word = member.value.string else {
      notices.noteType(of: member, expected: "a text")
      return nil
    }
    return word
  }

  private func kind(named word: String) -> LeadDestinationKind? {
    kinds.first { $0.isNamed(word) }
  }

  /// What a document without `leadDestination` can only mean.
  private func onlyFilledKind(_ keys: ResourceKeys) -> LeadDestinationKind? {
    let filled = kinds.filter { keys.isFilled($0) }
    return filled.count == 1 ? filled.first : nil
  }

  private func noteOtherBlocks(
    than kind: LeadDestinationKind, _ keys: ResourceKeys, _ notices: inout NoticeList
  ) {
    for other in kinds where other.id != kind.id && keys.isFilled(other) {
      guard let key = keys.blockKey(of: other), let member = keys.member(key) else { continue }
      notices.note(
        "document-several-destinations",
        "'\(member.key)' is filled as well, but the destination is '\(kind.id)'",
        key: member.key, at: member.keyPosition)
    }
  }

  private func noteUnknownDestination(
    _ word: String, at value: JSONValue?, _ notices: inout NoticeList
  ) {
    let nearest = NearestName.of(word, among: kinds.map(\.id))
    let hint = nearest.map { "; the nearest is '\($0)'" } ?? ""
    notices.note(
      "document-destination-unsupported", "'\(word)' is no lead destination\(hint)",
      key: "leadDestination", at: value?.position)
  }

  private var fileBaseName: String {
    fileName.split(separator: "/").last.map(String.init) ?? fileName
  }

  private func name(of resource: ResourceFinder.Resource) -> String {
    let product = resource.value["product"]
    if let name = product?["externalId"]?.string, !name.isEmpty { return name }
    let candidates = [
      product?.string, resource.value["id"]?.string, resource.surroundingID,
    ]
    for case let id? in candidates where !id.isEmpty {
      if let name = offerNames[id] { return name }
      let last = id.split(separator: "/").last.map(String.init) ?? id
      // An identifier tells a reader nothing; the file's name does, where it stands for one offer.
      return isOnly && GlobalIdentifier(last) != nil ? fileBaseName : last
    }
    return fileBaseName
  }
}
