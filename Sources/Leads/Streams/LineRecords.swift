/// Puts lines together to records.
struct LineRecords {
  private var table: TableReader?
  private var blocks: BlockReader?

  /// Each line is a record.
  static let single = LineRecords()

  static func table(_ reader: TableReader) -> LineRecords {
    var records = LineRecords()
    records.table = reader
    return records
  }

  static func blocks(_ reader: BlockReader) -> LineRecords {
    var records = LineRecords()
    records.blocks = reader
    return records
  }

  mutating func take<Failure: Error>(
    _ line: TextLine, _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    if table != nil {
      try table?.take(line, body)
    } else if blocks != nil {
      try blocks?.take(line, body)
    } else if line.isTooLong {
      let fault = LeadStreamFault.tooLong(limit: LeadStream.recordLimit)
      try body(StreamRecord(line.number, .fault(fault)))
    } else if !line.isBlank {
      let text = String(decoding: line.bytes, as: UTF8.self)
      try body(StreamRecord(line.number, .text(text)))
    }
  }

  mutating func finish<Failure: Error>(
    _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    try table?.finish(body)
    try blocks?.finish(body)
  }
}
