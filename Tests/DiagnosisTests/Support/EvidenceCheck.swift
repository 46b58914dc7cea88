import Diagnosis
import Text

/// Whether evidence points into the text as it was given.
enum EvidenceCheck {
  /// What is wrong with the places of a result's findings; nothing when all is well.
  static func problems(_ result: DiagnosisResult, in text: String) -> [String] {
    let places = Places(text)
    let evidence = result.findings.flatMap(\.evidence) + result.unknownCodes.map(\.evidence)
    // A weak alternative may have nothing to show; what the program answers with has.
    let isBare = result.verdict != .unknown && result.findings.first?.evidence.isEmpty ?? true
    return evidence.compactMap { places.problem($0) } + (isBare ? ["no evidence"] : [])
  }
}

/// A text's scalars by line.
private struct Places {
  private let scalars: [Unicode.Scalar]
  private let lineStarts: [Int]
  private let secrets: [Range<Int>]

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars
    lineStarts = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
    secrets = SecretScanner.spans(in: scalars)
  }

  func problem(_ evidence: Evidence) -> String? {
    guard lineStarts.indices.contains(evidence.line - 1), evidence.column >= 1, evidence.length >= 1
    else { return "no place: \(evidence)" }
    let start = lineStarts[evidence.line - 1] + evidence.column - 1
    let range = start..<start + evidence.length
    let lineEnd = scalars[lineStarts[evidence.line - 1]...].firstIndex(of: "\n") ?? scalars.count
    guard range.upperBound <= scalars.count, start < lineEnd else { return "outside: \(evidence)" }
    guard !secrets.contains(where: { $0.overlaps(range) }) else {
      return evidence.text.contains(Secret.mask) ? nil : "shows a secret: \(evidence)"
    }
    let cut = scalars[range]
    return cut.elementsEqual(evidence.text.unicodeScalars) ? nil : "stands elsewhere: \(evidence)"
  }
}
