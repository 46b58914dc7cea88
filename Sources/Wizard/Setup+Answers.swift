import Destinations
import Knowledge

extension Setup {
  // MARK: - Taking answers

  mutating func answer(_ key: String, _ answer: Answer) throws(Refusal) -> [JournalEntry] {
    if answer.isControlWord { throw .controlWord }
    guard let field = offer?.field(key), field.applies(configuration) else {
      throw .unknownField(key)
    }
    if case .text(let text) = answer, let meant = field.repaired(text), meant != text,
      ControlWord(meant) == nil
    {
      proposals.insert(Proposal(key, .text(meant), origin: .repaired(text)), at: 0)
      return []
    }
    return try tryOut(key, answer)
  }

  /// Puts an answer on trial; one whose form nothing looks at is accepted at once.
  private mutating func tryOut(_ key: String, _ answer: Answer) throws(Refusal) -> [JournalEntry] {
    if let step = steps.first(where: { $0.field == key }) { place = .step(step.id) }
    let tried = configuration(with: (key, answer))
    let checks = (offer?.destination.checks ?? []).filter {
      $0.kind == .form && $0.uses.contains(key) && $0.applies(tried)
    }
    candidate = Candidate(key: key, answer: answer, checks: Set(checks.map(\.id)))
    guard !checks.isEmpty else { return accept(answer, for: key) }
    return []
  }

  mutating func accept(_ tried: Candidate) -> [JournalEntry] {
    accept(tried.answer, for: tried.key)
  }

  /// Takes an answer whose form is right, and forgets exactly what rested on the one before.
  private mutating func accept(_ answer: Answer, for key: String) -> [JournalEntry] {
    candidate = nil
    let hasChanged = answers[key]?.configured.value != answer.configured.value
    answers[key] = answer
    suggestions[key] = nil
    if let step = steps.first(where: { $0.field == key }) { skipped.remove(step.id) }
    if hasChanged { forget(whatRestsOn: key) }
    if proposals.isEmpty { advance() }
    return entry(for: key, answer).map { [$0] } ?? []
  }

  private func entry(for key: String, _ answer: Answer) -> JournalEntry? {
    switch answer {
    case .text(let text): .text(key, text)
    case .secret(let secret):
      if case .reference(let reference)? = secret.keeping {
        .reference(key, reference)
      } else {
        nil
      }
    }
  }

  private mutating func forget(whatRestsOn key: String) {
    guard let offer else { return }
    for field in offer.destination.fields where field.belongsTo.contains(key) {
      guard answers[field.key] != nil else { continue }
      answers[field.key] = nil
      forget(whatRestsOn: field.key)
    }
    let affected = Set(offer.destination.checks.filter { inputs(of: $0).contains(key) }.map(\.id))
    for id in affected { ends[id] = nil }
    accepted.subtract(affected)
    for step in offer.guide.steps
    where step.checks.contains(where: { affected.contains(.init($0)) }) {
      done.remove(step.id)
    }
  }

  mutating func keep() throws(Refusal) -> [JournalEntry] {
    guard case .value(let field, let step, let current?) = question else {
      if case .destination = place, offer != nil {
        advance()
        return []
      }
      if case .profileName = place, profileName != nil {
        advance()
        return []
      }
      throw .notAsked
    }
    guard answers[field.key] != nil else { return try answer(field.key, current) }
    skipped.remove(step.id)
    if troubles.isEmpty { advance() } else { lookAgain() }
    return []
  }

  mutating func kept(
    _ key: String, _ keeping: SecretAnswer.Keeping
  ) throws(Refusal) -> [JournalEntry] {
    guard case .secret(let secret)? = answers[key], let value = secret.value else {
      throw .notAsked
    }
    let answer = Answer.secret(SecretAnswer(value, keeping: keeping))
    answers[key] = answer
    advance()
    return entry(for: key, answer).map { [$0] } ?? []
  }

  // MARK: - Values that were found

  mutating func propose(_ values: [PastedValue]) throws(Refusal) {
    guard let offer else { throw .notAsked }
    let order = offer.destination.fields.map(\.key)
    let found = values.compactMap { value -> Proposal? in
      let answer = Answer(value.value)
      guard order.contains(value.key), !answer.isControlWord, !isAnswered(value.key, by: answer)
      else { return nil }
      return Proposal(value.key, answer, origin: .pasted)
    }
    guard !found.isEmpty else { throw .notAsked }
    // In the order of the fields, as one may rest on another.
    proposals = order.flatMap { key in found.filter { $0.key == key }.prefix(1) }
  }

  private func isAnswered(_ key: String, by answer: Answer) -> Bool {
    answers[key]?.configured.value == answer.configured.value
  }

  mutating func confirm(_ isRight: Bool) throws(Refusal) -> [JournalEntry] {
    guard !proposals.isEmpty else { throw .notAsked }
    let proposal = proposals.removeFirst()
    if isRight {
      guard let field = offer?.field(proposal.key), field.applies(configuration) else { return [] }
      return try tryOut(proposal.key, proposal.answer)
    }
    if case .repaired(let text) = proposal.origin {
      return try tryOut(proposal.key, .text(text))
    }
    return []
  }

  // MARK: - Doing and leaving out

  mutating func finishAction() throws(Refusal) -> [JournalEntry] {
    guard case .action(let step) = question else { throw .notAsked }
    done.insert(step.id)
    skipped.remove(step.id)
    accepted.subtract(step.checks.map { CheckID($0) })
    forgetFailures(of: [step])
    if step.checks.isEmpty || due.isEmpty { advance() }
    return [.done(step.id)]
  }

  mutating func skip() throws(Refusal) -> [JournalEntry] {
    if !proposals.isEmpty {
      proposals.removeFirst()
      return []
    }
    guard case .step(let id) = place, let step = offer?.step(id) else { throw .cannotBeSkipped }
    if let troubles = firstTroubles {
      accepted.formUnion(troubles.map(\.check.id))
      advance()
      return []
    }
    let isRequired = step.field.flatMap { offer?.field($0)?.isRequired } ?? false
    guard !isRequired || step.isOptional else { throw .cannotBeSkipped }
    if let key = step.field, answers[key] != nil {
      answers[key] = nil
      forget(whatRestsOn: key)
    }
    suggestions[step.field ?? ""] = nil
    skipped.insert(id)
    done.remove(id)
    advance()
    return [.skipped(id)]
  }

  // MARK: - Taking up what was left

  /// Takes up a set-up that was left, without looking at anything.
  ///
  /// - Parameters:
  ///   - entries: What was accepted then, in order.
  ///   - secret: Fetches the secret of a field by its reference.
  public mutating func restore(
    _ entries: [JournalEntry], secret: (_ key: String, _ reference: String) -> SecretAnswer
  ) {
    for entry in entries {
      switch entry {
      case .destination(let id): _ = try? take(.destination(id))
      case .profileName(let name): _ = try? take(.profileName(name))
      case .text(let key, let text): restore(.text(text), for: key)
      case .reference(let key, let reference):
        restore(.secret(secret(key, reference)), for: key)
      case .done(let id):
        done.insert(id)
        skipped.remove(id)
      case .skipped(let id):
        if let key = offer?.step(id)?.field, answers[key] != nil {
          answers[key] = nil
          forget(whatRestsOn: key)
        }
        skipped.insert(id)
      }
    }
    proposals = []
    candidate = nil
    advance()
  }

  private mutating func restore(_ answer: Answer, for key: String) {
    guard let offer, offer.field(key) != nil, !answer.isControlWord else { return }
    _ = accept(answer, for: key)
  }
}
