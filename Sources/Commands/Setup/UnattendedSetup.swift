import Destinations
import Reports
import Storage
import Text
import Wizard

/// Sets up by answers that were given before; what is missing is named, and nothing is asked.
struct UnattendedSetup {
  let options: SetupOptions
  let given: GivenAnswers
  let services: SetupServices

  private var context: CommandContext { services.context }

  func run(_ fresh: Setup) async throws -> ExitStatus {
    guard !options.resumes else {
      throw CommandFailure("'--resume' asks; it needs a terminal to ask at", .usage)
    }
    var setup = fresh
    let named = try destination(in: setup)
    guard let destination = named, let name = given.profile else { throw missing(named) }
    try take(.destination(destination.id), &setup)
    try take(.profileName(name), &setup)
    let stored = try storedAnswers(name, destination, in: setup)
    try await answer(&setup, destination, stored)
    try await goThrough(&setup)
    return try await end(setup)
  }

  // MARK: - Answers

  /// The destination that is named, or else that of the set-up that is stored.
  private func destination(in setup: Setup) throws(CommandFailure) -> Destination? {
    if let id = given.destination { return Registry.destination(id) }
    guard let name = given.profile else { return nil }
    let profiles = try StoredProfiles(of: context)
    guard profiles.names.contains(name) else { return nil }
    let stored = try profiles.profile(name).destination
    guard SetupDestination.named(stored.id) != nil else {
      throw CommandFailure(SetupDestination.refusal(of: stored.id), .usage)
    }
    guard let move = Move(from: stored.id, in: setup) else { return stored }
    context.note(SetupWording.moving(move))
    return Registry.destination(move.replacement)
  }

  private func missing(_ destination: Destination?) -> CommandFailure {
    let required = destination.map { destination in
      MissingAnswers(
        of: destination, in: Configuration(entries: given.values.mapValues(\.entry))
      ).lines
    }
    let first = MissingAnswers(
      [], needsDestination: destination == nil, needsProfile: given.profile == nil)
    return CommandFailure(lines: first.lines + (required ?? []), .usage)
  }

  private func storedAnswers(
    _ name: String, _ destination: Destination, in setup: Setup
  ) throws(CommandFailure) -> [String: Answer] {
    let profiles = try StoredProfiles(of: context)
    guard profiles.names.contains(name) else { return [:] }
    let stored = try profiles.profile(name)
    let id = stored.destination.id
    let leads = Move(from: id, in: setup)?.replacement ?? id
    return leads == destination.id ? services.answers(in: stored) : [:]
  }

  /// Hands in every answer, in the order of the fields; the first whose form is wrong ends it.
  private func answer(
    _ setup: inout Setup, _ destination: Destination, _ stored: [String: Answer]
  ) async throws {
    let checked = try given.checked(for: destination)
    for field in destination.fields {
      let answer =
        checked.values[field.key].map { services.answer($0.value, to: field, of: destination) }
        ?? stored[field.key]
      guard let answer, setup.applies(field, answered: answer) else { continue }
      try take(.answer(field.key, answer), &setup)
      // It is judged as it was given: what is repaired by itself could not be told from a mistake.
      if case .confirmation = setup.question { try take(.confirm(false), &setup) }
      try await look(&setup, isForm: true)
    }
    let missing = MissingAnswers(of: destination, in: setup.configuration)
    guard missing.isEmpty else { throw missing.failure }
  }

  // MARK: - Steps

  /// Goes through all steps: what the user is to do counts as done, and is looked at.
  private func goThrough(_ setup: inout Setup) async throws {
    while true {
      try await look(&setup, isForm: false)
      guard !setup.isMending else {
        // The others are looked at all the same: the report is to be whole.
        try take(.skip, &setup)
        continue
      }
      switch setup.question {
      case .end: return
      case .action(let step):
        let isLeftOut = setup.sendsTestLead(step) && !maySendTestLead
        try take(isLeftOut ? .skip : .done, &setup)
      case .value, .confirmation: try take(.skip, &setup)
      case .keeping(let field, _):
        throw CommandFailure("'\(field.key)' is not given by reference", .usage)
      case .destination, .profileName:
        throw CommandFailure("the set-up does not go on", .software)
      }
    }
  }

  /// Whether a test lead may be written.
  private var maySendTestLead: Bool {
    given.sendsTestLead == true && !options.isDryRun && !options.isOffline
  }

  private func look(_ setup: inout Setup, isForm: Bool) async throws {
    while !setup.due.isEmpty, !isForm || setup.isOnTrial {
      let due = setup.due
      let (ends, isInterrupted) = try await services.run(due, of: setup) { _ in }
      guard !isInterrupted else { throw CommandFailure(lines: [], .interrupted) }
      try take(.checked(ends), &setup)
      guard setup.due != due else {
        throw CommandFailure("the checks \(due.map(\.rawValue).sorted()) do not end", .software)
      }
    }
  }

  private func take(_ input: SetupInput, _ setup: inout Setup) throws {
    do throws(Refusal) {
      _ = try setup.take(input)
    } catch {
      guard case .form(let reports) = error else {
        throw CommandFailure(SetupWording.sentence(for: error), .usage)
      }
      try write(reports, of: setup)
      throw CommandFailure(SetupWording.notStoredBroken, .notRecognised)
    }
  }

  // MARK: - The end

  private func end(_ setup: Setup) async throws -> ExitStatus {
    let end = try SetupEnd(setup, options, in: context)
    if !context.options.isQuiet || !setup.failures.isEmpty { try write(setup.failures, of: setup) }
    guard end.status != .notRecognised else {
      throw CommandFailure(SetupWording.notStoredBroken, .notRecognised)
    }
    guard !options.isDryRun else {
      context.note(SetupWording.wouldStore(end.profilePath))
      try context.write(try end.preview())
      return end.status
    }
    context.note(SetupWording.stored(try end.store()))
    end.removeUnusedSecrets()
    let document = try options.document.flatMap { path throws(CommandFailure) in
      try end.writeDocument(to: path)
    }
    for sentence in [document, try end.writeAnswers()].compactMap(\.self) {
      context.note(sentence)
    }
    return end.status
  }

  private func write(_ reports: [CheckReport], of setup: Setup) throws {
    let usesASCII = !context.usesUTF8
    for report in reports {
      let line = try services.line(for: report, of: setup)
      try context.write(line.text(context.style, usesASCII: usesASCII))
    }
  }
}
