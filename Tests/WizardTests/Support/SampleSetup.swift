import Destinations
import Knowledge
import Text
import Wizard

/// A set-up with a world around it, driven as a terminal drives it: what is due is run, then
/// something is said.
struct SampleSetup {
  let world: SampleWorld
  private(set) var setup: Setup
  /// What was to be kept.
  private(set) var journal: [JournalEntry] = []
  /// How often checks were run at one go, at most: it must come to an end.
  private(set) var longestChain = 0
  /// Whether the real verification runs the checks.
  var isVerified = false

  init(
    _ world: SampleWorld = SampleWorld(), destinations: [Destination] = Registry.all,
    guides: [Guide] = SampleGuides.all, isOffline: Bool = false, isReal: Bool = false
  ) {
    self.world = world
    let offers = destinations.compactMap { destination in
      guides.first { $0.destination == destination.id }
        .map { Offer(isReal ? destination : world.copy(of: destination), $0) }
    }
    setup = Setup(
      offers: offers, retired: [SampleGuides.blob], isOffline: isOffline,
      isName: { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } })
  }

  /// Says something, and runs what is due then.
  mutating func say(_ input: SetupInput) async throws(Refusal) {
    journal += try setup.take(input)
    try await settle()
  }

  /// Says something, and runs nothing.
  mutating func only(_ input: SetupInput) throws(Refusal) { journal += try setup.take(input) }

  /// Runs what is due until nothing is.
  mutating func settle() async throws(Refusal) {
    var chain = 0
    while !setup.due.isEmpty, chain < 50 {
      chain += 1
      longestChain = max(longestChain, chain)
      journal += try setup.take(.checked(await ends()))
    }
  }

  private func ends() async -> [CheckEnd] {
    guard let destination = setup.offer?.destination else { return [] }
    if isVerified {
      return await Verification(destination, setup.configuration, over: NoTransport())
        .run(due: setup.due, knowing: setup.known)
    }
    return await SampleRun(destination: destination, configuration: setup.configuration)
      .ends(setup.due, knowing: setup.known)
  }

  /// Writes a line into the journal that nobody said.
  mutating func write(_ entry: JournalEntry) { journal.append(entry) }

  /// Ends, and begins anew with what stands in the journal.
  mutating func resume(secrets: [String: Secret], leavingOut last: Int = 0) {
    let kept = Array(journal.dropLast(last))
    setup = Setup(
      offers: setup.offers, retired: setup.retired, isOffline: setup.isOffline,
      isName: { !$0.isEmpty })
    journal = kept
    setup.restore(kept) { _, reference in
      guard let secret = secrets[reference] else {
        return SecretAnswer(reference: reference, unavailable: "nothing is there")
      }
      return SecretAnswer(secret, keeping: .reference(reference))
    }
  }

  // MARK: - What is asked

  /// The question, in a few words.
  var asked: String {
    switch setup.question {
    case .destination: "destination"
    case .profileName: "name"
    case .value(_, let step, let current): "\(step.id)\(current.map { " \($0.plain)" } ?? "")"
    case .keeping(_, let step): "keeping \(step.id)"
    case .action(let step): "do \(step.id)"
    case .confirmation(let proposal, _): "is \(proposal.key) \(proposal.answer.plain)"
    case .end: "end"
    }
  }

  var troubles: [String] { setup.troubles.map(\.check.id.rawValue) }

  /// How far a step is.
  func state(_ id: String) -> String {
    switch setup.state(of: id) {
    case .awaiting: "awaiting"
    case .pending: "pending"
    case .troubled: "troubled"
    case .settled: "settled"
    case .skipped: "skipped"
    }
  }
}

extension Answer {
  static func secret(_ text: String, in place: String? = nil) -> Answer {
    .secret(SecretAnswer(Secret(text), keeping: place.map { .reference($0) }))
  }

  /// Where it is kept, so far as that was said.
  var keeping: SecretAnswer.Keeping? {
    if case .secret(let secret) = self { secret.keeping } else { nil }
  }

  var plain: String {
    switch self {
    case .text(let text): text
    case .secret(let secret):
      secret.value?.withExposedValue { String(decoding: $0, as: UTF8.self) } ?? "nothing"
    }
  }
}

extension SampleSetup {
  /// The refusal of something said; `nil` where it was taken.
  mutating func refusal(of input: SetupInput) async -> Refusal? {
    do throws(Refusal) {
      try await say(input)
      return nil
    } catch {
      try? await settle()
      return error
    }
  }
}
