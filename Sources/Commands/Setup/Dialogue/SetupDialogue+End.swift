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
      try say(SetupWording.wouldStore(end.profilePath))
      try write(try end.preview())
      return end.status
    }
    guard try mayReplace(end.record) else { return try leaveAtEnd() }
    let failure = try store(end)
    if failure == nil { try tellWhatIsLeft(end) }
    // What was entered may still be written elsewhere.
    try writeFiles(end, options)
    return failure?.status ?? end.status
  }

  /// A set-up of another destination is not replaced unasked.
  private func mayReplace(_ record: SetupRecord) throws -> Bool {
    guard let stored = try? keeper.stored(record.name),
      stored.destination.id != record.destination.id
    else { return true }
    try say(SetupWording.otherDestination(stored.name, stored.destination.name))
    try say(SetupWording.replaces)
    return try isConfirmed(usual: .no) ?? false
  }

  private func leaveAtEnd() throws -> ExitStatus {
    if case .left(let status) = try leave() { return status }
    return .ok
  }

  /// Writes the document and the answers; where the document cannot be, another place is asked for.
  private func writeFiles(_ end: SetupEnd, _ options: SetupOptions) throws {
    while let path = try documentPath(options, end) {
      let told: String?
      do throws(CommandFailure) {
        told = try end.writeDocument(to: path)
      } catch {
        guard options.document == nil else { throw error }
        try say(SetupWording.notWritten(error.message))
        continue
      }
      if let told { try say(told) }
      break
    }
    if let told = try end.writeAnswers() { try say(told) }
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
    end.removeUnusedSecrets()
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
      let line = try services.line(for: report, of: setup)
      try write(pages.paragraph("\(line.headline) (\(line.id))", indent: 2, hanging: 2))
    }
  }

  private func documentPath(_ options: SetupOptions, _ end: SetupEnd) throws -> String? {
    if let path = options.document { return path }
    let usual = "\(end.record.name)-customer-leads.json"
    try say(SetupWording.documentQuestion(usual))
    guard case .text(let line) = try askAside(help: SetupWording.documentQuestion(usual)) else {
      return nil
    }
    return try chosenPath(line, usual)
  }

  /// The path that an answer means: none for a no, and one that is there only after a further yes.
  private func chosenPath(_ text: String, _ usual: String) throws -> String? {
    switch YesOrNo(text, default: .yes) {
    case .no: return nil
    case .yes: return try isFree(usual) ? usual : nil
    case nil:
      let path = HomeFolder(path: services.context.environment["HOME"]).absolute(text)
      return try isFree(path) ? path : nil
    }
  }

  private func isFree(_ path: String) throws -> Bool {
    guard path != "-", InputFile.exists(path) else { return true }
    try say(SetupWording.overwrites(path))
    return try isConfirmed(usual: .no) ?? false
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
