/// A condition of `$filter`, read.
indirect enum ODataFilter: Sendable, Hashable {
  case literal(ODataValue)
  case property(String)
  case call(String, [ODataFilter])
  case not(ODataFilter)
  case both(ODataFilter, ODataFilter)
  case either(ODataFilter, ODataFilter)
  /// `eq`, `ne`, `gt`, `ge`, `lt` or `le`.
  case comparison(String, ODataFilter, ODataFilter)

  /// Reads a condition.
  ///
  /// - Parameter text: What stands behind `$filter=`, decoded.
  /// - Throws: `ODataError` where it is none.
  init(_ text: String) throws(ODataError) {
    var parser = ODataFilterParser(try ODataToken.tokens(of: text))
    self = try parser.whole()
  }

  /// The properties that it names.
  var properties: [String] {
    switch self {
    case .literal: []
    case .property(let name): [name]
    case .call(_, let operands): operands.flatMap(\.properties)
    case .not(let operand): operand.properties
    case .both(let left, let right), .either(let left, let right),
      .comparison(_, let left, let right):
      left.properties + right.properties
    }
  }

  /// Whether a row meets it.
  ///
  /// - Parameters:
  ///   - ignoresCase: Whether texts are compared without regard to case.
  ///   - row: What the row has for a property; `nil` where it has none.
  /// - Returns: The answer.
  /// - Throws: `ODataError` for a function that is not known.
  func matches(
    ignoresCase: Bool = false, _ row: (String) -> ODataValue?
  ) throws(ODataError) -> Bool {
    try value(ignoresCase, row) == .bool(true)
  }

  private func value(
    _ ignoresCase: Bool, _ row: (String) -> ODataValue?
  ) throws(ODataError) -> ODataValue? {
    switch self {
    case .literal(let value): return value
    case .property(let name): return row(name)
    case .not(let operand):
      return .bool(try !operand.matches(ignoresCase: ignoresCase, row))
    case .both(let left, let right):
      guard try left.matches(ignoresCase: ignoresCase, row) else { return .bool(false) }
      return .bool(try right.matches(ignoresCase: ignoresCase, row))
    case .either(let left, let right):
      if try left.matches(ignoresCase: ignoresCase, row) { return .bool(true) }
      return .bool(try right.matches(ignoresCase: ignoresCase, row))
    case .comparison(let name, let left, let right):
      let operands = (try left.value(ignoresCase, row), try right.value(ignoresCase, row))
      return .bool(Self.holds(name, operands.0, operands.1, ignoresCase))
    case .call(let name, let operands):
      var values: [ODataValue?] = []
      for operand in operands { values.append(try operand.value(ignoresCase, row)) }
      return try Self.result(of: name, values, ignoresCase)
    }
  }

  private static func holds(
    _ name: String, _ left: ODataValue?, _ right: ODataValue?, _ ignoresCase: Bool
  ) -> Bool {
    guard let left, let right else { return false }
    guard let order = left.compared(with: right, ignoresCase: ignoresCase) else {
      return name == "ne"
    }
    switch name {
    case "eq": return order == 0
    case "ne": return order != 0
    case "gt": return order > 0
    case "ge": return order >= 0
    case "lt": return order < 0
    default: return order <= 0
    }
  }

  private static func result(
    of name: String, _ operands: [ODataValue?], _ ignoresCase: Bool
  ) throws(ODataError) -> ODataValue? {
    let texts = operands.map { operand -> String? in
      guard case .text(let text) = operand else { return nil }
      return ignoresCase ? text.lowercased() : text
    }
    switch (name, texts.count) {
    case ("contains", 2): return both(texts[0], texts[1]) { $0.contains($1) }
    case ("substringof", 2): return both(texts[1], texts[0]) { $0.contains($1) }
    case ("startswith", 2): return both(texts[0], texts[1]) { $0.hasPrefix($1) }
    case ("endswith", 2): return both(texts[0], texts[1]) { $0.hasSuffix($1) }
    case ("tolower", 1): return texts[0].map { .text($0.lowercased()) }
    case ("toupper", 1): return texts[0].map { .text($0.uppercased()) }
    default: throw ODataError("An unknown function with name '\(name)' was found.")
    }
  }

  private static func both(
    _ left: String?, _ right: String?, _ test: (String, String) -> Bool
  ) -> ODataValue {
    guard let left, let right else { return .bool(false) }
    return .bool(right.isEmpty || test(left, right))
  }
}

private struct ODataFilterParser {
  private static let reserved = ["and", "or", "not", "eq", "ne", "gt", "ge", "lt", "le"]

  private var rest: ArraySlice<ODataToken>

  init(_ tokens: [ODataToken]) { rest = tokens[...] }

  mutating func whole() throws(ODataError) -> ODataFilter {
    let filter = try either()
    guard rest.isEmpty else { throw ODataError("Syntax error in the filter.") }
    return filter
  }

  private mutating func either() throws(ODataError) -> ODataFilter {
    var left = try both()
    while take("or") { left = .either(left, try both()) }
    return left
  }

  private mutating func both() throws(ODataError) -> ODataFilter {
    var left = try comparison()
    while take("and") { left = .both(left, try comparison()) }
    return left
  }

  private mutating func comparison() throws(ODataError) -> ODataFilter {
    if take("not") { return .not(try comparison()) }
    let left = try operand()
    for name in ["eq", "ne", "gt", "ge", "lt", "le"] where take(name) {
      return .comparison(name, left, try operand())
    }
    return left
  }

  private mutating func operand() throws(ODataError) -> ODataFilter {
    switch rest.popFirst() {
    case .literal(let value): return .literal(value)
    case .open:
      let inner = try either()
      guard rest.popFirst() == .close else { throw ODataError("A ')' is missing.") }
      return inner
    case .word(let name) where !Self.reserved.contains(name):
      guard rest.first == .open else { return .property(name) }
      rest.removeFirst()
      return .call(name.lowercased(), try operands())
    default: throw ODataError("Expression expected in the filter.")
    }
  }

  private mutating func operands() throws(ODataError) -> [ODataFilter] {
    var result: [ODataFilter] = []
    while true {
      result.append(try either())
      switch rest.popFirst() {
      case .comma: continue
      case .close: return result
      default: throw ODataError("A ')' is missing.")
      }
    }
  }

  private mutating func take(_ word: String) -> Bool {
    guard rest.first == .word(word) else { return false }
    rest.removeFirst()
    return true
  }
}
