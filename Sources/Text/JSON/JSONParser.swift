/// Reads JSON strictly as RFC 8259 defines it; a byte order mark is tolerated.
///
/// Half of a surrogate pair, which the grammar allows in an escape, is read as U+FFFD.
public struct JSONParser {
  /// How many arrays and objects may stand within one another.
  public static let depthLimit = 512

  private var cursor: JSONCursor
  private var depth = 0

  private init(bytes: [UInt8]) {
    cursor = JSONCursor(bytes)
  }

  /// Reads one document.
  ///
  /// - Parameter text: The whole document.
  /// - Returns: Its value.
  /// - Throws: Where the text departs from the grammar.
  public static func parse(_ text: String) throws(JSONError) -> JSONValue {
    try parse(validated: Array(text.utf8))
  }

  /// Reads one document from UTF-8.
  ///
  /// - Parameter bytes: The whole document.
  /// - Returns: Its value.
  /// - Throws: Where the bytes depart from the grammar or from UTF-8.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      var cursor = JSONCursor(bytes)
      cursor.skip(to: error.byteOffsets.lowerBound)
      throw JSONError(.invalidUTF8, at: cursor.position)
    }
    return try parse(validated: bytes)
  }

  private static func parse(validated bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    parser.cursor.skipMark()
    parser.cursor.skipBlanks()
    let value = try parser.value()
    parser.cursor.skipBlanks()
    guard parser.cursor.isAtEnd else { throw parser.cursor.error(.expectedEnd) }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    let position = cursor.position
    switch cursor.current {
    case UInt8(ascii: "{"): return JSONValue(.object(try members()), at: position)
    case UInt8(ascii: "["): return JSONValue(.array(try elements()), at: position)
    case UInt8(ascii: "\""): return JSONValue(.string(try cursor.string()), at: position)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSONValue(.number(try cursor.number()), at: position)
    default: return JSONValue(try word(), at: position)
    }
  }

  private mutating func word() throws(JSONError) -> JSONValue.Content {
    if cursor.skip("true") { return .bool(true) }
    if cursor.skip("false") { return .bool(false) }
    if cursor.skip("null") { return .null }
    throw cursor.error(.expectedValue)
  }

  private mutating func elements() throws(JSONError) -> [JSONValue] {
    try enter()
    defer { depth -= 1 }
    var values: [JSONValue] = []
    if cursor.skip(UInt8(ascii: "]")) { return values }
    while true {
      values.append(try value())
      cursor.skipBlanks()
      if cursor.skip(UInt8(ascii: "]")) { return values }
      guard cursor.skip(UInt8(ascii: ",")) else { throw cursor.error(.expectedCommaOrBracket) }
      cursor.skipBlanks()
    }
  }

  private mutating func members() throws(JSONError) -> [JSONValue.Member] {
    try enter()
    defer { depth -= 1 }
    var members: [JSONValue.Member] = []
    if cursor.skip(UInt8(ascii: "}")) { return members }
    while true {
      let position = cursor.position
      guard cursor.current == UInt8(ascii: "\"") else { throw cursor.error(.expectedKey) }
      let key = try cursor.string()
      cursor.skipBlanks()
      guard cursor.skip(UInt8(ascii: ":")) else { throw cursor.error(.expectedColon) }
      cursor.skipBlanks()
      members.append(JSONValue.Member(key: key, value: try value(), keyPosition: position))
      cursor.skipBlanks()
      if cursor.skip(UInt8(ascii: "}")) { return members }
      guard cursor.skip(UInt8(ascii: ",")) else { throw cursor.error(.expectedCommaOrBrace) }
      cursor.skipBlanks()
    }
  }

  /// Steps over an opening bracket or brace.
  private mutating func enter() throws(JSONError) {
    guard depth < Self.depthLimit else {
      throw cursor.error(.tooDeep(limit: Self.depthLimit))
    }
    depth += 1
    cursor.index += 1
    cursor.skipBlanks()
  }
}
