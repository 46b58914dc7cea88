/// What a stream of leads yields.
public enum LeadStreamEvent: Sendable, Hashable {
  /// A lead.
  case lead(DecodedLead)
  /// A part that gives no lead.
  case fault(LeadStreamFault)
}

/// Reads leads from a text as it streams by: JSON lines, JSON lists, tables in CSV, blocks, and
/// single leads in every form, in constant memory.
///
/// What cannot be read is told with its line, and the rest is still read.
public struct LeadStream {
  /// A record that is longer than this is skipped.
  public static let recordLimit = 1 << 20
  /// So much of the beginning tells what the text is; a text of which this much is unlike anything
  /// known is not read on.
  static let headBytes = 64 << 10

  /// In what shape the leads come, once it is known.
  public private(set) var form: LeadStreamForm?
  /// Whether the text is nothing in which leads come, so that the rest need not be read.
  public var isRefused: Bool { isBegun && form == nil }
  /// How many records were no UTF-8 and were read as Windows-1252.
  public var mendedRecords: Int { reader.mender.count }
  /// The line of the first of them.
  public var firstMendedLine: Int { reader.mender.firstLine }

  private var head: [UInt8] = []
  private var isBegun = false
  private var reader: LeadRecordReader
  private var lines = LineSplitter()
  private var records = LineRecords.single
  private var json: JSONRecordSplitter?

  /// Begins a stream.
  ///
  /// - Parameter remarkedLeads: So many leads get their remarks, which take most of the time.
  public init(remarkedLeads: Int = .max) {
    reader = LeadRecordReader(remarkedLeads: remarkedLeads)
  }

  /// Takes the next bytes.
  ///
  /// - Parameters:
  ///   - block: UTF-8, or bytes of which some are Windows-1252.
  ///   - report: Takes the line on which a record begins, from 1, and what it is.
  /// - Throws: What `report` throws.
  public mutating func take<Failure: Error>(
    _ block: Span<UInt8>, _ report: (Int, LeadStreamEvent) throws(Failure) -> Void
  ) throws(Failure) {
    if isBegun { return try forward(block, report) }
    head.append(block)
    if head.count >= Self.headBytes { try begin(isWhole: false, report) }
  }

  /// Reads what is left after the last block.
  ///
  /// - Parameter report: Takes the line on which a record begins, from 1, and what it is.
  /// - Throws: What `report` throws.
  public mutating func finish<Failure: Error>(
    _ report: (Int, LeadStreamEvent) throws(Failure) -> Void
  ) throws(Failure) {
    if !isBegun { try begin(isWhole: true, report) }
    guard form != nil else { return }
    if json != nil {
      try Self.finish(&json, &reader, report)
    } else {
      try Self.finish(&lines, &records, &reader, report)
    }
    if !reader.hasEvents { try report(1, .fault(.empty)) }
  }

  private mutating func begin<Failure: Error>(
    isWhole: Bool, _ report: (Int, LeadStreamEvent) throws(Failure) -> Void
  ) throws(Failure) {
    isBegun = true
    let head = head
    self.head = []
    form = LeadStreamForm(head: LeadStreamHead.wholeLines(of: head, isWhole: isWhole))
    switch form {
    case .json: json = JSONRecordSplitter()
    case .table(let delimiter): records = .table(TableReader(delimiter: delimiter))
    case .blocks: records = .blocks(BlockReader())
    case .lines: records = .single
    case nil:
      for event in LeadStreamHead.events(ofUnknown: head) { try report(1, event) }
      return
    }
    try forward(head.span, report)
  }

  private mutating func forward<Failure: Error>(
    _ block: Span<UInt8>, _ report: (Int, LeadStreamEvent) throws(Failure) -> Void
  ) throws(Failure) {
    guard form != nil else { return }
    if json != nil {
      try Self.take(block, &json, &reader, report)
    } else {
      try Self.take(block, &lines, &records, &reader, report)
    }
  }
}

/// The parts are passed one by one, since each is written to while another one is.
extension LeadStream {
  private static func take<Failure: Error>(
    _ block: Span<UInt8>, _ json: inout JSONRecordSplitter?, _ reader: inout LeadRecordReader,
    _ report: (Int, LeadStreamEvent) throws(Failure) -> Void
  ) throws(Failure) {
    try json?.take(block) { record throws(Failure) in
      for event in reader.events(of: record) { try report(record.line, event) }
    }
  }

  private static func finish<Failure: Error>(
    _ json: inout JSONRecordSplitter?, _ reader: inout LeadRecordReader,
    _ report: (Int, LeadStreamEvent) throws(Failure) -> Void
  ) throws(Failure) {
    try json?.finish { record throws(Failure) in
      for event in reader.events(of: record) { try report(record.line, event) }
    }
  }

  private static func take<Failure: Error>(
    _ block: Span<UInt8>, _ lines: inout LineSplitter, _ records: inout LineRecords,
    _ reader: inout LeadRecordReader, _ report: (Int, LeadStreamEvent) throws(Failure) -> Void
  ) throws(Failure) {
    try lines.take(block) { line throws(Failure) in
      try records.take(reader.mended(line)) { record throws(Failure) in
        for event in reader.events(of: record) { try report(record.line, event) }
      }
    }
  }

  private static func finish<Failure: Error>(
    _ lines: inout LineSplitter, _ records: inout LineRecords, _ reader: inout LeadRecordReader,
    _ report: (Int, LeadStreamEvent) throws(Failure) -> Void
  ) throws(Failure) {
    try lines.finish { line throws(Failure) in
      try records.take(reader.mended(line)) { record throws(Failure) in
        for event in reader.events(of: record) { try report(record.line, event) }
      }
    }
    try records.finish { record throws(Failure) in
      for event in reader.events(of: record) { try report(record.line, event) }
    }
  }
}
