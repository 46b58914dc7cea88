import Text

/// Reads the rows of a table whose first line names its columns: CSV, with commas or whatever else
/// parts the cells.
struct TableReader {
  private let delimiter: UInt8
  private var header: [String]?
  private var headerLine = 1
  private var hasRows = false
  private var row: TableRow
  /// The lines of a row that is not complete.
  private var held: [TextLine] = []
  private var heldBytes = 0

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    row = TableRow(delimiter: delimiter)
  }

  mutating func take<Failure: Error>(
    _ line: TextLine, _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    var queue = [line]
    while !queue.isEmpty {
      let line = queue.removeFirst()
      if line.isTooLong {
        queue = try giveUp(.unclosedQuote, body) + queue
        try body(StreamRecord(line.number, .fault(.tooLong(limit: LeadStream.recordLimit))))
        continue
      }
      if held.isEmpty, line.isBlank || isSeparatorLine(line) { continue }
      held.append(line)
      heldBytes += line.bytes.count
      switch row.add(line.bytes) {
      case .complete: try complete(body)
      case .isOpen where heldBytes <= LeadStream.recordLimit: break
      case .isOpen: queue = try giveUp(.unclosedQuote, body) + queue
      case .textAfterQuote: queue = try giveUp(.textAfterQuote, body) + queue
      }
    }
  }

  mutating func finish<Failure: Error>(
    _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    while !held.isEmpty {
      for line in try giveUp(.unclosedQuote, body) { try take(line, body) }
    }
    if header != nil, !hasRows { try body(StreamRecord(headerLine, .fault(.noRows))) }
  }

  /// Drops the row's first line, and gives back the lines after it, which are read once more: a
  /// stray quotation mark must not swallow the rows below it.
  private mutating func giveUp<Failure: Error>(
    _ fault: LeadStreamFault, _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) -> [TextLine] {
    guard let first = held.first else { return [] }
    let again = held.dropFirst()
    reset()
    hasRows = true
    try body(StreamRecord(first.number, .fault(fault)))
    return Array(again)
  }

  private mutating func complete<Failure: Error>(
    _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    let number = held.first?.number ?? 1
    let hasZeros = held.contains { $0.bytes.contains(0) }
    var cells = row.cells
    reset()
    guard let header else {
      header = cells.map { String($0.trimmed) }
      headerLine = number
      return
    }
    while cells.count > header.count, cells.last?.isEmpty == true { cells.removeLast() }
    // Rows without anything, and the first line again where files were put together.
    if cells.allSatisfy({ $0.trimmed.isEmpty }) || cells == header { return }
    hasRows = true
    if hasZeros { return try body(StreamRecord(number, .fault(.zeroBytes))) }
    guard cells.count == header.count else {
      let fault = LeadStreamFault.cells(cells.count, expected: header.count)
      return try body(StreamRecord(number, .fault(fault)))
    }
    let members = zip(header, cells).map { LeadRecord.Member($0, JSONValue($1)) }
    try body(StreamRecord(number, .row(LeadRecord(members))))
  }

  private mutating func reset() {
    row = TableRow(delimiter: delimiter)
    held = []
    heldBytes = 0
  }

  /// `sep=;`, which spreadsheets write before the names.
  private func isSeparatorLine(_ line: TextLine) -> Bool {
    header == nil && TableNames.separator(line.bytes) != nil
  }
}

/// The first line of a table.
enum TableNames {
  private static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  /// What `sep=;` says.
  static func separator(_ line: [UInt8]) -> UInt8? {
    let line = line.filter { $0 != 0x22 }
    guard line.count == 5, line.starts(with: "sep=".utf8) else { return nil }
    return line[4]
  }

  /// The names in a line, by each sign that may part them.
  static func candidates(_ line: [UInt8]) -> [(delimiter: UInt8, names: [String])] {
    delimiters.compactMap { delimiter in
      var row = TableRow(delimiter: delimiter)
      guard row.add(line) == .complete else { return nil }
      return (delimiter, row.cells.map { String($0.trimmed) })
    }
    .sorted { $0.names.count > $1.names.count }
  }

  /// Whether names are those of leads.
  static func areOfLead(_ names: [String]) -> Bool {
    if names.count == 1 { return LeadRole.of(folded: LeadName.folded(names[0])) == .source }
    let blank = LeadRecord(names.map { .init($0, "") })
    return LeadDecoder.lead(in: blank, remarks: false) != nil
  }
}
