import Arguments
import Destinations
import Reports
import Terminal

/// `validate`: runs the checks of lead destinations, asks nothing, and reports.
struct ValidateCommand {
  private let options: ValidateOptions?
  private let list: CheckList

  init(_ parsed: ParsedCommand) throws(CommandFailure) {
    list = CheckList(format: parsed.value("format").flatMap(ReportFormat.init(rawValue:)) ?? .text)
    options = parsed.flag("list-checks") ? nil : try ValidateOptions(parsed)
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    guard let options else { return try list.run(in: context) }
    let sources = try ValidationSource.sources(options, in: context)
    let explainer = ObservationExplainer(
      archive: try context.archive(), diagnoser: try context.diagnoser(),
      languages: context.languages)
    let network = try Network(
      for: context, patience: options.verification.timeLimit,
      allowsPrivateAddresses: options.allowsPrivateAddresses)
    do {
      let status = try await run(options, sources, explainer, network, in: context)
      network.close()
      return status
    } catch {
      network.close()
      throw error
    }
  }

  private func run(
    _ options: ValidateOptions, _ sources: [ValidationSource], _ explainer: ObservationExplainer,
    _ network: borrowing Network, in context: CommandContext
  ) async throws -> ExitStatus {
    var loader = DocumentLoader(
      context: context, isTrusted: options.isTrusted,
      allowsPrivateAddresses: options.allowsPrivateAddresses, explainer: explainer)
    var queue = SourceQueue(sources)
    var status = ExitStatus.ok
    let outputs = try ReportOutputs(options.reports, in: context)
    let progress = ProgressLine(over: sources.count, in: context)
    let watch = InterruptWatch()
    defer { progress.clear() }
    progress.begin()
    try outputs.begin()
    let validation = Validation(
      verifier: SubjectVerifier(
        transport: network.transport, options: options.verification, explainer: explainer),
      jobs: options.jobs, progress: progress)
    let isInterrupted = try await validation.run(
      next: { queue.next { loader.items(of: $0) } },
      deliver: { subject in
        status = status.joined(with: subject.status)
        try progress.paused { try outputs.add(subject) }
      })
    _ = consume watch
    guard !isInterrupted else { return InterruptWatch.status }
    progress.clear()
    try outputs.end()
    return status.joined(with: loader.status)
  }
}

/// Gives what is in the sources one by one, and reads each source only when it is its turn.
private struct SourceQueue {
  private var sources: ArraySlice<ValidationSource>
  private var items: ArraySlice<DocumentLoader.Item> = []

  init(_ sources: [ValidationSource]) { self.sources = sources[...] }

  mutating func next(
    reading read: (ValidationSource) -> [DocumentLoader.Item]
  ) -> DocumentLoader.Item? {
    while items.isEmpty {
      guard let source = sources.popFirst() else { return nil }
      items = read(source)[...]
    }
    return items.popFirst()
  }
}

extension SubjectReport {
  /// What a destination's verdict tells a script.
  fileprivate var status: ExitStatus {
    // A document that could not be read has a status of its own.
    guard destination != nil else { return .ok }
    return switch verdict {
    case .ok: .ok
    case .broken: .notRecognised
    case .notEstablished: .notEstablished
    }
  }
}
