/// Parts a stream of JSON into the texts of its records, in constant memory and without parsing.
///
/// Records are the objects on the top level, one after another or a line each, the elements of
/// lists there, and the elements of the list within what services answer (`{"value": […]}`).
///
/// A record that is not closed ends where a line begins with a brace at the same indentation, and a
/// string ends with its line: what follows damage is read on.
struct JSONRecordSplitter {
  private enum Mode {
    /// Between records.
    case outside
    case record
    /// A record that is too long, or a part of what is around records.
    case skipped
    /// Something that is no JSON, up to the end of its line.
    case stray
  }

  private enum StringState {
    case none, inside, escaped
  }

  private var mode = Mode.outside
  private var string = StringState.none
  private var containers = JSONBrackets()
  /// What was opened within the record.
  private var inner = JSONBrackets()
  /// The record, as far as it was read.
  private var buffer: [UInt8] = []
  /// The last bracket may open the list of records.
  private var awaitsList = false

  private var line = 1
  private var followsReturn = false
  /// The blanks that the line began with; `nil` once something else came.
  private var indentation: Int? = 0
  private var recordLine = 1
  /// The indentation of the record, where it begins its line.
  private var recordIndentation: Int?

  private static let strayLimit = 4096

  mutating func take<Failure: Error>(
    _ block: Span<UInt8>, _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    var index = 0
    while index < block.count {
      if string == .inside {
        let start = index
        while index < block.count, Self.isPlain(block[index]) { index += 1 }
        try keep(block.extracting(start..<index), body)
        if index == block.count { return }
      }
      try step(block[index], body)
      index += 1
    }
  }

  /// Tells what the end of the text leaves unfinished.
  mutating func finish<Failure: Error>(
    _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    switch mode {
    case .record: try body(StreamRecord(recordLine, .fault(.unclosed)))
    case .stray: try endStray(body)
    case .outside, .skipped:
      if !containers.isEmpty { try body(StreamRecord(line, .fault(.unclosedList))) }
    }
    self = JSONRecordSplitter()
  }

  /// What goes by within a string without a look.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte >= 0x20
  }

  private mutating func step<Failure: Error>(
    _ byte: UInt8, _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      return try endLine(byte, body)
    }
    followsReturn = false
    let indentation = indentation
    if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
      self.indentation = indentation.map { $0 + 1 }
    } else {
      self.indentation = nil
    }
    switch mode {
    case .outside: try begin(byte, indentation, body)
    case .record, .skipped:
      if string == .none, try isNextRecord(byte, indentation, body) {
        try begin(byte, indentation, body)
      } else {
        try goOn(byte, body)
      }
    case .stray:
      if !containers.isEmpty, ",]}".utf8.contains(byte) {
        try endStray(body)
        try begin(byte, indentation, body)
      } else if buffer.count < Self.strayLimit {
        buffer.append(byte)
      }
    }
  }

  private mutating func endLine<Failure: Error>(
    _ byte: UInt8, _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    // JSON has no line breaks in strings: the quotation mark that closes it is missing.
    string = .none
    if mode == .stray { try endStray(body) }
    if mode == .record {
      if inner.isEmpty { try endRecord(body) } else { try keep([byte].span, body) }
    } else if mode == .skipped, inner.isEmpty {
      mode = .outside
    }
    if byte == UInt8(ascii: "\r") || !followsReturn { line += 1 }
    followsReturn = byte == UInt8(ascii: "\r")
    indentation = 0
  }
}

extension JSONRecordSplitter {
  /// Takes a byte between records.
  private mutating func begin<Failure: Error>(
    _ byte: UInt8, _ indentation: Int?, _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    let isInList = containers.last != .object
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ","), 0x1E: return
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      let bracket = JSONBrackets.Kind(byte)
      if isInList, bracket == .list { return containers.push(.list) }
      start(isInList ? .record : .skipped, indentation)
      inner.push(bracket)
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      if containers.last == JSONBrackets.Kind(byte) { return containers.pop() }
      return try body(StreamRecord(line, .fault(.strayBracket)))
    case UInt8(ascii: "\""):
      start(isInList ? .record : .skipped, indentation)
      string = .inside
    default:
      guard isInList else { return }
      start(.stray, indentation)
    }
    if mode != .skipped { buffer.append(byte) }
  }

  private mutating func start(_ mode: Mode, _ indentation: Int?) {
    self.mode = mode
    string = .none
    inner = JSONBrackets()
    awaitsList = false
    buffer.removeAll(keepingCapacity: buffer.capacity <= 1 << 16)
    recordLine = line
    recordIndentation = mode == .record ? indentation : nil
  }

  /// Whether a record was left open, and the next one begins here.
  private mutating func isNextRecord<Failure: Error>(
    _ byte: UInt8, _ indentation: Int?, _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard byte == UInt8(ascii: "{"), let indentation, indentation == recordIndentation,
      line > recordLine, !awaitsList
    else { return false }
    if mode == .record { try body(StreamRecord(recordLine, .fault(.unclosed))) }
    return true
  }

  /// Takes a byte of a record, or of what is skipped.
  private mutating func goOn<Failure: Error>(
    _ byte: UInt8, _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    if string != .none { return try goOnInString(byte, body) }
    if awaitsList, byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") {
      awaitsList = false
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "]") {
        // What was taken for a record is what holds the records.
        containers.push(contentsOf: inner)
        mode = .outside
        return try begin(byte, nil, body)
      }
    }
    try keep([byte].span, body)
    switch byte {
    case UInt8(ascii: "\""): string = .inside
    case UInt8(ascii: "{"): inner.push(.object)
    case UInt8(ascii: "["):
      awaitsList = mode == .record && inner.count <= 4 && JSONListName.ends(buffer)
      inner.push(.list)
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      inner.pop()
      if inner.isEmpty { try endRecord(body) }
    default: break
    }
  }

  private mutating func goOnInString<Failure: Error>(
    _ byte: UInt8, _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    try keep([byte].span, body)
    switch (string, byte) {
    case (.inside, UInt8(ascii: "\\")): string = .escaped
    case (.inside, UInt8(ascii: "\"")):
      string = .none
      if inner.isEmpty { try endRecord(body) }
    default: string = .inside
    }
  }

  private mutating func endRecord<Failure: Error>(
    _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    let isRecord = mode == .record
    mode = .outside
    string = .none
    if isRecord { try body(StreamRecord(recordLine, .json(buffer))) }
  }

  private mutating func endStray<Failure: Error>(
    _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    mode = .outside
    try body(StreamRecord(recordLine, .stray(buffer)))
  }

  /// Adds bytes to the record, unless it grows longer than any lead.
  private mutating func keep<Failure: Error>(
    _ bytes: Span<UInt8>, _ body: (StreamRecord) throws(Failure) -> Void
  ) throws(Failure) {
    guard mode == .record else { return }
    guard buffer.count + bytes.count <= LeadStream.recordLimit else {
      mode = .skipped
      buffer = []
      let fault = LeadStreamFault.tooLong(limit: LeadStream.recordLimit)
      return try body(StreamRecord(recordLine, .fault(fault)))
    }
    buffer.append(bytes)
  }
}

/// Brackets that are open within one another.
struct JSONBrackets {
  enum Kind {
    case list, object

    init(_ byte: UInt8) { self = byte == 0x5B || byte == 0x5D ? .list : .object }
  }

  private var kinds: [Kind] = []
  /// Deeper ones are counted only: hostile input must not fill memory.
  private var deeper = 0

  private static let limit = 1024

  var isEmpty: Bool { kinds.isEmpty }
  var last: Kind? { kinds.last }
  var count: Int { kinds.count + deeper }

  mutating func push(_ kind: Kind) {
    if kinds.count < Self.limit { kinds.append(kind) } else { deeper += 1 }
  }

  mutating func push(contentsOf other: JSONBrackets) { other.kinds.forEach { push($0) } }

  mutating func pop() {
    if deeper > 0 { deeper -= 1 } else { _ = kinds.popLast() }
  }
}

/// The names under which services answer with a list of records.
enum JSONListName {
  private static let names = [
    "value", "results", "result", "records", "leads", "items", "data", "input",
  ]

  /// Whether a text ends with such a name, its colon, and the bracket of a list.
  static func ends(_ text: [UInt8]) -> Bool {
    var rest = text.dropLast()
    func skipBlanks() { while let last = rest.last, last <= 0x20 { rest.removeLast() } }
    skipBlanks()
    guard rest.popLast() == UInt8(ascii: ":") else { return false }
    skipBlanks()
    guard rest.popLast() == UInt8(ascii: "\"") else { return false }
    return names.contains { name in
      rest.suffix(name.utf8.count).elementsEqual(name.utf8)
        && rest.dropLast(name.utf8.count).last == UInt8(ascii: "\"")
    }
  }
}
