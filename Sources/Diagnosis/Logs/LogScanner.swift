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
  /// How many scalars of the buffer's first line stand before the buffer.
  private var columnsBefore = 0
  /// A place of the buffer, and how many scalars stand before it on its line.
  private var column = (offset: 0, count: 0)
  /// Where in the buffer the lines end that belong to the last failure.
  private var told = 0

  /// A failure that is told in several lines is looked for this far around, in bytes and lines.
  private static let reach = 8 << 10
  /// Longer than any anchor.
  private static let anchorBytes = 64
  private static let linesAbove = 2
  private static let linesBelow = 8
  /// What is looked at around a line lies no further before its middle, and no further behind: the
  /// line and those above it, the lines below it and what is left of the last of them.
  private static let reachBefore = (linesAbove + 2) * reach
  private static let reachBehind = 2 * reach + anchorBytes
  /// Less than this is not worth moving the rest of the buffer for.
  private static let discardBytes = 64 << 10

  /// Prepares for one log.
  ///
  /// - Parameters:
  ///   - diagnoser: What tells the meaning of lines.
  ///   - destination: The lead destination in play, which breaks ties.
  public init(_ diagnoser: Diagnoser, destination: String? = nil) {
    scanner = diagnoser.anchorScanner
    reader = LineReader(diagnoser: diagnoser, destination: destination)
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
    try look(upTo: buffer.count - Self.reachBehind, report: report)
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
    while start < limit, let hit = nextAnchor(from: start), hit < limit {
      let line = line(around: hit)
      let occurrence = occurrence(in: line)
      start = max(line.upperBound + 1, told, start + 1)
      if let occurrence { try report(occurrence) }
    }
    // An anchor may begin before the limit and end behind it.
    if start < limit { start = max(start, limit - Self.anchorBytes) }
  }

  private func nextAnchor(from place: Int) -> Int? {
    unsafe buffer.withUnsafeBytes { unsafe scanner.next(in: $0, from: place) }
  }

  /// The line at a place; of one longer than the reach, the part around it.
  private func line(around place: Int) -> Range<Int> {
    var first = max(0, place - Self.reach)
    let last = min(buffer.count, place + Self.reach)
    while first < place, Self.isContinuation(buffer[first]) { first += 1 }
    let begin = buffer[first..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? first
    let end = buffer[place..<last].firstIndex(of: 0x0A) ?? last
    return begin..<end
  }

  private mutating func occurrence(in line: Range<Int>) -> LogOccurrence? {
    if let (finding, language) = reader.read(buffer[line]) {
      if let whole = continued(finding.id, from: line) { return whole }
      told = line.upperBound
      return made(finding, language, from: line.lowerBound)
    }
    let block = block(around: line)
    guard block != line, let (finding, language) = reader.read(buffer[block]) else { return nil }
    let occurrence = made(finding, language, from: block.lowerBound)
    // What stands in other lines only is found when those are looked at.
    let number = lineNumber(at: line.lowerBound)
    guard (occurrence.line...occurrence.endLine).contains(number) else { return nil }
    told = endOfLine(occurrence.endLine - number, after: line)
    return occurrence
  }

  /// A failure that one line tells and the lines below go on with.
  private mutating func continued(_ id: EntryID, from line: Range<Int>) -> LogOccurrence? {
    guard line.upperBound + 1 < buffer.count else { return nil }
    let next = self.line(around: line.upperBound + 1)
    guard looksContinued(next) || hasAnchor(next) && !isTold(next) else { return nil }
    let block = line.lowerBound..<block(around: line).upperBound
    guard let (finding, language) = reader.read(buffer[block]), finding.id == id else { return nil }
    let occurrence = made(finding, language, from: block.lowerBound)
    let number = lineNumber(at: line.lowerBound)
    guard occurrence.line == number, occurrence.endLine > number else { return nil }
    told = endOfLine(occurrence.endLine - number, after: line)
    return occurrence
  }

  /// The line with some lines above and below it that are not told by another failure.
  private mutating func block(around line: Range<Int>) -> Range<Int> {
    var begin = line.lowerBound
    for _ in 0..<Self.linesAbove where begin > 0 {
      let above = self.line(around: begin - 1)
      guard above.lowerBound >= told else { break }
      begin = above.lowerBound
    }
    var end = line.upperBound
    for _ in 0..<Self.linesBelow where end + 1 < buffer.count && end - begin < Self.reach {
      let below = self.line(around: end + 1)
      guard !isTold(below) || looksContinued(below) else { break }
      end = below.upperBound
    }
    return begin..<min(end, max(line.upperBound, begin + Self.reach))
  }

  /// Whether a line tells a failure by itself.
  private mutating func isTold(_ line: Range<Int>) -> Bool {
    hasAnchor(line) && reader.read(buffer[line]) != nil
  }

  /// Whether a line looks like the rest of the one above: no logger begins its lines with a blank
  /// or a small letter.
  private func looksContinued(_ line: Range<Int>) -> Bool {
    guard let first = buffer[line].first else { return false }
    return first == 0x20 || first == 0x09 || (0x61...0x7A).contains(first)
  }

  private func hasAnchor(_ line: Range<Int>) -> Bool {
    let hit = unsafe buffer.withUnsafeBytes {
      unsafe scanner.next(in: UnsafeRawBufferPointer(rebasing: $0[line]), from: 0)
    }
    return hit != nil
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
    let columns = columns(before: offset)
    let evidence = finding.evidence.map { place in
      place.shifted(by: first, columns: place.line == 1 ? columns : 0)
    }
    let ends = evidence.map { $0.line + $0.text.unicodeScalars.count { $0 == "\n" } }
    return LogOccurrence(
      line: evidence.map(\.line).min() ?? first + 1, endLine: ends.max() ?? first + 1,
      finding: Finding(
        id: finding.id, number: finding.number, confidence: finding.confidence,
        evidence: evidence, parameters: finding.parameters), textLanguage: language)
  }

  /// The number of the line that holds a place of the buffer.
  private mutating func lineNumber(at offset: Int) -> Int {
    if offset < counted.offset {
      counted.lines -= lineFeeds(in: offset..<counted.offset)
    } else {
      counted.lines += lineFeeds(in: counted.offset..<offset)
    }
    counted.offset = offset
    return linesBefore + counted.lines + 1
  }

  private func lineFeeds(in range: Range<Int>) -> Int {
    unsafe buffer.withUnsafeBytes {
      unsafe LineCounter.count(UnsafeRawBufferPointer(rebasing: $0[range]))
    }
  }

  /// How many scalars stand before a place of the buffer on its line. Counts on from the last
  /// place, for a line may be as long as the log.
  private mutating func columns(before offset: Int) -> Int {
    let between = min(offset, column.offset)..<max(offset, column.offset)
    if buffer[between].contains(0x0A) {
      let feed = buffer[..<offset].lastIndex(of: 0x0A)
      let start = feed.map { $0 + 1 } ?? 0
      column.count = (feed == nil ? columnsBefore : 0) + scalars(in: start..<offset)
    } else {
      column.count += (offset < column.offset ? -1 : 1) * scalars(in: between)
    }
    column.offset = offset
    return column.count
  }

  private func scalars(in range: Range<Int>) -> Int {
    buffer[range].count { !Self.isContinuation($0) }
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Drops what was looked at, but for what may belong to the lines to come.
  private mutating func discard() {
    let keep = start - Self.reachBefore
    guard keep >= Self.discardBytes else { return }
    linesBefore = lineNumber(at: keep) - 1
    columnsBefore = columns(before: keep)
    column = (0, columnsBefore)
    buffer.removeSubrange(..<keep)
    start -= keep
    told = max(0, told - keep)
    counted = (0, 0)
  }
}
