public import Destinations
import Knowledge
import Text

extension Setup {
  mutating func answer(_ key: String, _ answer: Answer) throws(Refusal) -> [JournalEntry] {
    if answer.isControlWord { throw .controlWord }
    guard let field = offer?.field(key), applies(field, answered: answer) else {
      throw .unknownField(key)
    }
    if case .text(let text) = answer, !field.isSecret, let meant = field.meant(by: text) {
      proposals.removeAll { $0.key == key }
      proposals.insert(Proposal(key, .text(meant), origin: .repaired(text)), at: 0)
      return []
    }
    return try tryOut(key, answer)
  }

  /// Whether a field has a meaning once it is answered: no question asks for what only documents
  /// from before hold, and its meaning is that it stands there.
  ///
  /// - Parameters:
  ///   - field: The field.
  ///   - answer: The answer.
  /// - Returns: Whether the answer can be taken.
  public func applies(_ field: Field, answered answer: Answer) -> Bool {
    let configuration = configuration
    if field.applies(configuration) { return true }
    var entries = configuration.entries
    entries[field.key] = answer.configured
    return field.applies(Configuration(entries: entries, isTrusted: true))
  }

  /// Puts an answer on trial; one whose form nothing looks at is accepted at once.
  mutating func tryOut(_ key: String, _ answer: Answer) throws(Refusal) -> [JournalEntry] {
    guard let field = offer?.field(key) else { throw .unknownField(key) }
    guard let answer = answer.fitting(field) else {
      place(atQuestionFor: key)
      throw .notAChoice(key)
    }
    candidate = Candidate(key: key, answer: answer)
    refresh()
    let checks = (standing?.checks ?? []).filter { $0.kind == .form && $0.uses.contains(key) }
    guard !checks.isEmpty else { return accept(answer, for: key) + advance() }
    trial = Set(checks.map(\.id))
    return []
  }

  /// Takes an answer whose form is right, and forgets exactly what rested on the one before.
  mutating func accept(_ answer: Answer, for key: String) -> [JournalEntry] {
    candidate = nil
    proposals.removeAll { $0.key == key }
    let old = answers[key]
    let new = answer.kept(as: old)
    let isSame = old.map(new.means) ?? false
    dropSuggestions(around: key, unless: new)
    if old != nil, !isSame { forget(whatRestsOn: key) }
    answers[key] = new
    takeIn(key)
    if isSame { forgetTroubles() } else { forgetEnds(readFrom: [key]) }
    return entries(for: key, new, replacing: isSame ? nil : old)
  }

  /// What was answered is not left out, wherever it is asked for.
  mutating func takeIn(_ key: String) {
    for step in offer?.guide.steps ?? [] where step.field == key { skipped.remove(step.id) }
  }

  private func entries(
    for key: String, _ answer: Answer, replacing old: Answer?
  ) -> [JournalEntry] {
    guard case .secret(let secret) = answer else {
      if case .text(let text) = answer { return [.text(key, text)] }
      return []
    }
    let forgotten: [JournalEntry] = old == nil ? [] : [.forgotten(key)]
    guard case .reference(let reference)? = secret.keeping else { return forgotten }
    return forgotten + [.reference(key, reference)]
  }

  /// A suggestion that belongs to another value than the one that was chosen is none.
  private mutating func dropSuggestions(around key: String, unless answer: Answer) {
    if let suggested = suggestions[key], !suggested.means(answer) {
      for other in offer?.ground.belongings(of: key) ?? [] { suggestions[other] = nil }
    }
    suggestions[key] = nil
  }

  /// Forgets answers that mean nothing any more, what checks came to, and what was done by them.
  mutating func forget(whatRestsOn key: String) {
    guard let offer else { return }
    let belongings = offer.ground.belongings(of: key)
    for other in belongings {
      answers[other] = nil
      suggestions[other] = nil
    }
    let affected = forgetEnds(readFrom: belongings.union([key]))
    for step in offer.guide.steps
    where step.checks.contains(where: { affected.contains(CheckID($0)) }) {
      done.remove(step.id)
    }
  }

  @discardableResult
  private mutating func forgetEnds(readFrom keys: Set<String>) -> Set<CheckID> {
    guard let offer else { return [] }
    let affected = offer.ground.ordered.map(\.id)
      .filter { !offer.ground.inputs(of: $0).isDisjoint(with: keys) }
    ends.forget(Set(affected))
    accepted.subtract(affected)
    return Set(affected)
  }

  // MARK: - Keeping

  mutating func keep() throws(Refusal) -> [JournalEntry] {
    guard openProposal == nil else { throw .notAsked }
    switch place {
    case .destination where offer != nil: return advance()
    case .profileName where profileName != nil: return advance()
    case .step(let id):
      guard let step = offer?.step(id) else { throw .notAsked }
      return try keep(step)
    case .destination, .profileName, .keeping, .end: throw .notAsked
    }
  }

  private mutating func keep(_ step: GuideStep) throws(Refusal) -> [JournalEntry] {
    let isAnswered = step.field.map { answers[$0] != nil } ?? done.contains(step.id)
    if isAnswered, mended(at: step.id) != nil {
      lookAgain()
      return []
    }
    if isAnswered { return advance() }
    if let key = step.field, let suggestion = suggestions[key] {
      return try answer(key, suggestion)
    }
    guard skipped.contains(step.id) else { throw .notAsked }
    return advance()
  }

  mutating func kept(
    _ key: String, _ keeping: SecretAnswer.Keeping
  ) throws(Refusal) -> [JournalEntry] {
    guard isWithoutPlace(key), case .secret(let secret)? = answers[key], let value = secret.value
    else { throw .notAsked }
    let answer = Answer.secret(SecretAnswer(value, keeping: keeping))
    if answer.isControlWord { throw .controlWord }
    answers[key] = answer
    return entries(for: key, answer, replacing: nil) + advance()
  }
}

extension Field {
  /// What was plainly meant by a text, where that is something else.
  func meant(by text: String) -> String? {
    guard let meant = repaired(text), meant != text, ControlWord(meant) == nil else { return nil }
    return meant
  }
}

extension Answer {
  /// The answer as the field takes it: what may not be shown is a secret from the first moment, and
  /// a choice is spelled as it is offered. `nil` where it does not take it.
  func fitting(_ field: Field) -> Answer? {
    guard case .text(let text) = self else { return field.isSecret ? self : nil }
    if field.isSecret { return .secret(SecretAnswer(Secret(text))) }
    guard case .choice(let words) = field.kind else { return self }
    return words.first { $0.lowercased() == text.lowercased() }.map { .text($0) }
  }

  /// The place of the same secret is known already.
  func kept(as old: Answer?) -> Answer {
    guard case .secret(let secret) = self, secret.keeping == nil, let old,
      old.configured.value == configured.value
    else { return self }
    return old
  }

  /// Whether another answer is the same, as far as can be read in a journal.
  func means(_ other: Answer) -> Bool {
    guard configured.value == other.configured.value else { return false }
    guard case .secret(let one) = self, case .secret(let two) = other else { return true }
    let isPlain = one.keeping == .plain
    return isPlain == (two.keeping == .plain)
  }
}
