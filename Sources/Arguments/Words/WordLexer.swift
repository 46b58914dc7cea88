/// Reads the words of a line scalar by scalar, and knows where it stands at the end.
struct WordLexer {
  private(set) var words: [String] = []
  /// The word being read, without its quotes.
  var current: String { String(scalars) }
  /// Where that word begins, in UTF-8 bytes from the start of the line.
  private(set) var currentStart = 0
  /// Whether a word has begun: `''` is a word of no characters.
  private(set) var isInWord = false
  private(set) var isEscaping = false
  private(set) var state = WordQuoting.plain

  private let line: String
  private let splits: Bool
  private var scalars = String.UnicodeScalarView()
  private var offset = 0
  private var escapeBeganWord = false

  init(_ line: String, splits: Bool = true) {
    self.line = line
    self.splits = splits
  }

  mutating func run() {
    for scalar in line.unicodeScalars {
      if isEscaping {
        endEscape(scalar)
      } else {
        switch state {
        case .plain: readPlain(scalar)
        case .single: if scalar == "'" { state = .plain } else { scalars.append(scalar) }
        case .double: readDouble(scalar)
        }
      }
      offset += UTF8.width(scalar)
    }
    if !isInWord { currentStart = offset }
  }

  private mutating func endEscape(_ scalar: Unicode.Scalar) {
    isEscaping = false
    if scalar == "\n" {
      // A backslash and a line feed are nothing at all, so no word either.
      if escapeBeganWord { isInWord = false }
      return
    }
    let isSpecial = scalar == "\\" || scalar == "\"" || scalar == "$" || scalar == "`"
    if state == .double, !isSpecial { scalars.append("\\") }
    scalars.append(scalar)
  }

  private mutating func readPlain(_ scalar: Unicode.Scalar) {
    switch scalar {
    case " ", "\t", "\n", "\r":
      if splits { endWord() } else { scalars.append(scalar) }
    case "'":
      begin()
      state = .single
    case "\"":
      begin()
      state = .double
    case "\\":
      escapeBeganWord = !isInWord
      begin()
      isEscaping = true
    default:
      begin()
      scalars.append(scalar)
    }
  }

  private mutating func readDouble(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": state = .plain
    case "\\":
      escapeBeganWord = false
      isEscaping = true
    default: scalars.append(scalar)
    }
  }

  private mutating func begin() {
    guard !isInWord else { return }
    isInWord = true
    currentStart = offset
  }

  private mutating func endWord() {
    guard isInWord else { return }
    words.append(current)
    scalars = String.UnicodeScalarView()
    isInWord = false
  }
}
