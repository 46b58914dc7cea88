import Destinations
import Text

extension Setup {
  /// The first value that is to be confirmed; others wait until their field has a meaning.
  var openProposal: Proposal? {
    guard !proposals.isEmpty else { return nil }
    let configuration = configuration
    return proposals.first { offer?.field($0.key)?.applies(configuration) ?? false }
  }

  mutating func propose(_ values: [PastedValue], origin: Proposal.Origin) throws(Refusal) {
    guard let offer else { throw .notAsked }
    let found = values.compactMap { proposal($0, origin: origin) }
    guard !found.isEmpty else { throw .notAsked }
    let all = found + proposals
    // In the order of the fields, as one may rest on another.
    proposals = offer.destination.fields.flatMap { field in
      all.filter { $0.key == field.key }.prefix(1)
    }
  }

  /// A value that is neither a control word nor the answer already.
  private func proposal(_ value: PastedValue, origin: Proposal.Origin) -> Proposal? {
    guard let field = offer?.field(value.key) else { return nil }
    let pasted: Answer =
      switch value.value {
      case .text(let text): .text(field.meant(by: text) ?? text)
      case .secret(let secret): .secret(SecretAnswer(secret))
      }
    guard let answer = pasted.fitting(field), !answer.isControlWord,
      answers[value.key]?.configured.value != answer.configured.value
    else { return nil }
    return Proposal(value.key, answer, origin: origin)
  }

  mutating func confirm(_ isRight: Bool) throws(Refusal) -> [JournalEntry] {
    guard let proposal = openProposal else { throw .notAsked }
    drop(proposal)
    if isRight { return try tryOut(proposal.key, proposal.answer) }
    if case .repaired(let text) = proposal.origin {
      return try tryOut(proposal.key, .text(text))
    }
    return []
  }

  mutating func drop(_ proposal: Proposal) { proposals.removeAll { $0 == proposal } }
}
