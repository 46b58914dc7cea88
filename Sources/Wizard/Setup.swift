import Destinations
public import Knowledge

/// The set-up of a destination as a value: an input in, the next question and journal entries out.
///
/// It touches no file, no terminal and no network. Whoever drives it asks what `question` says, runs
/// the checks that are `due`, and hands in both answers and results.
public struct Setup: Sendable {
  /// What can be set up.
  public let offers: [Offer]
  /// Destinations that can no longer be chosen.
  public let retired: [Guide]
  /// Whether no service is asked.
  public let isOffline: Bool
  private let isName: @Sendable (String) -> Bool

  /// What is being set up.
  public internal(set) var offer: Offer?
  /// What the set-up is called.
  public internal(set) var profileName: String?
  /// Where one stands.
  public internal(set) var place = Place.destination
  /// What was answered, by key; also to fields that no longer apply.
  var answers: [String: Answer] = [:]
  /// Values of an earlier set-up, which an empty line takes.
  var suggestions: [String: Answer] = [:]
  /// The steps to be done that were said to be.
  var done: Set<String> = []
  /// The steps that were left out.
  var skipped: Set<String> = []
  /// What checks came to, with what they had read.
  var ends: [CheckID: Judged] = [:]
  /// Checks that are not well, and with which the user goes on.
  var accepted: Set<CheckID> = []
  /// An answer whose form is yet to be looked at.
  var candidate: Candidate?
  /// Values that wait to be confirmed.
  var proposals: [Proposal] = []

  /// The end of a check, and the values by which it came about.
  struct Judged: Sendable {
    let end: CheckEnd
    let inputs: [String: Configuration.Value]
  }

  /// An answer on trial.
  struct Candidate: Sendable {
    let key: String
    let answer: Answer
    let checks: Set<CheckID>
  }

  /// Begins with nothing answered.
  ///
  /// - Parameters:
  ///   - offers: What can be set up.
  ///   - retired: The guides of destinations that can no longer be chosen.
  ///   - isOffline: Whether no service is asked.
  ///   - isName: Whether a set-up can be called so.
  public init(
    offers: [Offer], retired: [Guide] = [], isOffline: Bool = false,
    isName: @escaping @Sendable (String) -> Bool
  ) {
    self.offers = offers
    self.retired = retired
    self.isOffline = isOffline
    self.isName = isName
  }

  /// What is to be asked next, once nothing is due.
  public var question: Question {
    if let proposal = proposals.first, let field = offer?.field(proposal.key) {
      return .confirmation(proposal, field)
    }
    switch place {
    case .destination: return .destination
    case .profileName: return .profileName
    case .end: return .end
    case .keeping(let id):
      guard let step = offer?.step(id), let field = step.field.flatMap({ offer?.field($0) })
      else { return .end }
      return .keeping(field, step)
    case .step(let id):
      guard let step = offer?.step(id) else { return .end }
      guard let field = step.field.flatMap({ offer?.field($0) }) else { return .action(step) }
      return .value(field, step, current: answers[field.key] ?? suggestions[field.key])
    }
  }

  /// Takes what happened.
  ///
  /// - Parameter input: What happened.
  /// - Returns: What must not be lost of it, in order.
  /// - Throws: Why nothing has changed.
  public mutating func take(_ input: SetupInput) throws(Refusal) -> [JournalEntry] {
    switch input {
    case .destination(let id): return try choose(id)
    case .profileName(let name): return try call(name)
    case .answer(let key, let value): return try answer(key, value)
    case .keep: return try keep()
    case .kept(let key, let keeping): return try kept(key, keeping)
    case .done: return try finishAction()
    case .skip: return try skip()
    case .back: try goBack()
    case .jump(let place): try jump(to: place)
    case .check: lookAgain()
    case .pasted(let values): try propose(values)
    case .confirm(let isRight): return try confirm(isRight)
    case .checked(let ends): return try judge(ends)
    case .suggestions(let values):
      suggestions = values.filter { !$0.value.isControlWord }
    }
    return []
  }

  // MARK: - The first two questions

  private mutating func choose(_ id: String) throws(Refusal) -> [JournalEntry] {
    if ControlWord(id) != nil { throw .controlWord }
    if let guide = retired.first(where: { $0.destination == id }) {
      throw .retired(guide.title, replacement: guide.choice.replacement ?? "")
    }
    guard let chosen = offers.first(where: { $0.destination.id == id }) else {
      throw .unknownDestination(id)
    }
    if chosen.destination.id != offer?.destination.id {
      // Nothing that was said of one destination holds for another.
      answers = [:]
      suggestions = [:]
      done = []
      skipped = []
      ends = [:]
      accepted = []
    }
    offer = chosen
    advance()
    return [.destination(id)]
  }

  private mutating func call(_ name: String) throws(Refusal) -> [JournalEntry] {
    if ControlWord(name) != nil { throw .controlWord }
    guard isName(name) else { throw .invalidName(name) }
    profileName = name
    advance()
    return [.profileName(name)]
  }

  // MARK: - Going about

  private mutating func goBack() throws(Refusal) {
    if !proposals.isEmpty {
      proposals = []
      return
    }
    let visible = places.filter { if case .keeping = $0 { false } else { true } }
    let here: Place = if case .keeping(let id) = place { .step(id) } else { place }
    if here != place {
      place = here
      return
    }
    guard let number = visible.firstIndex(of: here), number > 0 else { throw .nothingBefore }
    place = visible[number - 1]
  }

  private mutating func jump(to other: Place) throws(Refusal) {
    guard places.contains(other) else { throw .unknownPlace }
    proposals = []
    place = other
  }

  /// Goes to the first question that is open; where something is not well, to what is to be mended.
  mutating func advance() {
    guard let next = places.first(where: { !isSettled($0) }) else {
      place = .end
      return
    }
    place = next
    guard case .step(let id) = next, case .troubled(let reports) = state(of: id),
      let report = reports.first
    else { return }
    place = .step(stepToMend(report, of: id))
  }

  /// Checks of something to be done are mended there; other ones where the field to blame is asked.
  private func stepToMend(_ report: CheckReport, of id: String) -> String {
    guard offer?.step(id)?.field != nil, let key = report.field,
      let step = steps.first(where: { $0.field == key }), answers[key] != nil
    else { return id }
    return step.id
  }
}
