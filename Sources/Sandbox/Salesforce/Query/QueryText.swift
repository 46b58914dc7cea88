/// A text of a query, in which a backslash gives the next character another meaning.
struct QueryText: Hashable, Sendable {
  /// A part of a pattern.
  private enum Part: Hashable {
    case character(Character)
    case one
    case any
  }

  /// The text as it is meant.
  let plain: String
  private let parts: [Part]

  /// Reads a text.
  ///
  /// - Parameter source: What stood between the quotes.
  /// - Throws: `SalesforceRefusal` for a backslash before anything that it means nothing for.
  init(_ source: String) throws(SalesforceRefusal) {
    var plain = ""
    var parts: [Part] = []
    var rest = Substring(source)
    while let character = rest.popFirst() {
      guard character == "\\" else {
        plain.append(character)
        parts.append(character == "%" ? .any : character == "_" ? .one : .character(character))
        continue
      }
      guard let next = rest.popFirst(), let meant = Self.escapes[next] else {
        throw .malformedQuery("invalid string escape sequence")
      }
      plain.append(meant)
      parts.append(.character(meant))
    }
    self.plain = plain
    self.parts = parts
  }

  private static let escapes: [Character: Character] = [
    "n": "\n", "N": "\n", "r": "\r", "R": "\r", "t": "\t", "T": "\t", "b": "\u{8}", "B": "\u{8}",
    "f": "\u{C}", "F": "\u{C}", "\"": "\"", "'": "'", "\\": "\\", "_": "_", "%": "%",
  ]

  /// Whether a text fits the pattern, in which `%` is any characters and `_` is one.
  ///
  /// - Parameter text: The text; upper and lower case are alike.
  /// - Returns: The answer.
  func matches(_ text: String) -> Bool {
    let text = Array(text.lowercased())
    var (place, part) = (0, 0)
    // Where to go on when what follows the last `%` does not fit.
    var again: (place: Int, part: Int)?
    while place < text.count {
      if part < parts.count, fits(parts[part], text[place]) {
        place += 1
        part += 1
      } else if part < parts.count, parts[part] == .any {
        again = (place, part)
        part += 1
      } else if let last = again {
        again = (last.place + 1, last.part)
        (place, part) = (last.place + 1, last.part + 1)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { $0 == .any }
  }

  private func fits(_ part: Part, _ character: Character) -> Bool {
    switch part {
    case .character(let wanted): wanted.lowercased() == String(character)
    case .one: true
    case .any: false
    }
  }
}
