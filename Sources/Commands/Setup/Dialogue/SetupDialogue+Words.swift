import Destinations
import Knowledge
import Terminal
import Wizard

extension SetupDialogue {
  /// Does what a word that steers asks for.
  func follow(_ word: ControlWord, at question: Question) async throws -> Turn {
    staysPaused = [.help, .steps, .admin].contains(word)
    switch word {
    case .help: try write(pages.help(for: question, in: try scene(for: question)))
    case .back: try hand(.back)
    case .steps: return try await showSteps()
    case .skip: try skip()
    case .check: try hand(.check)
    case .wait: try await wait()
    case .admin: try writeRequest(at: question)
    case .mend: try mend()
    case .quit: return try leave()
    }
    if [.back, .check, .skip].contains(word) { showAgain() }
    return .goOn
  }

  private func skip() throws {
    if case .confirmation = setup.question { return try hand(.confirm(false)) }
    try hand(.skip)
  }

  /// Shows what is done, and goes where the user wants.
  private func showSteps() async throws -> Turn {
    let lines = setup.overview
    try write(pages.overview(lines))
    try say(SetupWording.stepsPrompt)
    showAgain()
    guard case .text(let text) = try askAside(help: SetupWording.stepsPrompt) else {
      return wantsToLeave ? try leave() : .goOn
    }
    if let number = Int(text), lines.indices.contains(number - 1) {
      try hand(.jump(lines[number - 1].place))
    }
    return .goOn
  }

  private func writeRequest(at question: Question) throws {
    guard let guide = setup.offer?.guide else { return try say(SetupWording.noRequest) }
    let step: GuideStep? =
      switch question {
      case .action(let step), .value(_, let step, _), .keeping(_, let step): step
      case .destination, .profileName, .confirmation, .end: nil
      }
    guard let step, !step.request.isEmpty else { return try say(SetupWording.noRequest) }
    // A message to be copied: it stands apart.
    let request = pages.request([step], of: guide, values: services.values(of: setup))
    try write("\n" + request + "\n")
  }

  private func mend() throws {
    guard services.isSandboxed else { return try say(SetupWording.mendOnlyInSandbox) }
    let isMended = try services.mend(setup.failures)
    try say(isMended ? SetupWording.mended : SetupWording.nothingToMend)
  }

  // MARK: - Waiting

  /// Looks again and again until it is well; changes take minutes to arrive everywhere.
  private func wait() async throws {
    let start = ContinuousClock.now
    var pause: Duration = .seconds(2)
    var count = 0
    while true {
      try hand(.check)
      let isWell = try await lookQuietly()
      count += 1
      guard let isWell, !isWell else { break }
      guard .now - start < Self.patience else {
        try say(SetupWording.waitTimedOut)
        break
      }
      guard try await pages.pause(pause, saying: SetupWording.waiting(count, seconds: pause)) else {
        try say(SetupWording.waitStopped)
        break
      }
      pause = min(pause * 3 / 2, Self.longestPause)
    }
    showAgain()
  }

  private static let patience: Duration = .seconds(30 * 60)
  private static let longestPause: Duration = .seconds(30)

  /// Looks without a word as long as it is not well.
  ///
  /// - Returns: Whether it is well; `nil` where the user interrupted.
  private func lookQuietly() async throws -> Bool? {
    while !setup.due.isEmpty {
      let due = setup.due
      guard let ends = try await runDue() else {
        try say(SetupWording.waitStopped)
        return nil
      }
      try hand(.checked(ends))
      for end in ends where end.report.status == .ok && end.report.check.kind != .form {
        try write(pages.text(of: services.line(for: end.report, of: setup)))
      }
      if setup.due == due { return nil }
    }
    return setup.troubles.isEmpty && setup.notYet.isEmpty
  }
}
