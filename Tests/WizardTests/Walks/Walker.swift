import Destinations
import Knowledge
import Testing
import Text
import Wizard

/// Walks through a set-up, straight or by detours, to what a plan says.
struct Walker {
  let plan: WalkPlan
  var sample: SampleSetup
  /// What stands where references lead to.
  var secrets: [String: Secret] = [:]
  /// Everything that was ever typed as a secret.
  var typed: Set<String> = []

  init(_ plan: WalkPlan, among plans: [WalkPlan], isVerified: Bool = false) {
    self.plan = plan
    let world = SampleWorld()
    for (value, trait) in plan.traits { world.set(trait, of: value) }
    world.breakChecks(plan.checksOfActions { _ in true })
    sample = SampleSetup(
      world, destinations: plans.map(\.destination), guides: plans.map(\.guide))
    sample.isVerified = isVerified
  }

  var setup: Setup { sample.setup }

  // MARK: - Straight on

  /// Answers what is asked as the plan says, until nothing more is asked.
  mutating func goStraight() async throws {
    for _ in 0..<300 {
      if case .end = setup.question { break }
      try await answerQuestion()
    }
    // What was accepted as it is may have been mended since.
    if setup.known.contains(where: { ![.ok, .warning].contains($0.report.status) }) {
      try await sample.say(.check)
      for _ in 0..<300 {
        if case .end = setup.question { break }
        try await answerQuestion()
      }
    }
  }

  private mutating func answerQuestion() async throws {
    switch setup.question {
    case .destination: try await sample.say(.destination(plan.destination.id))
    case .profileName: try await sample.say(.profileName("contoso"))
    case .confirmation(let proposal, _):
      let isRight = isPlanned(proposal.key, proposal.answer)
      try await sample.say(isRight ? .confirm(true) : .skip)
    case .keeping(let field, _): try await keepSecret(field.key)
    case .value(let field, _, let current):
      guard let text = plan.answers[field.key] else { return try await sample.say(.skip) }
      guard let current, isPlanned(field.key, current), setup.answer(to: field.key) != nil else {
        return try await type(text, for: field.key)
      }
      // It stays; and where it is not well, one goes on without.
      let place = setup.place
      try await sample.say(.keep)
      if setup.place == place, !setup.troubles.isEmpty { try await sample.say(.skip) }
    case .action(let step):
      if plan.leftOut.contains(step.id) { return try await sample.say(.skip) }
      let mended = plan.checksOfActions { $0.id == step.id }
      if case .troubled = setup.state(of: step.id) {
        // Once more, and then on without it.
        sample.world.mendChecks(mended)
        try await sample.say(.done)
        guard case .action(let other) = setup.question, other.id == step.id else { return }
        return try await sample.say(.skip)
      }
      sample.world.mendChecks(mended)
      try await sample.say(.done)
    case .end: break
    }
  }

  mutating func type(_ text: String, for key: String) async throws {
    let answer = plan.answer(key, text)
    if case .secret = answer { typed.insert(text) }
    try await sample.say(.answer(key, answer))
  }

  /// A place where a secret is kept from now on.
  mutating func newPlace(of value: Secret) -> String {
    let place = "${env:PLACE\(secrets.count)}"
    secrets[place] = value
    return place
  }

  /// Types a secret together with the place where it is kept at last.
  private mutating func typeFinally(_ text: String, for key: String) async throws {
    guard case .secret = plan.answer(key, text) else { return try await type(text, for: key) }
    let keeping = plan.keeping(key)
    let value = Secret(text)
    if case .reference(let place) = keeping { secrets[place] = value }
    typed.insert(text)
    try await sample.say(.answer(key, .secret(SecretAnswer(value, keeping: keeping))))
  }

  mutating func keepSecret(_ key: String) async throws {
    guard case .secret(let secret)? = setup.answer(to: key), let value = secret.value else {
      return
    }
    let keeping = plan.keeping(key)
    if case .reference(let place) = keeping { secrets[place] = value }
    try await sample.say(.kept(key, keeping))
  }

  private func isPlanned(_ key: String, _ answer: Answer) -> Bool {
    plan.answers[key] == answer.plain
  }

  // MARK: - To the same end

  /// Goes from wherever it stands to the end that the plan says.
  mutating func goHome() async throws {
    for _ in 0..<5 {
      try await mendDetours()
      try await goStraight()
      // An answer may have brought back others, which were held while they had no meaning.
      if nextDetour == nil { return }
    }
    Issue.record("there is no way home")
  }

  /// Sees to it that everything that was answered or left out on the way is as the plan says.
  mutating func mendDetours() async throws {
    if setup.offer?.destination.id != plan.destination.id {
      if setup.place != .destination { try await sample.say(.jump(.destination)) }
      try await sample.say(.destination(plan.destination.id))
    }
    for _ in 0..<100 {
      guard let place = nextDetour else { return }
      if setup.place != place { try await sample.say(.jump(place)) }
      guard setup.place == place else { continue }
      try await mendDetour(at: place)
    }
    Issue.record("the detours have no end: \(String(describing: nextDetour))")
  }

  private var nextDetour: Place? {
    for step in setup.steps {
      let isLeftOut = sample.state(step.id) == "skipped"
      if let key = step.field {
        let answer = setup.answer(to: key)
        let isKept = answer?.keeping.map { $0 == plan.keeping(key) } ?? true
        let isRight = answer?.plain == plan.answers[key] && isKept
        if answer != nil || isLeftOut, !isRight { return .step(step.id) }
      } else if isLeftOut != plan.leftOut.contains(step.id), sample.state(step.id) != "awaiting" {
        return .step(step.id)
      }
    }
    return nil
  }

  private mutating func mendDetour(at place: Place) async throws {
    switch setup.question {
    case .value(let field, _, _):
      guard let text = plan.answers[field.key] else { return try await sample.say(.skip) }
      try await typeFinally(text, for: field.key)
    case .action(let step):
      if plan.leftOut.contains(step.id) { return try await sample.say(.skip) }
      sample.world.mendChecks(plan.checksOfActions { $0.id == step.id })
      try await sample.say(.done)
    case .confirmation: try await sample.say(.skip)
    case .destination, .profileName, .keeping, .end: break
    }
  }

  // MARK: - Where it led

  /// All that must be the same, however one came there.
  var end: [String] {
    var lines = ["at \(sample.asked)"]
    for (key, answer) in setup.outcome {
      let place =
        switch answer {
        case .secret(let secret): "\(String(describing: secret.keeping))"
        case .text: ""
        }
      lines.append("\(key)=\(answer.plain) \(place)")
    }
    lines += setup.steps.map { "\($0.id): \(sample.state($0.id))" }
    lines += setup.known.filter { !isLeadOfStepLeftOut($0) }.map { end in
      let id = end.report.check.id
      let lesson = end.facts[SampleWorld.lesson(id)] ?? end.report.observation?.said ?? "-"
      return "\(id): \(end.report.status) \(lesson)"
    }
    return lines
  }

  /// A lead that was sent before its step was left out has arrived all the same.
  private func isLeadOfStepLeftOut(_ end: CheckEnd) -> Bool {
    guard end.report.check.kind == .testLead else { return false }
    let step = setup.steps.first { $0.checks.contains(end.report.check.id.rawValue) }
    return step.map { sample.state($0.id) == "skipped" } ?? true
  }
}
