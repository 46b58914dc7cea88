import Diagnosis
import Knowledge
import KnowledgeBase
import Text

/// The embedded knowledge base, prepared once for all suites.
enum Embedded {
  static let diagnoser = Diagnoser(.embedded)
  static let codes = CodeIndex(.embedded)
  static let entries = KnowledgeArchive.embedded.entryRows.indices
    .compactMap(KnowledgeArchive.embedded.entry)

  /// Every sample as it stands, with its diagnosis.
  static let results = Sample.all.map { ($0, diagnose($0.text)) }

  static let resultsByID = Dictionary(
    results.map { ($0.0.id, $0.1) }, uniquingKeysWith: { first, _ in first })

  static func diagnose(_ text: String, destination: String? = nil) -> DiagnosisResult {
    diagnoser.diagnose(text, destination: destination)
  }
}

extension DiagnosisResult {
  /// The first finding's id.
  var first: String? { findings.first?.id.rawValue }

  /// The tag of the text's language.
  var language: String? { textLanguage?.rawValue }

  /// The verdict, the first finding and how sure it is, for messages.
  var summary: String {
    let shown = findings.prefix(2).map { "\($0.id) \(($0.confidence * 100).rounded() / 100)" }
    return "\(verdict) \(shown.joined(separator: ", "))"
  }
}

extension Finding {
  /// Whether the finding is one of those that are expected, by its id or one of its codes.
  func answers(_ expected: [String]) -> Bool {
    let wanted = Set(expected.map { $0.lowercased() })
    if wanted.contains(id.rawValue) { return true }
    guard let recognition = KnowledgeArchive.embedded.entry(number)?.recognition else {
      return false
    }
    return (recognition.codes + recognition.sharedCodes).contains {
      wanted.contains($0.lowercased())
    }
  }
}
