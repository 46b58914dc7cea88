/// A word of `leadDestination`, whether or not there are checks for it.
struct LeadDestinationKind {
  let id: String
  /// The key of its block; `nil` for `none`.
  let block: String?
  /// What the older offers call it, in lower case.
  let olderNames: [String]
  let olderBlock: String?
  let destination: Destination?

  /// Every kind that documents may name: those with checks first.
  static func all(_ destinations: [Destination]) -> [LeadDestinationKind] {
    let checked = destinations.map { destination in
      LeadDestinationKind(
        id: destination.id, block: destination.block, olderNames: destination.olderNames,
        olderBlock: destination.olderBlock, destination: destination)
    }
    return checked + unchecked.filter { kind in !checked.contains { $0.id == kind.id } }
  }

  /// Whether a document means this kind.
  func isNamed(_ word: String) -> Bool {
    let word = word.lowercased()
    return word == id.lowercased() || olderNames.contains(word)
  }

  private static let unchecked: [LeadDestinationKind] = [
    LeadDestinationKind("none", block: nil),
    LeadDestinationKind("blob", older: ["azureblob"]),
    LeadDestinationKind("dynamics", older: ["crm", "dynamicscrm"], olderBlock: "crm"),
    LeadDestinationKind("email"),
    LeadDestinationKind("httpsEndpoint"),
    LeadDestinationKind("marketo"),
    LeadDestinationKind("salesforce", olderBlock: "salesForce"),
    LeadDestinationKind("table", older: ["azuretable"]),
  ]

  private init(_ id: String, older: [String] = [], olderBlock: String? = nil) {
    self.init(
      id: id, block: id + Self.suffix, olderNames: older,
      olderBlock: (olderBlock ?? id) + Self.suffix, destination: nil)
  }

  private init(_ id: String, block: String?) {
    self.init(id: id, block: block, olderNames: [], olderBlock: nil, destination: nil)
  }

  private init(
    id: String, block: String?, olderNames: [String], olderBlock: String?,
    destination: Destination?
  ) {
    self.id = id
    self.block = block
    self.olderNames = olderNames
    self.olderBlock = olderBlock
    self.destination = destination
  }

  static let suffix = "LeadConfiguration"
}
