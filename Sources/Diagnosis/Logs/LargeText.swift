/// A text too large to be looked at as a whole: a log that was pasted, or one endless line.
///
/// Its known failures are found as in a log; where there is none, its beginning and its end are
/// looked at, for there errors are told.
struct LargeText {
  /// Above this many bytes a text is large.
  static let threshold = 96 << 10
  private static let partBytes = 32 << 10
  /// A word, or a secret, is not longer than this.
  private static let wordBytes = 4 << 10

  private let text: String
  private let diagnoser: Diagnoser

  init(_ text: String, diagnoser: Diagnoser) {
    self.text = text
    self.diagnoser = diagnoser
  }

  func diagnose(destination: String?) -> DiagnosisResult {
    var latest: [LogOccurrence] = []
    func take(_ occurrence: LogOccurrence) {
      latest.removeAll { $0.finding.id == occurrence.finding.id }
      latest.append(occurrence)
    }
    var scanner = LogScanner(diagnoser, destination: destination)
    var copy = text
    copy.makeContiguousUTF8()
    scanner.scan(copy.utf8Span.span, report: take)
    scanner.finish(report: take)
    guard !latest.isEmpty else { return diagnoseEnds(destination: destination) }
    // Of several the last is the innermost, or the latest.
    let ordered = latest.reversed().map { $0 }
    return DiagnosisResult(
      verdict: .known, findings: ordered.map(\.finding), textLanguage: ordered[0].textLanguage,
      unknownCodes: [])
  }

  private func diagnoseEnds(destination: String?) -> DiagnosisResult {
    let tailStart = tailStart
    let head = String(decoding: text.utf8[..<headEnd], as: UTF8.self)
    let tail = String(decoding: text.utf8[tailStart...], as: UTF8.self)
    let first = diagnoser.diagnose(head, destination: destination)
    let last = diagnoser.diagnose(tail, destination: destination)
    let isLastBetter =
      last.findings.first?.confidence ?? 0 > first.findings.first?.confidence ?? 0
    return isLastBetter ? shifted(last, by: text.utf8[..<tailStart]) : first
  }

  /// Where the beginning ends: between words, so that no word and no secret is cut.
  private var headEnd: String.Index {
    let part = text.utf8.prefix(Self.partBytes)
    let blank = part.suffix(Self.wordBytes).lastIndex(where: Self.isBlank)
    return blank ?? part.indices.suffix(4).last { !Self.isContinuation(text.utf8[$0]) }
      ?? part.endIndex
  }

  private var tailStart: String.Index {
    let part = text.utf8.suffix(Self.partBytes)
    let blank = part.prefix(Self.wordBytes).firstIndex(where: Self.isBlank)
    return blank ?? part.firstIndex { !Self.isContinuation($0) } ?? part.startIndex
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Counts the places of the end's evidence from the text's beginning.
  private func shifted(
    _ result: DiagnosisResult, by head: Substring.UTF8View
  ) -> DiagnosisResult {
    let lines = head.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    let cutLine = head.lastIndex(of: 0x0A).map { head[head.index(after: $0)...] } ?? head[...]
    let columns = cutLine.reduce(0) { $0 + (Self.isContinuation($1) ? 0 : 1) }
    func shift(_ place: Evidence) -> Evidence {
      place.shifted(by: lines, columns: place.line == 1 ? columns : 0)
    }
    return DiagnosisResult(
      verdict: result.verdict,
      findings: result.findings.map { finding in
        Finding(
          id: finding.id, number: finding.number, confidence: finding.confidence,
          evidence: finding.evidence.map(shift), parameters: finding.parameters)
      },
      textLanguage: result.textLanguage,
      unknownCodes: result.unknownCodes.map {
        Sighting(code: $0.code, evidence: shift($0.evidence), nearest: $0.nearest)
      })
  }
}

extension Evidence {
  /// The same place, some lines further down, or some columns further on.
  func shifted(by lines: Int, columns: Int = 0) -> Evidence {
    Evidence(line: line + lines, column: column + columns, length: length, text: text)
  }
}
