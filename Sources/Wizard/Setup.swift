import Destinations
public import Knowledge

/// The set-up of a destination as a value: an input in, the next question and journal entries out.
///
/// It touches no file, no terminal and no network. Whoever drives it runs the checks that are `due`
/// as long as there are any, asks what `question` says, and hands in both results and answers.
public struct Setup: Sendable {
  /// What can be set up.
  public let offers: [Offer]
  /// Destinations that can no longer be chosen.
  public let retired: [Guide]
  /// Whether no service is asked.
  public let isOffline: Bool
  /// Whether an endpoint may have a private address.
  public let allowsPrivateAddresses: Bool
  private let isName: @Sendable (String) -> Bool

  /// What is being set up.
  public private(set) var offer: Offer? { didSet { cached = nil } }
  /// What the set-up is called.
  public private(set) var profileName: String?
  /// Where one stands.
  public internal(set) var place = Place.destination
  /// Whether one went there by oneself.
  private(set) var isChosen = false
  /// What was answered, by key; also to fields that no longer apply.
  var answers: [String: Answer] = [:] { didSet { cached = nil } }
  /// Values of an earlier set-up, which an empty line takes.
  var suggestions: [String: Answer] = [:]
  /// The steps to be done that were said to be.
  var done: Set<String> = []
  /// The steps that were left out.
  var skipped: Set<String> = []
  /// What checks came to, with what they had read.
  var ends = Judgements() { didSet { cached = nil } }
  /// Checks that are not well, and with which the user goes on.
  var accepted: Set<CheckID> = []
  /// An answer whose form is yet to be looked at.
  var candidate: Candidate? { didSet { cached = nil } }
  /// The checks that look at its form.
  var trial: Set<CheckID> = []
  /// Values that wait to be confirmed; some until their field has a meaning.
  var proposals: [Proposal] = []
  private var cached: Standing?

  /// An answer on trial.
  struct Candidate: Sendable {
    let key: String
    let answer: Answer
  }

  /// Begins with nothing answered.
  ///
  /// - Parameters:
  ///   - offers: What can be set up.
  ///   - retired: The guides of destinations that can no longer be chosen.
  ///   - isOffline: Whether no service is asked.
  ///   - allowsPrivateAddresses: Whether an endpoint may have a private address.
  ///   - isName: Whether a set-up can be called so.
  public init(
    offers: [Offer], retired: [Guide] = [], isOffline: Bool = false,
    allowsPrivateAddresses: Bool = false,
    isName: @escaping @Sendable (String) -> Bool
  ) {
    self.offers = offers
    self.retired = retired
    self.isOffline = isOffline
    self.allowsPrivateAddresses = allowsPrivateAddresses
    self.isName = isName
  }

  /// What is to be asked next, once nothing is due.
  public var question: Question {
    if let proposal = openProposal, let field = offer?.field(proposal.key) {
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
  /// - Throws: Why nothing was taken of it.
  public mutating func take(_ input: SetupInput) throws(Refusal) -> [JournalEntry] {
    defer { refresh() }
    if case .checked(let ends) = input { return try judge(ends) }
    // Whatever else happens, an answer on trial was not waited for.
    if candidate != nil { candidate = nil }
    refresh()
    switch input {
    case .check: lookAgain()
    case .suggestions(let values): suggestions = values.filter { !$0.value.isControlWord }
    case .back:
      let target = try before()
      return go(to: target)
    case .jump(let target):
      guard places.contains(target) else { throw .unknownPlace }
      return go(to: target)
    default: return try respond(input)
    }
    return []
  }

  private mutating func respond(_ input: SetupInput) throws(Refusal) -> [JournalEntry] {
    let entries: [JournalEntry]
    switch input {
    case .destination(let id): entries = try choose(id)
    case .profileName(let name): entries = try call(name)
    case .answer(let key, let value): entries = try answer(key, value)
    case .keep: entries = try keep()
    case .kept(let key, let keeping): entries = try kept(key, keeping)
    case .done: entries = try finishAction()
    case .skip: entries = try skip()
    case .pasted(let values):
      try propose(values, origin: .pasted)
      entries = []
    case .meant(let values):
      try propose(values, origin: .meant)
      entries = []
    case .confirm(let isRight): entries = try confirm(isRight)
    case .back, .jump, .check, .checked, .suggestions: entries = []
    }
    isChosen = false
    return entries
  }

  // MARK: - The first two questions

  mutating func choose(_ id: String) throws(Refusal) -> [JournalEntry] {
    if ControlWord(id) != nil { throw .controlWord }
    if let guide = retired.first(where: { $0.destination == id }) {
      throw .retired(guide.title, replacement: guide.choice.replacement ?? "")
    }
    guard let chosen = offers.first(where: { $0.destination.id == id }) else {
      throw .unknownDestination(id)
    }
    if chosen.destination.id != offer?.destination.id { forgetEverything() }
    offer = chosen
    return [.destination(id)] + advance()
  }

  /// Nothing that was said of one destination holds for another.
  private mutating func forgetEverything() {
    answers = [:]
    suggestions = [:]
    done = []
    skipped = []
    ends = Judgements()
    accepted = []
    proposals = []
  }

  mutating func call(_ name: String) throws(Refusal) -> [JournalEntry] {
    if ControlWord(name) != nil { throw .controlWord }
    guard isName(name) else { throw .invalidName(name) }
    profileName = name
    return [.profileName(name)] + advance()
  }

  // MARK: - Going about

  /// Where one comes by going back; from something to be confirmed to the question at hand.
  private func before() throws(Refusal) -> Place {
    if openProposal != nil { return place }
    if case .keeping(let id) = place { return .step(id) }
    let visible = places.filter { if case .keeping = $0 { false } else { true } }
    guard let number = visible.firstIndex(of: place), number > 0 else { throw .nothingBefore }
    return visible[number - 1]
  }

  private mutating func go(to target: Place) -> [JournalEntry] {
    proposals = []
    place = target
    isChosen = true
    return arrive()
  }

  /// Goes to the first question that is open; where something is not well, to what is to be mended.
  mutating func advance() -> [JournalEntry] {
    refresh()
    isChosen = false
    place = firstOpen
    if let step = step(at: place), case .troubled(let reports) = state(of: step.id) {
      place = .step(stepToMend(reports, of: step))
    }
    return arrive()
  }

  /// Goes where an answer that was refused is asked for.
  mutating func place(atQuestionFor key: String) {
    guard let step = standing?.steps.first(where: { $0.field == key }) else { return }
    place = .step(step.id)
  }

  /// Passes by what is seen to be done already.
  mutating func arrive() -> [JournalEntry] {
    guard let standing, let step = step(at: place), isDoneAlready(step, standing) else { return [] }
    done.insert(step.id)
    return [.done(step.id)] + advance()
  }

  // MARK: - What follows from the answers

  /// What follows from the answers; `nil` as long as no destination is chosen.
  var standing: Standing? { cached ?? worked }

  /// Works out once what was changed.
  mutating func refresh() {
    if cached == nil { cached = worked }
  }

  private var worked: Standing? {
    guard let offer else { return nil }
    var entries = answers.mapValues(\.configured)
    if let candidate { entries[candidate.key] = candidate.answer.configured }
    return Standing(
      offer, entries: entries, ends, offline: isOffline,
      allowsPrivateAddresses: allowsPrivateAddresses)
  }
}
