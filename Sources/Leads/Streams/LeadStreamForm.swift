/// In what shape many leads come.
public enum LeadStreamForm: Sendable, Hashable {
  /// JSON: objects one after another, lines of them, lists, and lists within the answer of a
  /// service.
  case json
  /// A table whose first line names the columns.
  case table(delimiter: UInt8)
  /// Blocks of lines `key = value`.
  case blocks
  /// Lines of which each is a lead: the texts of `lead_source`, or bodies of forms.
  case lines

  /// Tells the shape by the beginning of a text.
  ///
  /// - Parameter head: The beginning, in UTF-8, up to the end of a line.
  init?(head: [UInt8]) {
    let lines = Self.lines(head)
    guard let first = lines.first else { return nil }
    if Self.beginsJSON(head) {
      self = .json
    } else if let delimiter = Self.delimiter(lines) {
      self = .table(delimiter: delimiter)
    } else if Self.areBlocks(lines) {
      self = .blocks
    } else if Self.areSingle(lines, first: first) {
      self = .lines
    } else if Self.holdsJSON(head) {
      self = .json
    } else {
      return nil
    }
  }

  /// Enough to tell the shape by.
  private static let lineCount = 200

  private static func lines(_ head: [UInt8]) -> [TextLine] {
    var splitter = LineSplitter()
    var lines: [TextLine] = []
    func take(_ line: TextLine) { if lines.count < lineCount, !line.isBlank { lines.append(line) } }
    splitter.take(head.span, take)
    splitter.finish(take)
    return lines
  }

  /// An opening bracket, and what may follow one: a line of a log begins with one, too.
  private static func beginsJSON(_ head: [UInt8]) -> Bool {
    let signs = head.lazy.filter { $0 > 0x20 }.prefix(2)
    switch (signs.first, signs.dropFirst().first) {
    case (UInt8(ascii: "{"), let next):
      return next == nil || next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
    case (UInt8(ascii: "["), let next?): return "{[\"]".utf8.contains(next)
    case (UInt8(ascii: "["), nil): return true
    default: return false
    }
  }

  private static func delimiter(_ lines: [TextLine]) -> UInt8? {
    let declared = TableNames.separator(lines[0].bytes)
    guard let names = lines.dropFirst(declared == nil ? 0 : 1).first else { return nil }
    let candidates = TableNames.candidates(names.bytes)
    return candidates.first { candidate in
      (declared == nil || declared == candidate.delimiter) && TableNames.areOfLead(candidate.names)
    }?.delimiter
  }

  private static func areBlocks(_ lines: [TextLine]) -> Bool {
    var reader = BlockReader()
    var first: String?
    func take(_ record: StreamRecord) {
      if first == nil, case .text(let text) = record.content { first = text }
    }
    for line in lines where first == nil { reader.take(line, take) }
    reader.finish(take)
    guard let first, first.split(separator: "\n").count >= 2 else { return false }
    return LeadText.read(first) != nil
  }

  /// Whether lines are leads by themselves. One code alone is so where nothing else is there.
  private static func areSingle(_ lines: [TextLine], first: TextLine) -> Bool {
    let read = lines.prefix(8).map { line in
      LeadText.read(String(decoding: line.bytes, as: UTF8.self))
    }
    return read.contains { $0?.certainty == .certain } || read.allSatisfy { $0 != nil }
  }

  /// Whether a lead in JSON stands behind lines of something else.
  private static func holdsJSON(_ head: [UInt8]) -> Bool {
    var splitter = JSONRecordSplitter()
    var isFound = false
    func take(_ record: StreamRecord) {
      guard !isFound, case .json(let bytes) = record.content, bytes.first != UInt8(ascii: "\"")
      else { return }
      isFound = LeadText.read(String(decoding: bytes, as: UTF8.self))?.leads.isEmpty == false
    }
    splitter.take(head.span, take)
    return isFound
  }
}
