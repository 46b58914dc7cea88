import Destinations
import Reports
import Terminal
import Wizard

extension SetupDialogue {
  /// Stores what was answered, and says what is to be done with it.
  ///
  /// - Returns: The status that the checks call for.
  func finish(_ options: SetupOptions) async throws -> ExitStatus {
    let end = try SetupEnd(setup, options, in: services.context)
    try say(SetupWording.summary)
    try write(pages.answers(end.record.rows))
    try tellVerdict(end)
    guard !keeper.isDryRun else {
      let profile = try end.record.profile(basedOn: nil)
      try say(SetupWording.wouldStore(end.profilePath))
      try write(String(decoding: profile, as: UTF8.self))
      return end.status
    }
    let failure = try store(end)
    // What was entered may still be written elsewhere.
    for sentence in try end.writeFiles(document: try documentPath(options, end)) {
      try say(sentence)
    }
    if let failure { return failure.status }
    try tellWhatIsLeft(end)
    return end.status
  }

  /// Stores the profile.
  ///
  /// - Returns: Why it is not stored.
  private func store(_ end: SetupEnd) throws -> CommandFailure? {
    let path: String
    do throws(CommandFailure) {
      path = try end.store()
    } catch {
      services.context.complain(error.message)
      if keeper.isKept { try say(SetupWording.kept(end.record.name)) }
      return error
    }
    keeper.finish()
    try say(SetupWording.stored(path))
    return nil
  }

  private func tellVerdict(_ end: SetupEnd) throws {
    let failures = setup.failures
    if setup.isOffline { try say(SetupWording.offlineNote) }
    guard !failures.isEmpty else {
      let warnings = setup.warnings
      if !setup.isOffline {
        try say(warnings.isEmpty ? SetupWording.wellVerified : SetupWording.wellBut)
      }
      return try list(warnings)
    }
    try say(SetupWording.notWell(failures.count))
    try list(failures)
  }

  private func list(_ reports: [CheckReport]) throws {
    for report in reports {
      let line = "\(report.check.title) (\(report.check.id))"
      try write(pages.paragraph(line, indent: 2, hanging: 2))
    }
  }

  private func documentPath(_ options: SetupOptions, _ end: SetupEnd) throws -> String? {
    if let path = options.document { return path }
    let usual = "\(end.record.name)-customer-leads.json"
    try say(SetupWording.documentQuestion(usual))
    while true {
      switch console.ask(ConsoleQuestion(prompt: SetupWording.prompt)) {
      case .line(let line):
        let text = line.trimmedBlanks
        switch ControlWord(text) {
        case .help?: try say(SetupWording.documentQuestion(usual))
        case nil: return text.isEmpty ? usual : text
        default: return nil
        }
      case .interrupted, .endOfInput: return nil
      case .secret, .paste: try say(SetupWording.oneLine)
      }
    }
  }

  private func tellWhatIsLeft(_ end: SetupEnd) throws {
    guard let guide = setup.offer?.guide else { return }
    let values = services.values(of: setup)
    try write(pages.page({ $0.portal(guide) }, values: values))
    try write(pages.answers(end.record.rows))
    try write(pages.page({ $0.notification(guide) }, values: values))
    try say(SetupWording.again)
    try write(pages.numbered(SetupWording.again(end.record.name)))
  }
}
