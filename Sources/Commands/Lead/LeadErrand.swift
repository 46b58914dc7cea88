import Destinations
import Reports
import Terminal
import Text

/// Goes to the leads of every destination in a document, and does something there.
struct LeadErrand {
  /// A place that was reached.
  struct Visit {
    let job: ValidationJob
    let place: any LeadPlace
    let lines: CheckLineWriter
    let progress: ProgressLine

    /// What came of it, with lines about what is not well.
    func report(
      _ checks: [CheckLine], leads: [LeadLine] = [], counts: [LeadState: Int]? = nil,
      own: Int? = nil
    ) -> LeadErrandReport {
      LeadErrandReport(LeadErrand.subject(of: job, checks), leads: leads, counts: counts, own: own)
    }
  }

  let kind: LeadErrandKind
  let purpose: LeadAccess.Purpose
  let options: LeadPlaceOptions

  func run(
    in context: CommandContext, _ act: (Visit) async throws -> LeadErrandReport
  ) async throws -> ExitStatus {
    let source = try options.source(in: context)
    let explainer = ObservationExplainer(
      archive: try context.archive(), diagnoser: try context.diagnoser(),
      languages: context.languages)
    var loader = DocumentLoader(
      context: context, isTrusted: options.isTrusted,
      allowsPrivateAddresses: options.allowsPrivateAddresses, explainer: explainer)
    let items = loader.items(of: source)
    let network = try Network(
      for: context, patience: options.timeLimit,
      allowsPrivateAddresses: options.allowsPrivateAddresses)
    do {
      let status = try await run(items, network, explainer, in: context, act)
      network.close()
      return status.joined(with: loader.status)
    } catch {
      network.close()
      throw error
    }
  }

  private func run(
    _ items: [DocumentLoader.Item], _ network: borrowing Network,
    _ explainer: ObservationExplainer, in context: CommandContext,
    _ act: (Visit) async throws -> LeadErrandReport
  ) async throws -> ExitStatus {
    var renderer = LeadErrandRenderer(
      kind, as: options.format, setting(in: context), at: .now)
    let progress = ProgressLine(over: 1, in: context)
    let watch = InterruptWatch()
    defer { progress.clear() }
    progress.begin()
    try write(renderer.begin(), in: context)
    var status = ExitStatus.ok
    for item in items where !InterruptWatch.isInterrupted {
      let report = try await report(on: item, network, explainer, progress, act)
      if report.subject.destination != nil { status = status.joined(with: report.status) }
      try progress.paused { try write(renderer.add(report), in: context) }
    }
    try write(renderer.end(), in: context)
    let isInterrupted = InterruptWatch.isInterrupted
    _ = consume watch
    return isInterrupted ? InterruptWatch.status : status
  }

  private func report(
    on item: DocumentLoader.Item, _ network: borrowing Network,
    _ explainer: ObservationExplainer, _ progress: ProgressLine,
    _ act: (Visit) async throws -> LeadErrandReport
  ) async throws -> LeadErrandReport {
    guard case .job(let job) = item else {
      guard case .report(let subject) = item else { return LeadErrandReport(.nothing) }
      return LeadErrandReport(subject)
    }
    guard let destination = job.document.destination else {
      return LeadErrandReport(
        Self.subject(of: job, [SubjectVerifier.unchecked(job, explainer)]))
    }
    let lines = CheckLineWriter(job: job, explainer: explainer)
    let visit = LeadVisit(
      destination, job.configuration, over: network.transport, timeLimit: options.timeLimit)
    let purpose = purpose
    let arrival = await Interruptible.run {
      await visit.arrive(for: purpose) { progress.ended($0, of: job.name) }
    }
    switch arrival {
    case .closed(let reports):
      return LeadErrandReport(Self.subject(of: job, reports.map(lines.line)))
    case .nowhere(let outcome, _):
      let line = lines.line("lead.place", "leads can be reached there", outcome)
      return LeadErrandReport(Self.subject(of: job, [line]))
    case .open(let place, _):
      return try await act(Visit(job: job, place: place, lines: lines, progress: progress))
    }
  }

  private static func subject(of job: ValidationJob, _ checks: [CheckLine]) -> SubjectReport {
    SubjectReport(
      name: job.name, source: job.source, destination: job.document.destinationName,
      checks: checks)
  }

  private func setting(in context: CommandContext) -> ReportSetting {
    var setting = ReportSetting(
      version: Version.current, style: context.style, makeToken: { "" })
    setting.isQuiet = context.options.isQuiet
    setting.usesASCII = !context.usesUTF8
    return setting
  }

  private func write(_ text: String, in context: CommandContext) throws {
    guard !text.isEmpty else { return }
    try context.write(text)
    try context.flush()
  }
}

extension SubjectReport {
  /// Of what holds nothing at all.
  fileprivate static let nothing = SubjectReport(
    name: "", source: "", destination: nil, checks: [])
}

extension LeadErrandReport {
  /// What a destination's verdict tells a script.
  fileprivate var status: ExitStatus {
    switch subject.verdict {
    case .ok: .ok
    case .broken: .notRecognised
    case .notEstablished: .notEstablished
    }
  }
}
