@testable import Diagnosis
import Knowledge
import Reports
import Testing
import Text

/// Text that a terminal or a build service would act upon.
struct HostileText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
}

@Suite("Hostile text") struct HostileTextTests {
  static let texts = [
    HostileText(testDescription: "colour", text: "\u{1B}[31mred\u{1B}[0m"),
    HostileText(testDescription: "title", text: "\u{1B}]0;owned\u{7}"),
    HostileText(testDescription: "clipboard", text: "\u{1B}]52;c;cm0=\u{1B}\\"),
    HostileText(testDescription: "C1", text: "\u{9B}2J\u{90}x\u{9C}"),
    HostileText(testDescription: "bidi", text: "user\u{202E}gro.elpmaxe\u{2066}x"),
    HostileText(testDescription: "carriage return", text: "all is well\rAADSTS90002"),
    HostileText(testDescription: "line feeds", text: "one\n\n::error::two\n##[error]three"),
    HostileText(testDescription: "NUL and DEL", text: "a\0b\u{7F}\u{8}c"),
    HostileText(testDescription: "zero width", text: "ten\u{200B}ant\u{FEFF}"),
    HostileText(testDescription: "Azure command", text: "##vso[task.setvariable variable=a]b"),
    HostileText(testDescription: "Azure section", text: "x ##[error] y"),
    HostileText(testDescription: "runner command", text: "::error file=a::owned"),
    HostileText(
      testDescription: "runner command after a blank",
      text: "a word or two before it ::add-mask::x and after it ::error::y"),
    HostileText(testDescription: "TeamCity", text: "##teamcity[buildStop]"),
    HostileText(testDescription: "Azure command in markup", text: "a #**#vso[task.x]b #`#[error]"),
    HostileText(testDescription: "runner command in markup", text: ":**:error::owned"),
    HostileText(testDescription: "markup", text: "**bold `code"),
  ]

  private static func result(_ text: String) -> DiagnosisResult {
    let place = Evidence(line: 1, column: 1, length: text.unicodeScalars.count, text: text)
    return DiagnosisResult(
      verdict: .known,
      findings: [
        SampleReport.finding(
          "sample-tenant", evidence: [place],
          parameters: [.tenantId: text, .userId: text, .instanceUrl: text])
      ], textLanguage: nil, unknownCodes: [Sighting(code: text, evidence: place, nearest: [text])])
  }

  static func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || SafeText.escapedLine(String(scalar)) == String(scalar)
    }
      && text.split(separator: "\n").allSatisfy { SafeText.escapedLine(String($0)) == $0 }
  }

  @Test(arguments: texts) func textIsHarmlessAtEveryWidth(_ hostile: HostileText) {
    for width in stride(from: 20, through: 100, by: 3) {
      let text = SampleReport.report(Self.result(hostile.text)).text(SampleReport.style(width))
      #expect(Self.isHarmless(text), "width \(width): \(text)")
    }
  }

  @Test(arguments: texts) func unrecognisedTextIsHarmless(_ hostile: HostileText) {
    let known = Self.result(hostile.text)
    let result = DiagnosisResult(
      verdict: .unknown, findings: known.findings, textLanguage: nil,
      unknownCodes: known.unknownCodes)
    for width in stride(from: 20, through: 60, by: 4) {
      #expect(Self.isHarmless(SampleReport.report(result).text(SampleReport.style(width))))
    }
  }

  @Test(arguments: texts) func jsonIsHarmlessAndComplete(_ hostile: HostileText) throws {
    let value = SampleReport.report(Self.result(hostile.text)).json(source: hostile.text)
    for document in [JSONWriter.pretty(value), JSONWriter.compact(value)] {
      #expect(Self.isHarmless(document))
      let parsed = try JSONParser.parse(document)
      let match = parsed["matches"]?[0]
      #expect(parsed["source"]?.string == hostile.text)
      #expect(match?["evidence"]?[0]?["text"]?.string == hostile.text)
      #expect(match?["parameters"]?["tenantId"]?.string == hostile.text)
    }
  }

  @Test(arguments: texts) func logReportIsHarmless(_ hostile: HostileText) {
    var log = LogReport(
      source: hostile.text, archive: SampleReport.archive,
      languages: LanguagePreference(asked: nil, environment: nil))
    let occurrence = LogOccurrence(
      line: 1, endLine: 1, finding: Self.result(hostile.text).findings[0], textLanguage: nil)
    let line = log.add(occurrence)
    for width in stride(from: 20, through: 60, by: 4) {
      #expect(Self.isHarmless(log.text(SampleReport.style(width), naming: true)))
    }
    #expect(Self.isHarmless(JSONWriter.pretty(log.json)))
    #expect(Self.isHarmless(JSONWriter.compact(line())))
  }

  @Test func longEvidenceIsCutAndSaysSo() {
    let text = String(repeating: "租户", count: 5_000)
    let report = SampleReport.report(Self.result(text)).text(SampleReport.style(200))
    let line = report.split(separator: "\n").first { $0.contains("line 1, column 1  ") } ?? ""
    #expect(line.hasSuffix("…"))
    #expect(DisplayWidth.of(String(line)) <= 200)
  }
}
