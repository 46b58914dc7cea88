/// A word of `leadDestination` and what documents call what belongs to it.
struct LeadDestinationKind {
  let id: String
  /// The key of its block; `nil` for `none`.
  let block: String?
  /// What the older offers call it, in lower case.
  let olderNames: [String]
  let olderBlock: String?
  let destination: Destination?

  /// Every kind that documents may name.
  static func all(_ destinations: [Destination]) -> [LeadDestinationKind] {
    destinations.map { destination in
      LeadDestinationKind(
        id: destination.id, block: destination.block, olderNames: destination.olderNames,
        olderBlock: destination.olderBlock, destination: destination)
    }
  }

  /// Whether a document means this kind.
  func isNamed(_ word: String) -> Bool {
    let word = word.lowercased()
    return word == id.lowercased() || olderNames.contains(word)
  }
}
