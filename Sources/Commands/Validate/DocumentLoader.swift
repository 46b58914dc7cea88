import Destinations
import Knowledge
import Reports
import Storage
import Text

/// Reads sources: what is in them, or the report that says why nothing is.
struct DocumentLoader {
  /// What came of one lead destination or of a source that holds none.
  enum Item {
    case job(ValidationJob)
    case report(SubjectReport)
  }

  let context: CommandContext
  let isTrusted: Bool
  let allowsPrivateAddresses: Bool
  let explainer: ObservationExplainer
  /// The gravest thing that happened so far.
  private(set) var status = ExitStatus.ok

  init(
    context: CommandContext, isTrusted: Bool, allowsPrivateAddresses: Bool,
    explainer: ObservationExplainer
  ) {
    self.context = context
    self.isTrusted = isTrusted
    self.allowsPrivateAddresses = allowsPrivateAddresses
    self.explainer = explainer
  }

  /// Reads a source.
  mutating func items(of source: ValidationSource) -> [Item] {
    let bytes: [UInt8]
    do {
      InputFile.inviteTyping(source.path, in: context)
      bytes = try TextFile.read(source.path, maximumBytes: DocumentReader.maximumBytes)
    } catch {
      return [.report(unreadable(source, error))]
    }
    do {
      return try DocumentReader.documents(in: bytes, named: source.name)
        .map { .job(job($0, from: source)) }
    } catch {
      return [.report(refused(source, error))]
    }
  }

  private mutating func refused(
    _ source: ValidationSource, _ error: DocumentError
  ) -> SubjectReport {
    status = status.joined(with: .invalidData)
    return report(
      source, said: error.reason, .entry(error.entry, said: error.reason), at: error.position)
  }

  private mutating func job(
    _ document: LeadDocument, from source: ValidationSource
  ) -> ValidationJob {
    let trusted = source.isProfile || isTrusted
    let store = SecretStore(environment: context.environment, runsCommands: trusted)
    let resolver = SecretResolver(store)
    let configuration = document.configuration(
      isTrusted: trusted, allowsPrivateAddresses: allowsPrivateAddresses
    ) { resolver.resolve($0) }
    if resolver.hasUnresolved { status = status.joined(with: .configuration) }
    return ValidationJob(
      name: document.name, source: source.name, document: document,
      configuration: configuration, secrets: resolver.secrets)
  }

  private mutating func unreadable(
    _ source: ValidationSource, _ error: ReadError
  ) -> SubjectReport {
    if case .tooLarge = error { return refused(source, DocumentReader.tooLarge) }
    let failure = InputFile.failure(error)
    status = status.joined(with: failure.status)
    return report(source, said: failure.message, nil, at: nil)
  }

  private func report(
    _ source: ValidationSource, said: String, _ observation: Observation?, at place: TextPosition?
  ) -> SubjectReport {
    let explanation = observation.flatMap {
      explainer.explanation(of: $0, destination: nil, values: [:])
    }
    let line = CheckLine(
      id: "document.readable", title: "the document can be read", status: .broken, said: said,
      explanation: explanation, position: place)
    return SubjectReport(
      name: source.name, source: source.name, destination: nil, checks: [line])
  }
}
