import Destinations
import Knowledge
import KnowledgeBase
import Testing
import Text
import Wizard

@Suite("Walks through all destinations")
struct WalkTests {
  static let seeds: [UInt64] = (0..<16).map { $0 * 1_000 }
  static let walksASeed: UInt64 = 64

  @Test(arguments: seeds)
  func endWhereTheStraightWayEnds(_ first: UInt64) async throws {
    for seed in first..<(first + Self.walksASeed) {
      try await walk(seed, isVerified: false)
    }
  }

  @Test func endThereWithTheRealVerification() async throws {
    for seed in 90_000..<90_030 { try await walk(UInt64(seed), isVerified: true) }
  }

  private func walk(_ seed: UInt64, isVerified: Bool) async throws {
    var generator = SeededGenerator(seed: seed)
    let guides = seed.isMultiple(of: 2) ? SampleGuides.all : Self.guides
    let plans = try Self.plans(guides, using: &generator)
    let plan = try #require(plans.randomElement(using: &generator))

    var straight = Walker(plan, among: plans, isVerified: isVerified)
    try await straight.goStraight()
    var winding = Walker(plan, among: plans, isVerified: isVerified)
    var detours = Detours(plans, using: generator)
    try await detours.take(60, with: &winding)
    try await winding.goHome()

    try #require(straight.sample.asked == "end", "seed \(seed)")
    let difference = winding.end.difference(from: straight.end)
    try #require(difference.isEmpty, "seed \(seed): \(difference.map(\.self))")
    try #require(winding.sample.longestChain < 8, "seed \(seed)")
    try expectNothingStored(winding, seed)
  }

  /// No word that steers, and no secret.
  private func expectNothingStored(_ walker: Walker, _ seed: UInt64) throws {
    for entry in walker.sample.journal {
      switch entry {
      case .text(_, let text), .profileName(let text), .destination(let text):
        try #require(ControlWord(text) == nil, "seed \(seed)")
      case .reference(_, let text):
        try #require(ControlWord(text) == nil, "seed \(seed)")
      case .forgotten, .done, .skipped: break
      }
      try #require(JournalEntry(entry.json) == entry, "seed \(seed)")
      let line = "\(entry)"
      for secret in walker.typed { try #require(!line.contains(secret), "seed \(seed)") }
    }
  }

  private static let guides = KnowledgeArchive.embedded.guides

  private static func plans(
    _ guides: [Guide], using generator: inout SeededGenerator
  ) throws -> [WalkPlan] {
    try guides.filter { !$0.isRetired }.map { guide in
      let destination = try #require(Registry.destination(guide.destination))
      return WalkPlan(destination, guide, using: &generator)
    }
  }
}
