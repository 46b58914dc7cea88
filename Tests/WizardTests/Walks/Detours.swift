import Destinations
import Knowledge
import Testing
import Text
import Wizard

/// A walk at random: every kind of input, right and wrong, at every kind of question.
struct Detours {
  let offers: [WalkPlan]
  private var generator: SeededGenerator
  /// How many words that steer were offered as answers.
  private(set) var offeredWords = 0
  private(set) var resumptions = 0

  init(_ offers: [WalkPlan], using generator: SeededGenerator) {
    self.offers = offers
    self.generator = generator
  }

  mutating func take(_ steps: Int, with walker: inout Walker) async throws {
    for _ in 0..<steps {
      if generator.chance(6) {
        try resume(&walker)
        try await walker.sample.settle()
      } else if generator.chance(10) {
        try await offerWord(&walker)
      } else {
        _ = await walker.sample.refusal(of: input(&walker))
      }
      try #require(walker.setup.due.isEmpty, "checks are due for ever: \(walker.setup.due)")
    }
  }

  // MARK: - Anything

  private mutating func input(_ walker: inout Walker) -> SetupInput {
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<45: return fitting(&walker)
    case 45..<53: return .back
    case 53..<61:
      return .jump(walker.setup.places.randomElement(using: &generator) ?? .destination)
    case 61..<69: return .skip
    case 69..<75: return .keep
    case 75..<80: return .check
    case 80..<86: return pasted(&walker)
    case 86..<90: return .confirm(generator.chance(50))
    case 90..<93: return .suggestions(suggestions(&walker))
    case 93..<98: return answer(&walker)
    default: return .destination(offers.randomElement(using: &generator)?.destination.id ?? "")
    }
  }

  /// Something of the kind that is asked for.
  private mutating func fitting(_ walker: inout Walker) -> SetupInput {
    switch walker.setup.question {
    case .destination:
      let isPlanned = generator.chance(80)
      let other = offers.randomElement(using: &generator)?.destination.id ?? ""
      return .destination(isPlanned ? walker.plan.destination.id : other)
    case .profileName: return .profileName(generator.chance(80) ? "contoso" : "not a name")
    case .value(let field, _, _): return answer(field.key, &walker)
    case .keeping(let field, _):
      guard generator.chance(70) else { return .kept(field.key, .plain) }
      guard case .secret(let secret)? = walker.setup.answer(to: field.key),
        let value = secret.value
      else { return .skip }
      let place =
        "${env:\(field.key.filter(\.isLetter))\(Int.random(in: 0..<2, using: &generator))}"
      walker.secrets[place] = value
      return .kept(field.key, .reference(place))
    case .action(let step):
      let plan = plan(of: walker)
      // What is left out at the end is never done: both ways find the same world.
      if generator.chance(60), !plan.leftOut.contains(step.id) {
        walker.sample.world.mendChecks(plan.checksOfActions { $0.id == step.id })
      }
      return .done
    case .confirmation: return .confirm(generator.chance(60))
    case .end: return .back
    }
  }

  private func plan(of walker: Walker) -> WalkPlan {
    offers.first { $0.destination.id == walker.setup.offer?.destination.id } ?? walker.plan
  }

  private mutating func answer(_ walker: inout Walker) -> SetupInput {
    let fields = plan(of: walker).fields
    return answer(fields.randomElement(using: &generator)?.key ?? "", &walker)
  }

  private mutating func answer(_ key: String, _ walker: inout Walker) -> SetupInput {
    .answer(key, value(key, &walker))
  }

  private mutating func value(_ key: String, _ walker: inout Walker) -> Answer {
    let plan = plan(of: walker)
    let text = plan.values[key]?.randomElement(using: &generator) ?? "something"
    let answer = plan.answer(key, text)
    guard case .secret(let secret) = answer else { return answer }
    walker.typed.insert(text)
    guard generator.chance(30), let value = secret.value else { return answer }
    return .secret(SecretAnswer(value, keeping: .reference(walker.newPlace(of: value))))
  }

  private mutating func pasted(_ walker: inout Walker) -> SetupInput {
    var values: [PastedValue] = []
    for field in plan(of: walker).fields where generator.chance(40) {
      switch value(field.key, &walker) {
      case .text(let text): values.append(PastedValue(field.key, .text(text)))
      case .secret(let secret):
        if let value = secret.value { values.append(PastedValue(field.key, .secret(value))) }
      }
    }
    return .pasted(values.shuffled(using: &generator))
  }

  private mutating func suggestions(_ walker: inout Walker) -> [String: Answer] {
    var suggestions: [String: Answer] = [:]
    for field in plan(of: walker).fields where generator.chance(50) {
      suggestions[field.key] = value(field.key, &walker)
    }
    return suggestions
  }

  // MARK: - Words that steer

  private mutating func offerWord(_ walker: inout Walker) async throws {
    let word = ControlWord.spellings.randomElement(using: &generator) ?? "back"
    let spelled =
      [word, word.uppercased(), "  \(word)\t", "\u{3000}\(word) "]
      .randomElement(using: &generator) ?? word
    offeredWords += 1
    let before = walker.sample.journal
    let keys = plan(of: walker).fields.map(\.key)
    let key = keys.randomElement(using: &generator) ?? ""
    let inputs: [SetupInput] = [
      .answer(key, .text(spelled)), .answer(key, .secret(spelled)), .profileName(spelled),
      .destination(spelled), .kept(key, .reference(spelled)),
      .answer(key, .secret("fine", in: spelled)),
      .pasted(keys.map { PastedValue($0, .text(spelled)) }),
      .pasted(keys.map { PastedValue($0, .secret(Secret(spelled))) }),
    ]
    let input = inputs.randomElement(using: &generator) ?? inputs[0]
    let refusal = await walker.sample.refusal(of: input)
    try #require(refusal != nil, "'\(spelled)' was taken: \(input)")
    try #require(walker.sample.journal == before)
    _ = await walker.sample.refusal(
      of: .suggestions(
        Dictionary(
          uniqueKeysWithValues: keys.map { ($0, Answer.text(spelled)) })))
  }

  // MARK: - Leaving and coming back

  private mutating func resume(_ walker: inout Walker) throws {
    resumptions += 1
    let before = walker.setup
    let isCut = generator.chance(20)
    walker.sample.resume(secrets: walker.secrets, leavingOut: isCut ? 1 : 0)
    guard !isCut else { return }
    let after = walker.setup
    try #require(after.offer?.destination.id == before.offer?.destination.id)
    try #require(after.profileName == before.profileName)
    for field in before.offer?.destination.fields ?? [] {
      let old = before.answer(to: field.key)
      if case .secret(let secret)? = old, !secret.isReference {
        try #require(after.answer(to: field.key) == nil, "a secret was stored: \(field.key)")
      } else {
        try #require(after.answer(to: field.key)?.plain == old?.plain, "\(field.key)")
      }
    }
    // With a secret goes what its field alone decides; all other steps are as they were.
    for step in before.steps where step.field == nil {
      try #require(
        isUntouched(step.id, before) == isUntouched(step.id, after), "\(step.id) was restored")
      try #require(isSkipped(step.id, before) == isSkipped(step.id, after), "\(step.id)")
    }
  }

  private func isUntouched(_ id: String, _ setup: Setup) -> Bool {
    if case .awaiting = setup.state(of: id) { true } else { false }
  }

  private func isSkipped(_ id: String, _ setup: Setup) -> Bool {
    if case .skipped = setup.state(of: id) { true } else { false }
  }
}

extension SecretAnswer {
  var isReference: Bool { if case .reference? = keeping { true } else { false } }
}
