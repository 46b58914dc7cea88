import Arguments
import Destinations
import Glibc
import Knowledge
import Storage
import Terminal
import Text
import Wizard

/// `setup`: sets a lead destination up, by questions or by answers that were given before.
struct SetupCommand {
  private let options: SetupOptions

  init(_ parsed: ParsedCommand) throws(CommandFailure) { options = try SetupOptions(parsed) }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let services = SetupServices(
      context: context, allowsPrivateAddresses: options.allowsPrivateAddresses)
    defer { services.close() }
    let setup = try begin(in: context)
    let given = try gather(for: setup, in: context)
    if options.isForAdmin {
      return try SetupRequest(options: options, given: given, services: services).run(setup)
    }
    guard isTerminal(STDIN_FILENO), isTerminal(STDOUT_FILENO), context.options.takesInput else {
      return try await UnattendedSetup(options: options, given: given, services: services)
        .run(setup)
    }
    return try await converse(setup, given, services, in: context)
  }

  /// What was given; for a retired destination, it is carried over to the one in its place.
  private func gather(
    for setup: Setup, in context: CommandContext
  ) throws(CommandFailure) -> GivenAnswers {
    let given = try GivenAnswers.gather(options, environment: context.environment)
    guard let move = given.destination.flatMap({ Move(from: $0, in: setup) }) else { return given }
    context.note(SetupWording.moving(move))
    return given.following(move)
  }

  /// A set-up of every destination that has both checks and a guide.
  private func begin(in context: CommandContext) throws -> Setup {
    let guides = try context.archive().guides
    let offers = Registry.all.compactMap { destination in
      guides.first { $0.destination == destination.id && $0.choice.replacement == nil }
        .map { Offer(destination, $0) }
    }
    return Setup(
      offers: offers, retired: guides.filter { $0.choice.replacement != nil },
      isOffline: options.isOffline, allowsPrivateAddresses: options.allowsPrivateAddresses,
      isName: { ProfileFolder.isName($0) })
  }

  // MARK: - At a terminal

  private func converse(
    _ setup: Setup, _ given: GivenAnswers, _ services: SetupServices, in context: CommandContext
  ) async throws -> ExitStatus {
    // Where nothing can be stored, nothing is asked.
    _ = try StoredProfiles(of: context)
    var configuration = LineEditorConfiguration(
      program: "leadline", environment: context.environment)
    configuration.style = context.terminalStyle(STDOUT_FILENO)
    let console: any Console
    do {
      console = try suitableConsole(
        configuration, isPlain: options.isAccessible || context.wantsPlainConsole)
    } catch {
      throw CommandFailure("the terminal cannot be asked at: \(error)", .software)
    }
    let keeper = SetupKeeper(context, isDryRun: options.isDryRun, fresh: setup) {
      context.complain($0)
    }
    let dialogue = SetupDialogue(setup, console: console, services: services, keeper: keeper)
    if let status = try await dialogue.start(options, given) { return status }
    if let status = try await dialogue.run() { return status }
    return try await dialogue.finish(options)
  }
}

extension CommandContext {
  /// Whether the user has asked programs for whole lines, as a screen reader wants them.
  var wantsPlainConsole: Bool {
    environment["ACCESSIBLE"].map { !$0.isEmpty && $0 != "0" } ?? false
  }
}
