import Text

/// Takes the records of a stream apart.
struct LeadRecordReader {
  private(set) var mender = EncodingMender()
  /// Whether there was anything.
  private(set) var hasEvents = false
  /// So many leads get their remarks, which take most of the time.
  private var remarkedLeads: Int

  /// So much of what is no lead is handed on.
  private static let excerptBytes = 16 << 10

  init(remarkedLeads: Int) { self.remarkedLeads = remarkedLeads }

  mutating func mended(_ line: TextLine) -> TextLine {
    let bytes = mender.mended(line.bytes, line: line.number)
    return TextLine(number: line.number, bytes: bytes, isTooLong: line.isTooLong)
  }

  /// The leads that a record holds, or why it holds none.
  mutating func events(of record: StreamRecord) -> [LeadStreamEvent] {
    let events: [LeadStreamEvent]
    hasEvents = true
    switch record.content {
    case .fault(let fault): return [.fault(fault)]
    case .row(let row): events = self.events(of: row)
    case .text(let text): events = self.events(of: text, line: record.line)
    case .stray(let bytes):
      if bytes.contains(0) { return [.fault(.zeroBytes)] }
      let mended = mender.mended(bytes, line: record.line)
      events = self.events(of: String(decoding: mended, as: UTF8.self), line: record.line)
    case .json(let bytes): events = self.events(ofJSON: bytes, line: record.line)
    }
    remarkedLeads = max(0, remarkedLeads - events.count)
    return events
  }

  private func events(of row: LeadRecord) -> [LeadStreamEvent] {
    if let lead = LeadDecoder.lead(in: row, remarks: remarkedLeads > 0) { return [.lead(lead)] }
    let words = row.members.compactMap(\.value.string).joined(separator: " ")
    return [.fault(.noLead(Self.excerpt(words)))]
  }

  private func events(of text: String, line: Int) -> [LeadStreamEvent] {
    if text.utf8.contains(0) { return [.fault(.zeroBytes)] }
    guard let read = LeadText.read(text) else { return [.fault(.noLead(Self.excerpt(text)))] }
    guard let fault = read.fault else { return read.leads.map { .lead($0) } }
    switch fault {
    case .truncated: return [.fault(.unclosed)]
    case .malformed(let error): return [.fault(.json(error.behind(line), in: text))]
    }
  }

  private mutating func events(ofJSON bytes: [UInt8], line: Int) -> [LeadStreamEvent] {
    if bytes.contains(0) { return [.fault(.zeroBytes)] }
    let bytes = mender.mended(bytes, line: line)
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONParser.parse(bytes)
    } catch {
      // What people and pages break may be mended.
      let text = String(decoding: bytes, as: UTF8.self)
      if let read = LeadText.read(text), read.fault == nil {
        return read.leads.map { .lead($0) }
      }
      return [.fault(.json(error.behind(line), in: text))]
    }
    if let text = value.string { return events(of: text, line: line) }
    let record = LeadRecord((value.object ?? []).map { .init($0.key, $0.value) })
    if let lead = LeadDecoder.lead(in: record, remarks: remarkedLeads > 0) {
      return [.lead(lead)]
    }
    return events(of: String(decoding: bytes, as: UTF8.self), line: line)
  }

  static func excerpt(_ text: String) -> String {
    guard text.utf8.count > excerptBytes else { return text }
    return String(decoding: text.utf8.prefix(excerptBytes), as: UTF8.self)
  }
}

extension JSONError {
  /// The same error in a text that begins at a line of another one.
  func behind(_ line: Int) -> JSONError {
    let place = TextPosition(
      line: position.line + line - 1, column: position.column, offset: position.offset)
    return JSONError(problem, at: place)
  }
}
