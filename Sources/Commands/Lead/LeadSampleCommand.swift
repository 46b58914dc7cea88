import Arguments
import Destinations
import Diagnosis
import Knowledge
import Leads
import Text

/// `lead sample`: what Marketplace delivers to a destination.
struct LeadSampleCommand {
  private let destination: LeadDestination
  private let parsed: ParsedCommand

  init(_ parsed: ParsedCommand) throws(CommandFailure) {
    destination = try LeadDestination.named(parsed.operands.first ?? "")
    self.parsed = parsed
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    if parsed.flag("schema") {
      try context.write(try schema() + "\n")
      return .ok
    }
    let lead = try lead(at: .now)
    let payload = LeadPayload(lead, for: destination, organisation: try organisation())
    let format = try format(of: payload)
    try context.write(payload.text(format))
    noteUnknownCodes(in: context)
    for sentence in payload.evidence { context.note(sentence) }
    return .ok
  }

  private func schema() throws(CommandFailure) -> String {
    guard destination == .httpsEndpoint else {
      throw CommandFailure(
        "only what is sent to 'httpsEndpoint' has a schema; '--schema' means nothing for "
          + "'\(destination.rawValue)'", .usage)
    }
    if let format = parsed.value("format"), format != "json" {
      guard format == "jsonl" else {
        throw CommandFailure("a schema is printed as json or jsonl, not as \(format)", .usage)
      }
      return JSONWriter.compact(HTTPSLeadSchema.documented)
    }
    return JSONWriter.pretty(HTTPSLeadSchema.documented)
  }

  private func format(of payload: LeadPayload) throws(CommandFailure) -> LeadPayload.Format {
    let formats = payload.formats
    guard let name = parsed.value("format") else { return formats.first ?? .json }
    guard let format = formats.first(where: { $0.rawValue == name }) else {
      throw CommandFailure(
        "what is sent to '\(destination.rawValue)' has members within members, which '\(name)' "
          + "cannot hold; it can be " + formats.map(\.rawValue).joined(separator: " or "), .usage)
    }
    return format
  }

  // MARK: - Values

  /// The documented lead, with what was given in place of its values.
  private func lead(at time: Timestamp) throws(CommandFailure) -> Lead {
    var lead = standing(at: time)
    func take(_ option: String, _ path: WritableKeyPath<Lead, String>) {
      if let value = parsed.value(option) { lead[keyPath: path] = value }
    }
    take("first-name", \.customer.firstName)
    take("last-name", \.customer.lastName)
    take("email", \.customer.email)
    take("phone", \.customer.phone)
    take("country", \.customer.country)
    take("company", \.customer.company)
    take("title", \.customer.title)
    take("description", \.description)
    take("offer-title", \.offerTitle)
    lead.source = LeadSource(
      source: code("source", LeadVocabulary.source) ?? lead.source.source,
      action: code("action", LeadVocabulary.action) ?? lead.source.action,
      offer: try offer() ?? lead.source.offer)
    return lead
  }

  /// A source or an action in its documented spelling; one that is not known stays as it is.
  private func code(_ option: String, _ term: (String) -> LeadTerm?) -> String? {
    parsed.value(option).map { term($0)?.code ?? $0 }
  }

  private func noteUnknownCodes(in context: CommandContext) {
    for (option, term) in [
      ("source", LeadVocabulary.source), ("action", LeadVocabulary.action),
    ] {
      guard let given = parsed.value(option), term(given) == nil else { continue }
      context.note("'\(given)' is no documented \(option); it stands there as it was given")
    }
  }

  private func standing(at time: Timestamp) -> Lead {
    guard parsed.flag("test") else {
      return destination == .httpsEndpoint ? DocumentedLead.httpsEndpoint : DocumentedLead.usual
    }
    return DocumentedLead.test(
      TestLead(at: time, fraction: .random(in: 0..<TestLead.ticksPerSecond)), for: destination,
      offerTitle: parsed.value("offer-title"))
  }

  /// The publisher's id has no dot, so the first one parts the two.
  private func offer() throws(CommandFailure) -> String? {
    guard let offer = parsed.value("offer") else { return nil }
    let parts = offer.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !offer.contains("|") else {
      throw CommandFailure(
        "'\(offer)' is no offer such as contoso.suite: the publisher's id, a dot, and the offer's",
        .usage)
    }
    return offer
  }

  private func organisation() throws(CommandFailure) -> String {
    guard let text = parsed.value("oid") else { return DocumentedLead.organisation }
    guard destination == .salesforce else {
      throw CommandFailure("'--oid' is for 'salesforce' only", .usage)
    }
    guard Parameter.organisationId.checked(text) == text else {
      throw CommandFailure(
        "'\(text)' is no organization id: 15 or 18 letters and digits that begin with 00D", .usage)
    }
    return text
  }
}
