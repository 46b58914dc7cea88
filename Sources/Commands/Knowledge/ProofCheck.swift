import Destinations
import Knowledge

/// Looks whether the checks that entries name as their proof are there.
struct ProofCheck {
  /// What is checked about a document itself, whatever its destination.
  private static let documentChecks = [
    "document.readable", "document.keys", "document.destination",
  ]

  /// Entries whose proof is no check; those of a destination without checks prove nothing yet.
  static func problems(in content: KnowledgeContent) -> [KnowledgeProblem] {
    let checks = Registry.all.flatMap { $0.checks.map(\.id.rawValue) } + documentChecks
    let known = Set(checks)
    let subjects = Set(checks.compactMap { $0.split(separator: ".").first })
    return content.entries.compactMap { entry in
      let proof = entry.subject.proof
      guard let subject = proof.split(separator: ".").first, subjects.contains(subject),
        !known.contains(proof)
      else { return nil }
      let path = content.paths.first { $0.value.id == entry.id && $0.value.language == .english }
      return KnowledgeProblem(
        path: path?.key ?? entry.id.rawValue, line: 1, message: "there is no check '\(proof)'")
    }
  }
}
