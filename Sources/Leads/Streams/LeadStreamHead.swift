/// The beginning of a text, by which it is told what it is.
enum LeadStreamHead {
  /// The beginning in UTF-8, without the line that its end cuts.
  static func wholeLines(of head: [UInt8], isWhole: Bool) -> [UInt8] {
    var lines = head[...]
    if !isWhole, let end = head.lastIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      lines = head[...end]
    }
    let bytes = Array(lines)
    if EncodingMender.isUTF8(bytes) { return bytes }
    // Where a single line without an end is cut, a character may be.
    let text = String(decoding: bytes, as: UTF8.self)
    let isCut = !isWhole && text.unicodeScalars.count { $0 == "\u{FFFD}" } <= 3
    return isCut ? Array(text.utf8) : EncodingMender.fromWindows1252(bytes)
  }

  /// A text in no known shape: a single lead, the reason why it is none, or something else.
  static func events(ofUnknown head: [UInt8]) -> [LeadStreamEvent] {
    var mender = EncodingMender()
    let text = String(decoding: mender.mended(head, line: 1), as: UTF8.self)
    if text.allSatisfy(\.isWhitespace) { return [.fault(.empty)] }
    if text.utf8.contains(0) { return [.fault(.zeroBytes)] }
    if let read = LeadText.read(text) {
      switch read.fault {
      case nil: return read.leads.map { .lead($0) }
      case .truncated: return [.fault(.unclosed)]
      case .malformed(let error): return [.fault(.json(error, in: text))]
      }
    }
    if let names = tableNames(in: head) { return [.fault(.unknownNames(names))] }
    return [.fault(.foreign(LeadRecordReader.excerpt(text)))]
  }

  private static let fewestColumns = 3

  /// The names of a table that is not one of leads: lines whose cells are as many as the first's.
  private static func tableNames(in head: [UInt8]) -> [String]? {
    var lines: [[UInt8]] = []
    var splitter = LineSplitter()
    splitter.take(head.span) { line in
      if lines.count < 3, !line.isBlank { lines.append(line.bytes) }
    }
    splitter.finish { line in if lines.count < 3, !line.isBlank { lines.append(line.bytes) } }
    guard lines.count >= 2 else { return nil }
    for (delimiter, names) in TableNames.candidates(lines[0]) where names.count >= fewestColumns {
      let agrees = lines.dropFirst().allSatisfy { line in
        var row = TableRow(delimiter: delimiter)
        return row.add(line) == .complete && row.cells.count == names.count
      }
      if agrees, names.allSatisfy({ $0.utf8.count <= 60 }) { return names }
    }
    return nil
  }
}
