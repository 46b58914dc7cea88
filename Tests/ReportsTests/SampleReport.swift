@testable import Diagnosis
import Knowledge
import Reports
import Testing

/// A knowledge base of three entries and results made by hand, so that neither an edit of the real
/// knowledge nor a better matcher changes what the renderers are held to.
enum SampleReport {
  static let swedish = LanguageTag("sv")
  static let chinese = LanguageTag("zh-Hans")

  static let archive = archive(with: [])

  /// The sample with files laid over it.
  static func archive(with overlay: [(path: String, text: String)]) -> KnowledgeArchive {
    let files = KnowledgeFiles([
      ("failures/sample/sample-tenant.md", tenant), ("failures/sample/sample-role.md", role),
      ("failures/sample/sample-sign-in.md", signIn), ("lexicon.md", lexicon),
      ("languages/sv/failures/sample/sample-tenant.md", swedishTenant),
      ("languages/zh-Hans/failures/sample/sample-tenant.md", chineseTenant),
      ("languages/de/failures/sample/sample-tenant.md", germanTenant),
    ]).overlaid(by: KnowledgeFiles(overlay))
    let content = KnowledgeContent(parsing: files)
    for problem in content.problems + content.lint() { Issue.record("\(problem)") }
    return KnowledgeArchive(bytes: ArchiveWriter.archive(of: content, files: files))
  }

  /// What was found of an entry.
  static func finding(
    _ id: String, confidence: Double = 0.97, evidence: [Evidence] = [evidence],
    parameters: [Parameter: String] = [:]
  ) -> Finding {
    let number = archive.entryRows.firstIndex { $0.id.rawValue == id } ?? -1
    return Finding(
      id: EntryID(id), number: number, confidence: confidence, evidence: evidence,
      parameters: parameters)
  }

  static let evidence = Evidence(line: 3, column: 12, length: 11, text: "AADSTS90002")

  static let known = DiagnosisResult(
    verdict: .known,
    findings: [
      finding(
        "sample-tenant",
        evidence: [
          evidence,
          Evidence(
            line: 3, column: 25, length: 90,
            text: "Tenant 'fabrikam.example' not found. This may happen if there are no active "
              + "subscriptions."),
        ], parameters: [.tenantId: "fabrikam.example", .userId: "4711"]),
      finding("sample-sign-in", confidence: 0.412_4),
    ], textLanguage: nil, unknownCodes: [])

  static let likely = DiagnosisResult(
    verdict: .likely,
    findings: [finding("sample-tenant", confidence: 0.734_56, parameters: [:])],
    textLanguage: swedish,
    unknownCodes: [
      Sighting(
        code: "AADSTS90019",
        evidence: Evidence(line: 1, column: 1, length: 11, text: "AADSTS90019"), nearest: [])
    ])

  static let unknown = DiagnosisResult(
    verdict: .unknown, findings: [finding("sample-role", confidence: 0.2)], textLanguage: nil,
    unknownCodes: [
      Sighting(
        code: "AADSTS90003",
        evidence: Evidence(line: 2, column: 7, length: 11, text: "AADSTS90003"),
        nearest: ["AADSTS90002", "AADSTS900023"])
    ])

  static func report(
    _ result: DiagnosisResult, in language: LanguageTag? = nil, limit: Int = 5
  ) -> DiagnosisReport {
    DiagnosisReport(
      result, from: archive, in: LanguagePreference(asked: language, environment: nil),
      limit: limit)
  }

  /// Without colour.
  static func style(_ width: Int) -> ProseStyle { ProseStyle(width: width) { text, _ in text } }
}
