/// Keeps what fits, and of what does not fit the worst.
struct WorstFirst<Element> {
  private let limit: Int
  private var weight = 0
  /// By rank, the worst first.
  private var ranks: [[(element: Element, weight: Int)]]
  /// How many were dropped of each rank.
  private(set) var dropped: [Int]

  /// Begins with nothing.
  ///
  /// - Parameters:
  ///   - limit: What all that is kept may weigh.
  ///   - ranks: How many ranks there are.
  init(limit: Int, ranks: Int) {
    self.limit = limit
    self.ranks = Array(repeating: [], count: ranks)
    dropped = Array(repeating: 0, count: ranks)
  }

  mutating func append(_ element: Element, rank: Int, weight: Int = 1) {
    ranks[rank].append((element, weight))
    self.weight += weight
    while self.weight > limit, let least = ranks.lastIndex(where: { !$0.isEmpty }) {
      self.weight -= ranks[least].removeLast().weight
      dropped[least] += 1
    }
  }

  /// What was kept, the worst first.
  var kept: [Element] { ranks.flatMap { $0.map(\.element) } }
}
