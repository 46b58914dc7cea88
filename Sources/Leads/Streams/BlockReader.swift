/// Reads blocks of lines `key = value`, one lead each.
///
/// A new block begins where the first key of the block comes again, and behind a blank line where
/// any key of it does but the last: pages put blank lines between the lines of one block, too, and
/// the documented block has `encoding` twice in a row.
struct BlockReader {
  private var text = ""
  private var firstLine = 1
  private var keys: [String] = []
  private var isBehindGap = false

  mutating func take<Failure: Error>(
    _ line: TextLine, _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    if line.isTooLong {
      try finish(body)
      return try body(
        StreamRecord(line.number, .fault(.tooLong(limit: LeadStream.recordLimit))))
    }
    if line.isBlank {
      isBehindGap = true
      return
    }
    let words = String(decoding: line.bytes, as: UTF8.self)
    let key = Self.key(words)
    if let key, begins(key) { try finish(body) }
    if text.utf8.count + line.bytes.count > LeadStream.recordLimit { try finish(body) }
    if text.isEmpty { firstLine = line.number }
    text += words + "\n"
    if let key { keys.append(key) }
    isBehindGap = false
  }

  mutating func finish<Failure: Error>(
    _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    guard !text.isEmpty else { return }
    let record = StreamRecord(firstLine, .text(text))
    text = ""
    keys = []
    try body(record)
  }

  /// Whether a key is the first of another block.
  private func begins(_ key: String) -> Bool {
    keys.first == key || isBehindGap && keys.last != key && keys.contains(key)
  }

  /// What stands before the sign; `nil` where there is none.
  private static func key(_ line: String) -> String? {
    guard let sign = line.firstIndex(where: { $0 == "=" || $0 == "＝" || $0 == ":" || $0 == "\t" })
    else { return nil }
    let key = LeadName.folded(String(line[..<sign]))
    return key.isEmpty ? nil : key
  }
}
