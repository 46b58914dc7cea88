import Destinations
import Knowledge

/// What follows from the answers at one moment; worked out once and asked often.
struct Standing: Sendable {
  let configuration: Configuration
  /// The steps that have a meaning, in order.
  let steps: [GuideStep]
  /// The checks that have a meaning, each after those on which it rests.
  let checks: [Check]
  /// The checks of which is known what they come to.
  let holding: Set<CheckID>
  /// The checks to be looked at by a step, as far as they have a meaning.
  private let ofSteps: [String: [CheckID]]
  /// The checks that can be looked at with these answers.
  private let runnable: Set<CheckID>

  init(
    _ offer: Offer, entries: [String: Configuration.Entry], _ ends: Judgements, offline: Bool,
    allowsPrivateAddresses: Bool
  ) {
    let configuration = Self.configuration(
      offer, entries, allowsPrivateAddresses: allowsPrivateAddresses)
    self.configuration = configuration
    steps = offer.guide.steps.filter { Self.hasMeaning($0, offer, configuration) }
    checks = offer.ground.ordered.filter {
      !(offline && $0.kind != .form) && $0.applies(configuration)
    }
    let ids = Set(checks.map(\.id))
    ofSteps = Dictionary(
      steps.map { ($0.id, $0.checks.map { CheckID($0) }.filter(ids.contains)) }
    ) { first, _ in first }
    holding = ends.holding(among: checks, on: offer.ground, configuration)
    runnable = Self.runnable(checks, ids, offer, configuration)
  }

  func checks(of step: GuideStep) -> [CheckID] { ofSteps[step.id] ?? [] }

  func isStale(_ id: CheckID) -> Bool { runnable.contains(id) && !holding.contains(id) }

  /// Checks, and whatever must have ended before them and has not.
  func withForerunners(_ ids: [CheckID], in offer: Offer) -> Set<CheckID> {
    var all = Set(ids)
    var pending = ids
    while let id = pending.popLast() {
      for other in offer.check(id)?.forerunners ?? []
      where isStale(other) && offer.check(other)?.kind != .testLead {
        if all.insert(other).inserted { pending.append(other) }
      }
    }
    return all
  }

  // MARK: - How it follows

  /// Only answers to fields that have a meaning are part of it.
  private static func configuration(
    _ offer: Offer, _ entries: [String: Configuration.Entry], allowsPrivateAddresses: Bool
  ) -> Configuration {
    let keys = Set(offer.destination.fields.map(\.key))
    var entries = entries
    while true {
      let configuration = Configuration(
        entries: entries, isTrusted: true, allowsPrivateAddresses: allowsPrivateAddresses,
        awaited: keys.subtracting(entries.keys))
      let left = entries.filter { offer.field($0.key)?.applies(configuration) ?? true }
      if left.count == entries.count { return configuration }
      entries = left
    }
  }

  private static func hasMeaning(
    _ step: GuideStep, _ offer: Offer, _ configuration: Configuration
  ) -> Bool {
    if let condition = step.condition {
      let text = configuration.text(condition.key)
      guard text?.lowercased() == condition.value.lowercased() else { return false }
    }
    guard let key = step.field else { return true }
    return offer.field(key)?.applies(configuration) ?? false
  }

  /// Those for which everything is there that they, and those that they need, read.
  private static func runnable(
    _ checks: [Check], _ ids: Set<CheckID>, _ offer: Offer, _ configuration: Configuration
  ) -> Set<CheckID> {
    var runnable: Set<CheckID> = []
    for check in checks where isFilled(check, offer, configuration) {
      let needs = check.needs.filter(ids.contains)
      if needs.allSatisfy(runnable.contains) { runnable.insert(check.id) }
    }
    return runnable
  }

  /// A form can be judged in part; a service is asked once nothing is missing.
  private static func isFilled(
    _ check: Check, _ offer: Offer, _ configuration: Configuration
  ) -> Bool {
    if check.kind == .form {
      return check.uses.isEmpty || check.uses.contains { configuration.entries[$0] != nil }
    }
    return check.uses.allSatisfy { key in
      guard configuration.entries[key] == nil, let field = offer.field(key) else { return true }
      return !field.isRequired || !field.applies(configuration)
    }
  }
}
