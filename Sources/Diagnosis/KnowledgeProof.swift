public import Knowledge

/// Proves a knowledge base by its own examples: every entry wins all of its own, in every language,
/// and claims none of its counter-examples.
public struct KnowledgeProof {
  private let content: KnowledgeContent
  private let diagnoser: Diagnoser

  /// Prepares for a knowledge base.
  ///
  /// - Parameters:
  ///   - content: Its entries.
  ///   - archive: The archive that was made of them.
  public init(_ content: KnowledgeContent, archive: KnowledgeArchive) {
    self.content = content
    self.diagnoser = Diagnoser(archive)
  }

  /// Diagnoses every example and counter-example.
  ///
  /// - Returns: What does not hold, sorted.
  public func problems() -> [KnowledgeProblem] {
    var problems: [KnowledgeProblem] = []
    for entry in content.entries {
      problems += wins(
        entry.matches + entry.recognition.messages.map(Self.said), entry.id, .english)
      for text in entry.nonMatches where claims(text, entry.id) {
        problems.append(problem("claims a text that it must not", text, entry.id, .english))
      }
      for (language, translations) in content.translations {
        guard let translation = translations[entry.id] else { continue }
        problems += wins(
          translation.matches + translation.messages.map(Self.said), entry.id, language)
      }
    }
    return problems.sorted()
  }

  /// A wording as a service would say it, with values in it.
  private static func said(_ message: String) -> String {
    FilledText.filled(message) { parameter in
      switch parameter {
      case .tenantId, .directoryName: "5d0c1f7e-93b4-4c58-8a6e-2f41d7b9e013"
      case .applicationId: "c6a9e2b4-1d38-4f07-9b52-7e60a4d8f3c1"
      case .userId: "0b7f3a95-64ce-4d21-b8a0-95c2e61d4f78"
      case .userName: "lead.writer@fabrikam.example"
      case .table: "lead"
      case .column: "leadsourcecode"
      case .privilege: "prvCreateLead"
      case .duration: "00:02:00"
      case .instanceUrl: "https://fabrikam.crm4.dynamics.com"
      case .organisationTenantId: "e81b6f02-7a4d-4c39-95d0-3b6a0f2c8d57"
      case .host: "fabrikam.crm4.dynamics.com"
      case .proxy: "proxy.fabrikam.example:3128"
      case .issuer: "Fabrikam Issuing CA 2"
      case .account: "fabrikamleads"
      case .permissions: "add, query"
      case .date: "2026-03-31"
      case .days, .minutes, .seconds: "17"
      case .key: "instanceUrl"
      case .role: "Microsoft Marketplace Lead Writer"
      case .accessMode: "Administrative"
      case .privileges: "prvCreateLead (User)"
      case .munchkinId: "482-KQX-915"
      case .formId: "2047"
      case .organisationId: "00D5j000001uVaTEAU"
      case .field: "Industry"
      case .fields: "Industry, Annual Revenue"
      case .count: "470"
      case .limit: "500"
      }
    }
  }

  private func wins(_ texts: [String], _ id: EntryID, _ language: LanguageTag) -> [KnowledgeProblem]
  {
    texts.compactMap { text in
      let result = diagnoser.diagnose(text)
      guard let first = result.findings.first else {
        return problem("does not recognise", text, id, language)
      }
      if first.id != id {
        return problem("loses to '\(first.id)'", text, id, language)
      }
      return result.verdict == .unknown
        ? problem("is not sure enough of", text, id, language) : nil
    }
  }

  private func claims(_ text: String, _ id: EntryID) -> Bool {
    let result = diagnoser.diagnose(text)
    return result.verdict != .unknown && result.findings.first?.id == id
  }

  private func problem(
    _ what: String, _ text: String, _ id: EntryID, _ language: LanguageTag
  ) -> KnowledgeProblem {
    let path = content.paths.first { $0.value.id == id && $0.value.language == language }?.key
    let line = text.split(separator: "\n").first.map { String($0.prefix(80)) } ?? ""
    return KnowledgeProblem(path: path ?? id.rawValue, line: 0, message: "\(what): \(line)")
  }
}
