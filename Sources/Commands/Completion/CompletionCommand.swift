import Arguments
import Destinations
import Knowledge
import Storage
import Terminal

/// `completion`: prints the script for a shell.
struct CompletionCommand {
  private let shell: CompletionScript?

  init(_ parsed: ParsedCommand) {
    shell = parsed.operands.first.flatMap(CompletionScript.init(rawValue:))
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    guard let shell else { throw CommandFailure("expected bash, zsh or fish", .usage) }
    try context.write(shell.text(for: "leadline"))
    return .ok
  }
}

/// The values that completion looks up: ids, codes, languages, checks, destinations, guides,
/// questions, profiles and faults.
struct CompletionValues {
  let archive: KnowledgeArchive
  let context: CommandContext

  func candidates(from source: String, prefix: String) -> [Candidate] {
    switch source {
    case "codes": codes(prefix)
    case "languages": languages(prefix)
    case "checks": checks().filter { $0.value.hasPrefix(prefix) }
    case "profiles": profiles().filter { $0.value.hasPrefix(prefix) }
    case "guides": guides().filter { $0.value.hasPrefix(prefix) }
    case "questions":
      archive.questions(in: context.language).map { Candidate($0.id.rawValue, $0.title) }
        .filter { $0.value.hasPrefix(prefix) }
    case "destinations": destinations().filter { $0.value.hasPrefix(prefix) }
    case "faults": faults().filter { $0.value.hasPrefix(prefix) }
    default: []
    }
  }

  private func codes(_ prefix: String) -> [Candidate] {
    let rows = archive.entryRows
    let ids = rows.map { Candidate($0.id.rawValue) }
    // A catalogue's names are words of every kind, and would stand between a user and the verbs.
    let known = archive.codeClaims.filter { _, claims in
      claims.contains { rows.indices.contains($0.entry) || $0.kind == .alone }
    }
    let codes = known.sorted { $0.key < $1.key }.map { code, claims in
      // Rows of catalogues have no name that tells more than the code.
      let entry = claims.map(\.entry).first(where: rows.indices.contains)
      return Candidate(code, entry.map { rows[$0].id.rawValue } ?? "")
    }
    let lower = prefix.lowercased()
    return (ids + codes).filter { $0.value.lowercased().hasPrefix(lower) }
  }

  private func checks() -> [Candidate] {
    Registry.all.flatMap(\.checks).map { Candidate($0.id.rawValue, $0.title) }
  }

  private func guides() -> [Candidate] {
    archive.guides.map { Candidate($0.destination, $0.title) }
  }

  private func destinations() -> [Candidate] {
    SetupDestination.all.map { Candidate($0.id, $0.name) }
  }

  private func profiles() -> [Candidate] {
    let names = try? ProfileFolder(context.places)?.names()
    return (names ?? []).map { Candidate($0) }
  }

  private func faults() -> [Candidate] {
    SandboxProcess.faults(environment: context.environment).map { Candidate($0) }
  }

  private func languages(_ prefix: String) -> [Candidate] {
    let tags = Set(archive.entryRows.indices.flatMap(archive.languages))
    return tags.sorted().map { Candidate($0.rawValue) }.filter { $0.value.hasPrefix(prefix) }
  }
}
