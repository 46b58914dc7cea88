import Destinations
import Knowledge
import Reports
import Terminal
import Text
import Wizard

/// Holds a set-up as a dialogue at a console, until it is finished or left.
final class SetupDialogue {
  /// How a turn of the dialogue ended.
  enum Turn {
    case goOn
    case left(ExitStatus)
    case answered
  }

  var setup: Setup
  let console: any Console
  let services: SetupServices
  let keeper: SetupKeeper
  let pages: SetupPages
  /// The question that stands on the screen with all that belongs to it.
  private var shown: Place?
  /// Whether the user interrupted: nothing is looked at before the next answer.
  private var isPaused = false
  /// When a key last had the question explained.
  private var explained: ContinuousClock.Instant?
  /// Whether what was typed last asks for nothing to be looked at.
  var staysPaused = false
  /// What was given before anything was asked, until it is taken.
  var given: GivenAnswers?
  /// Whether the user wants to leave, said at a question besides those of the set-up.
  var wantsToLeave = false

  init(
    _ setup: Setup, console: any Console, services: SetupServices, keeper: SetupKeeper
  ) {
    self.setup = setup
    self.console = console
    self.services = services
    self.keeper = keeper
    pages = SetupPages(context: services.context, console: console)
  }

  /// Asks and looks until there is nothing more to ask.
  ///
  /// - Returns: `nil` when all is answered; else the status with which the user left.
  func run() async throws -> ExitStatus? {
    while true {
      try await takeGiven()
      if wantsToLeave, case .left(let status) = try leave() { return status }
      if !isPaused { try await look() }
      switch try await turn() {
      case .goOn: isPaused = isPaused && staysPaused
      case .left(let status): return status
      case .answered: return nil
      }
    }
  }

  // MARK: - Looking

  /// Runs what is due, until nothing is.
  func look() async throws {
    while true {
      let due = setup.due
      guard !due.isEmpty else { return }
      let isProbe = setup.isProbing
      guard let ends = try await runDue() else {
        isPaused = true
        try say(SetupWording.cancelled)
        return
      }
      // An answer that is refused is gone afterwards, and its explanation speaks of it.
      let before = setup
      do throws(Refusal) {
        keeper.record(try setup.take(.checked(ends)))
      } catch {
        try tell(error, of: before)
        return
      }
      try tell(ends)
      try proposeSwap(ends.map(\.report))
      if isProbe, setup.place != before.place, case .action(let step) = before.question {
        try say(SetupWording.alreadyDone(step.title))
      }
      // What leaves a check due would be looked at without end.
      guard setup.due != due else {
        throw CommandFailure("the checks \(due.map(\.rawValue).sorted()) do not end", .software)
      }
    }
  }

  /// Runs what is due, once; `nil` where the user interrupted.
  func runDue() async throws -> [CheckEnd]? {
    let due = setup.due
    let (ends, isInterrupted) = try await pages.progress(of: due, in: setup) { progress in
      try await services.run(due, of: setup, progress: progress)
    }
    return isInterrupted ? nil : ends
  }

  /// What is yet to be done is told where it is asked for.
  private func tell(_ ends: [CheckEnd]) throws {
    let troubles = Set(setup.troubles.map(\.check.id))
    for report in ends.map(\.report) {
      switch report.status {
      case .skipped: continue
      case .ok where report.check.kind == .form: continue
      case .ok: try tell(report)
      case .warning: if !setup.isAhead(report.check.id) { try tell(report) }
      case .broken, .notEstablished:
        if troubles.contains(report.check.id) || setup.isUnseen(report) { try tell(report) }
      }
    }
  }

  private func tell(_ report: CheckReport) throws {
    try write(pages.text(of: services.line(for: report, of: setup)))
  }

  // MARK: - Asking

  func scene(for question: Question) throws -> SetupScene {
    let options: [KeepingOption] =
      if case .keeping(let field, _) = question { keepingOptions(for: field) } else { [] }
    return SetupScene(
      setup: setup, values: services.values(of: setup), keepingOptions: options,
      suggestedName: keeper.suggestedName,
      canMend: services.playsFaults,
      notYet: try setup.notYet.map { try services.line(for: $0, of: setup) })
  }

  /// The Enter behind a '?', which is an answer at once and needs none, must not answer the
  /// question.
  private var isExplainedJustNow: Bool {
    explained.map { ContinuousClock.now - $0 < .milliseconds(500) } ?? false
  }

  private func turn() async throws -> Turn {
    let question = setup.question
    if case .end = question { return .answered }
    if case .action(let step) = question, setup.sendsTestLead(step),
      setup.isOffline || keeper.isDryRun
    {
      try hand(.skip)
      return .goOn
    }
    staysPaused = false
    let scene = try scene(for: question)
    if setup.place != shown {
      try write(pages.introduction(to: question, in: scene))
      shown = setup.place
    }
    try write(pages.hint(for: question, in: scene))
    var asked = pages.consoleQuestion(for: question, in: scene)
    let help = asked.help
    asked.help = { [self] in
      explained = .now
      return help()
    }
    switch console.ask(asked) {
    case .line(let line) where line.trimmedBlanks.isEmpty && isExplainedJustNow: return .goOn
    case .line(let line): return try await take(line, at: question)
    case .secret(let secret): return try await take(secret, at: question)
    case .paste(let text): return try take(paste: text, at: question)
    case .interrupted: return try leaveAfterInterruption()
    case .endOfInput: return try leave()
    }
  }

  /// Has a question, and what belongs to it, shown once more.
  func showAgain() { shown = nil }

  // MARK: - Leaving

  private func leaveAfterInterruption() throws -> Turn {
    try say(SetupWording.leave(isKept: keeper.isKept))
    switch console.ask(ConsoleQuestion(prompt: SetupWording.prompt)) {
    case .line(let line) where YesOrNo(line, default: .no) == .yes:
      return try leave(.interrupted)
    case .line(let line) where ControlWord(line) == .quit: return try leave()
    case .interrupted, .endOfInput: return try leave(.interrupted)
    default:
      showAgain()
      return .goOn
    }
  }

  func leave(_ status: ExitStatus = .ok) throws -> Turn {
    try say(
      keeper.isKept ? SetupWording.kept(setup.profileName ?? "") : SetupWording.nothingKept)
    return .left(status)
  }

  // MARK: - Speaking

  func write(_ text: String) throws {
    if !text.isEmpty { try console.write(text) }
  }

  func say(_ text: String) throws { try write(pages.paragraph(text)) }

  /// Says why an input changed nothing.
  private func tell(_ refusal: Refusal, of setup: Setup) throws {
    if case .form(let reports) = refusal {
      for report in reports { try write(pages.text(of: services.line(for: report, of: setup))) }
    } else {
      try say(SetupWording.sentence(for: refusal))
    }
  }

  /// Hands an input to the set-up, keeps what it accepts, and says why where it refuses.
  func hand(_ input: SetupInput) throws {
    do throws(Refusal) {
      keeper.record(try setup.take(input))
    } catch {
      try tell(error, of: setup)
    }
  }
}
