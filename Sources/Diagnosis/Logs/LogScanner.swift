import Knowledge

/// Finds every known failure in a log of any size, as it streams by, in constant memory.
public struct LogScanner: ~Copyable {
  private let scanner: AnchorScanner
  private var reader: LineReader
  /// What was not yet looked at, with a little of what stood before it.
  private var buffer: [UInt8] = []
  /// Where in the buffer the part begins that was not yet looked at.
  private var start = 0
  /// How many line feeds stand before the buffer.
  private var linesBefore = 0
  /// Up to where in the buffer they have been counted, and how many.
  private var counted = (offset: 0, lines: 0)

  /// A failure that is told in several lines is looked for this far around, in bytes and lines.
  private static let reach = 8 << 10
  /// Longer than any anchor.
  private static let anchorBytes = 64
  private static let linesAbove = 2
  private static let linesBelow = 8

  /// Prepares for one log.
  ///
  /// - Parameter diagnoser: What tells the meaning of lines.
  public init(_ diagnoser: Diagnoser) {
    scanner = diagnoser.anchorScanner
    reader = LineReader(diagnoser: diagnoser)
  }

  /// Takes the next bytes of the log.
  ///
  /// - Parameters:
  ///   - block: The bytes, cut anywhere.
  ///   - report: Called with each failure, in the order of the lines.
  /// - Throws: What `report` throws.
  public mutating func scan<Failure: Error>(
    _ block: Span<UInt8>, report: (LogOccurrence) throws(Failure) -> Void
  ) throws(Failure) {
    unsafe block.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
    try look(upTo: buffer.count - Self.reach, report: report)
    discard()
  }

  /// Looks at what is left after the last block.
  ///
  /// - Parameter report: Called with each failure, in the order of the lines.
  /// - Throws: What `report` throws.
  public mutating func finish<Failure: Error>(
    report: (LogOccurrence) throws(Failure) -> Void
  ) throws(Failure) {
    try look(upTo: buffer.count, report: report)
  }

  /// Looks at the lines that begin before a limit; what stands behind it may not be whole yet.
  private mutating func look<Failure: Error>(
    upTo limit: Int, report: (LogOccurrence) throws(Failure) -> Void
  ) throws(Failure) {
    while start < limit, let hit = nextAnchor(), hit < limit {
      let line = line(around: hit)
      if let occurrence = occurrence(in: line) { try report(occurrence) }
      start = max(line.upperBound + 1, start + 1)
    }
    // An anchor may begin before the limit and end behind it.
    if start < limit { start = max(start, limit - Self.anchorBytes) }
  }

  private func nextAnchor() -> Int? {
    unsafe buffer.withUnsafeBytes { unsafe scanner.next(in: $0, from: start) }
  }

  /// The line at a place; of one longer than the reach, the part around it.
  private func line(around place: Int) -> Range<Int> {
    let first = max(0, place - Self.reach)
    let last = min(buffer.count, place + Self.reach)
    let begin = buffer[first..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? first
    let end = buffer[place..<last].firstIndex(of: 0x0A) ?? last
    return begin..<end
  }

  private mutating func occurrence(in line: Range<Int>) -> LogOccurrence? {
    if let (finding, language) = reader.read(buffer[line]) {
      return made(finding, language, from: line.lowerBound)
    }
    let block = block(around: line)
    guard block != line, let (finding, language) = reader.read(buffer[block]) else { return nil }
    let occurrence = made(finding, language, from: block.lowerBound)
    // What stands in other lines only is found when those are looked at.
    let number = lineNumber(at: line.lowerBound)
    guard (occurrence.line...occurrence.endLine).contains(number) else { return nil }
    start = max(start, endOfLine(occurrence.endLine - number, after: line))
    return occurrence
  }

  /// The line with some lines above and below it.
  private func block(around line: Range<Int>) -> Range<Int> {
    var begin = line.lowerBound
    for _ in 0..<Self.linesAbove where begin > 0 {
      begin = self.line(around: begin - 1).lowerBound
    }
    var end = line.upperBound
    for _ in 0..<Self.linesBelow where end + 1 < buffer.count {
      end = self.line(around: end + 1).upperBound
    }
    return begin..<min(end, begin + Self.reach)
  }

  private func endOfLine(_ count: Int, after line: Range<Int>) -> Int {
    var end = line.upperBound
    for _ in 0..<max(count, 0) where end + 1 < buffer.count {
      end = self.line(around: end + 1).upperBound
    }
    return end
  }

  /// Sets the evidence's lines, which count from the text's first, to those of the log.
  private mutating func made(
    _ finding: Finding, _ language: LanguageTag?, from offset: Int
  ) -> LogOccurrence {
    let first = lineNumber(at: offset) - 1
    let evidence = finding.evidence.map { $0.shifted(by: first) }
    return LogOccurrence(
      line: evidence.map(\.line).min() ?? first + 1, endLine: evidence.map(\.line).max() ?? first + 1,
      finding: Finding(
        id: finding.id, number: finding.number, confidence: finding.confidence,
        evidence: evidence, parameters: finding.parameters), textLanguage: language)
  }

  /// The number of the line that holds a place of the buffer.
  private mutating func lineNumber(at offset: Int) -> Int {
    if offset < counted.offset { counted = (0, 0) }
    counted.lines += lineFeeds(in: counted.offset..<offset)
    counted.offset = offset
    return linesBefore + counted.lines + 1
  }

  private func lineFeeds(in range: Range<Int>) -> Int {
    unsafe buffer.withUnsafeBytes { unsafe LineCounter.count(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// Drops what was looked at, but for what may belong to the lines to come.
  private mutating func discard() {
    let keep = max(0, start - Self.reach)
    guard keep > 0 else { return }
    linesBefore = lineNumber(at: keep) - 1
    buffer.removeSubrange(..<keep)
    start -= keep
    counted = (0, 0)
  }
}
