import Text

/// Reads JSON that lacks commas, as a sample of the documentation does, or has one too many, or
/// curly quotes, or no braces around its members; and says what was mended.
struct JSONRepair {
  /// Why the text could not be read, by the places of the paste.
  private(set) var error: JSONError?

  /// What a mended place lacked or had too much.
  private enum Mending {
    case missingComma(TextPosition, after: String)
    case needlessComma(TextPosition)
    case curlyQuotes, missingBraces
  }

  private static let limit = 20

  private let paste: LeadPaste
  private var scalars: [Unicode.Scalar]
  /// The scalars of the paste before the first of `scalars`; one less where a brace was put there.
  private let start: Int
  private var mendings: [Mending] = []

  init(_ paste: LeadPaste) {
    self.paste = paste
    let before = paste.text[..<paste.json.startIndex].unicodeScalars.count
    if LeadPaste.isMember(paste.json) {
      scalars = ["{"] + Array(paste.json.unicodeScalars.trimmingComma) + ["}"]
      start = before - 1
      mendings = [.missingBraces]
    } else {
      scalars = Array(paste.json.unicodeScalars)
      start = before
    }
  }

  /// The values of the text: one document, or one after the other.
  mutating func values() -> [JSONValue]? {
    for _ in 0...Self.limit {
      do throws(JSONError) {
        return [try JSONParser.parse(string)]
      } catch {
        if error.problem == .expectedEnd, let values = sequence() { return values }
        guard mend(error) else {
          self.error = JSONError(error.problem, at: position(of: error.position.offset))
          return nil
        }
      }
    }
    return nil
  }

  private var string: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// A document in each line.
  private func sequence() -> [JSONValue]? {
    var values: [JSONValue] = []
    for line in string.split(whereSeparator: \.isNewline) where !line.trimmed.isEmpty {
      guard let value = try? JSONParser.parse(String(line)) else { return nil }
      values.append(value)
    }
    return values
  }

  private mutating func mend(_ error: JSONError) -> Bool {
    let offset = error.position.offset
    guard offset < scalars.count else { return false }
    switch (error.problem, scalars[offset]) {
    case (.expectedCommaOrBrace, "\""), (.expectedCommaOrBracket, "{"):
      insertComma(before: offset)
    case (.expectedKey, "}"), (.expectedValue, "]"): return dropComma(before: offset)
    case (.expectedKey, "\u{201C}"), (.expectedKey, "\u{201D}"), (.expectedValue, "\u{201C}"),
      (.expectedValue, "\u{201D}"):
      straightenQuotes()
    default: return false
    }
    return true
  }

  private mutating func insertComma(before offset: Int) {
    var end = offset
    while end > 0, scalars[end - 1].properties.isWhitespace { end -= 1 }
    mendings.append(.missingComma(position(of: end), after: lastKey(before: end)))
    scalars.insert(",", at: end)
  }

  private mutating func dropComma(before offset: Int) -> Bool {
    var end = offset - 1
    while end > 0, scalars[end].properties.isWhitespace { end -= 1 }
    guard end > 0, scalars[end] == "," else { return false }
    mendings.append(.needlessComma(position(of: end)))
    // A blank keeps the places behind it.
    scalars[end] = " "
    return true
  }

  private mutating func straightenQuotes() {
    for index in scalars.indices where scalars[index] == "\u{201C}" || scalars[index] == "\u{201D}"
    {
      scalars[index] = "\""
    }
    mendings.append(.curlyQuotes)
  }

  /// The key of the member that ends at a place, where its value is no list and no object.
  private func lastKey(before end: Int) -> String {
    guard end > 0, scalars[end - 1] != "}", scalars[end - 1] != "]" else { return "" }
    let line = scalars[..<end].split { $0 == "\n" || $0 == "\r" }.last ?? []
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    let keys = parts.indices.dropLast().filter { place in
      parts[place + 1].first { !$0.properties.isWhitespace } == ":"
    }
    return keys.last.map { parts[$0].reduce(into: "") { $0.unicodeScalars.append($1) } } ?? ""
  }

  /// The place in the paste of a scalar of what is read now.
  private func position(of offset: Int) -> TextPosition {
    let inserted = mendings.count { mending in
      if case .missingComma(let place, _) = mending { place.offset < start + offset } else { false }
    }
    let wanted = start + offset - inserted
    var line = 1
    var lineStart = 0
    var previous: Unicode.Scalar = " "
    for (index, scalar) in paste.text.unicodeScalars.enumerated() {
      guard index < wanted else { break }
      if scalar == "\n" || scalar == "\r" {
        if !(scalar == "\n" && previous == "\r") { line += 1 }
        lineStart = index + 1
      }
      previous = scalar
    }
    return TextPosition(line: line, column: wanted - lineStart + 1, offset: wanted)
  }

  /// What was mended, in words.
  var remark: LeadRemark? {
    guard !mendings.isEmpty else { return nil }
    let parts = mendings.map { mending in
      switch mending {
      case .missingComma(let place, let key):
        "a comma is missing\(key.isEmpty ? "" : " after \(key)") (\(words(place)))"
      case .needlessComma(let place): "a comma stands before a closing bracket (\(words(place)))"
      case .curlyQuotes: "curly quotes stand where JSON wants straight ones"
      case .missingBraces: "the braces around the members are missing"
      }
    }
    return LeadRemark(
      "json-mended", .warning,
      "The text is no valid JSON: \(parts.joined(separator: "; ")). It was read as if it were "
        + "mended; a service would refuse it.")
  }

  private func words(_ place: TextPosition) -> String {
    "line \(place.line), column \(place.column)"
  }
}

extension Substring.UnicodeScalarView {
  /// Without the comma that led on to the next member.
  fileprivate var trimmingComma: Substring.UnicodeScalarView {
    last == "," ? dropLast() : self
  }
}
