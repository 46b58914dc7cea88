import Arguments
import Destinations
import Diagnosis
import Knowledge
import Reports
import Storage
import Terminal
import Text
import Transport
import Wizard

/// What a set-up needs besides questions and answers: it looks at services, explains what was seen,
/// and fetches secrets.
final class SetupServices {
  let context: CommandContext
  private let timeLimit: Duration
  private let allowsPrivateAddresses: Bool
  /// Made when a service is first asked: most of a start's time would go into it.
  private var network: Network?
  private var explaining: ObservationExplainer?

  init(
    context: CommandContext, timeLimit: Duration = .seconds(30),
    allowsPrivateAddresses: Bool = false
  ) {
    self.context = context
    self.timeLimit = timeLimit
    self.allowsPrivateAddresses = allowsPrivateAddresses
  }

  func close() { network.take()?.close() }

  // MARK: - The sandbox

  /// Whether the services are played.
  var isSandboxed: Bool { context.options.network.usesSandbox }

  /// Whether something was ordered to go wrong.
  var playsFaults: Bool { isSandboxed && !context.options.network.faults.isEmpty }

  /// The values that the sandbox takes for the fields of a destination.
  func sandboxValues(
    for destination: Destination, authentication: String?
  ) throws -> [(key: String, value: String)] {
    guard isSandboxed else { return [] }
    _ = try way()
    return network?.sandboxValues(for: destination.id, authentication: authentication) ?? []
  }

  /// Has the sandbox take back what stands behind failures; where none of it is known to, all that
  /// was ordered.
  ///
  /// - Returns: Whether there was anything.
  func mend(_ failures: [CheckReport]) throws -> Bool {
    _ = try way()
    let ordered = network?.orderedFaults() ?? []
    let ids = Set(failures.map(\.check.id.rawValue))
    // Trouble of the network shows at whatever check comes first.
    let meant = ordered.filter { ids.contains($0.check) || $0.isOfNetwork }
    let names = (meant.isEmpty ? ordered : meant).map(\.name)
    guard !names.isEmpty else { return false }
    return try network?.mend(names).isEmpty == false
  }

  // MARK: - Looking

  /// Runs checks, and says whether the user interrupted them.
  func run(
    _ due: Set<CheckID>, of setup: Setup, progress: @escaping @Sendable (CheckReport) -> Void
  ) async throws -> (ends: [CheckEnd], isInterrupted: Bool) {
    guard let destination = setup.offer?.destination else { return ([], false) }
    let isLive = destination.checks.contains { due.contains($0.id) && $0.kind != .form }
    var options = Verification.Options()
    options.timeLimit = timeLimit
    options.sendsTestLead = true
    let transport: any HTTPTransport = isLive ? try way() : NoTransport()
    let verification = Verification(
      destination, setup.configuration, over: transport, options: options)
    let known = setup.known
    guard isLive else {
      return (await verification.run(due: due, knowing: known, progress: progress), false)
    }
    let watch = InterruptWatch()
    let ends = await withTaskGroup(of: [CheckEnd]?.self) { group in
      group.addTask { await verification.run(due: due, knowing: known, progress: progress) }
      group.addTask {
        await InterruptWatch.wait()
        return nil
      }
      var ends: [CheckEnd] = []
      for await result in group {
        // Cancelled, the checks still say what they came to.
        group.cancelAll()
        if let result { ends = result }
      }
      return ends
    }
    _ = consume watch
    try InterruptWatch.checkForEnd()
    return (ends, InterruptWatch.isInterrupted)
  }

  private func way() throws -> any HTTPTransport {
    if let transport = network?.transport { return transport }
    let made = try Network(
      for: context, patience: timeLimit, allowsPrivateAddresses: allowsPrivateAddresses)
    let transport = made.transport
    network = consume made
    return transport
  }

  // MARK: - Explaining

  /// A report as it is shown: without secrets, with what it means and how it is mended.
  func line(for report: CheckReport, of setup: Setup) throws -> CheckLine {
    let redactor = Redactor(secrets(of: setup))
    let report = report.redacted(by: redactor)
    let explainer = try explainer()
    let explanation = report.observation.flatMap {
      explainer.explanation(
        of: $0, destination: setup.offer?.destination.id, values: values(of: setup))
    }
    return CheckLine(report, explanation: explanation, position: nil)
  }

  /// What a pasted text means, with the user's own values; `nil` where it is no known failure.
  func explanation(of text: String, in setup: Setup) throws -> Explanation? {
    let destination = setup.offer?.destination.id
    let result = try context.diagnoser().diagnose(text, destination: destination)
    guard result.verdict != .unknown else { return nil }
    return try explainer().explanation(
      of: .said(text), destination: destination, values: values(of: setup))
  }

  /// What an observation means, with the user's own values; `nil` where nothing is known of it.
  func explanation(of observation: Observation, in setup: Setup) throws -> Explanation? {
    try explainer().explanation(
      of: observation, destination: setup.offer?.destination.id, values: values(of: setup))
  }

  /// Whether a word is the code or the id of a known failure.
  func isCode(_ word: String) throws -> Bool {
    !EntryLookup(try context.archive()).entries(named: word).isEmpty
  }

  /// The values of the answers that may stand in a text.
  func values(of setup: Setup) -> [Parameter: String] {
    let redactor = Redactor(secrets(of: setup))
    let values = setup.offer?.destination.parameters(setup.configuration) ?? [:]
    return values.mapValues(redactor.redacted)
  }

  private func explainer() throws -> ObservationExplainer {
    if let explaining { return explaining }
    let made = ObservationExplainer(
      archive: try context.archive(), diagnoser: try context.diagnoser(),
      languages: context.languages)
    explaining = made
    return made
  }

  private func secrets(of setup: Setup) -> [Secret] {
    setup.configuration.entries.values.flatMap { entry -> [Secret] in
      guard case .secret(let secret) = entry.value else { return [] }
      return [secret] + SecretParts.of(secret)
    }
  }

  // MARK: - Answers from elsewhere

  /// A given value as an answer.
  func answer(
    _ value: GivenAnswer.Value, to field: Field, of destination: Destination
  ) -> Answer {
    switch value {
    case .text(let text): .text(text)
    case .reference(let reference): .secret(secret(reference, for: field, of: destination))
    }
  }

  /// The answers that stand in a stored set-up.
  func answers(in stored: StoredProfile) -> [String: Answer] {
    var answers: [String: Answer] = [:]
    for field in stored.destination.fields {
      guard let text = stored.text(of: field) else { continue }
      guard field.isSecret else {
        answers[field.key] = .text(text)
        continue
      }
      let secret = secret(text, for: field, of: stored.destination)
      if secret.keeping == .reference("") { continue }
      // What stands there as it is was wanted like that.
      answers[field.key] = .secret(
        secret.keeping == nil && secret.value != nil
          ? SecretAnswer(secret.value ?? Secret(""), keeping: .plain) : secret)
    }
    return answers
  }

  // MARK: - Secrets

  /// The secret of a field of some destination.
  func secret(_ text: String, for key: String, in offers: [Offer]) -> SecretAnswer {
    for offer in offers {
      guard let field = offer.destination.fields.first(where: { $0.key == key }) else { continue }
      return secret(text, for: field, of: offer.destination)
    }
    return SecretAnswer(reference: text, unavailable: "there is no field '\(key)'")
  }

  /// What was typed as a secret: a reference only where it is one, and else the secret to the
  /// letter.
  func typedSecret(_ text: String, for field: Field, of destination: Destination) -> SecretAnswer {
    let parts = field.kind == .connectionString ? ConnectionStringParts(text) : nil
    let values = [text] + (parts?.pairs.filter(\.isSecret).map(\.value) ?? [])
    let hasReference = values.contains { value in
      let reading = SecretReference.read(value) { try? CommandLineWords.split($0) }
      return if case .reference = reading { true } else { false }
    }
    return hasReference
      ? secret(text, for: field, of: destination) : SecretAnswer(Secret(text))
  }

  /// The answer that a reference stands for; one without any reference is a literal.
  func secret(_ text: String, for field: Field, of destination: Destination) -> SecretAnswer {
    let store = SecretStore(environment: context.environment, runsCommands: true)
    let resolver = SecretResolver(store)
    let prefix = Field.verificationPrefix
    let isExtra = field.isOnlyForVerification
    let block = JSONValue(
      .object([
        JSONValue.Member(
          key: isExtra ? String(field.key.dropFirst(prefix.count)) : field.key,
          value: JSONValue(text))
      ]))
    let document = LeadDocument(
      name: "", destinationName: destination.id, destination: destination,
      block: isExtra ? [:] : block, verification: isExtra ? block : [:])
    let entry = document.configuration(isTrusted: true) { resolver.resolve($0) }.entries[field.key]
    switch entry?.value {
    case .secret(let secret)?:
      return SecretAnswer(
        secret, keeping: entry?.isReference == true ? .reference(text) : nil)
    case .unavailable(let reason)?: return SecretAnswer(reference: text, unavailable: reason)
    case .masked?:
      // A mask leads nowhere, and is not to be written again.
      return SecretAnswer(reference: "", unavailable: "a mask stands in place of the secret")
    case .text?, nil: return SecretAnswer(Secret(text))
    }
  }
}

/// Stands where nothing is asked of any service.
private struct NoTransport: HTTPTransport {
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    throw TransportError(.cancelled, host: "", reason: "no service is asked")
  }
}
