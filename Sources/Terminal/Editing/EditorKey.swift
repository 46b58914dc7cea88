/// A key, or a terminal's message, that libedit does not know of itself.
///
/// Terminals send these as sequences that begin with Escape. Bound as such, they would make Escape
/// alone ambiguous, and be lost in a search; so the reader hands each to libedit as one character
/// that nothing else sends: a C1 control, whose number is the raw value.
enum EditorKey: UInt32, CaseIterable {
  case newline = 0x8D
  case lineStart = 0x91
  case lineEnd = 0x92
  case delete = 0x93
  case nextWord = 0x94
  /// What ends a paste, where none is going on: the paste itself held an end marker.
  case strayPasteEnd = 0x95
  /// No key: what the line begins with is to be put there.
  case prefill = 0x96
  case paste = 0x9C
  case help = 0x9D
  case previousWord = 0x9E

  /// How the key is written in libedit's `bind`.
  var binding: String {
    "\\" + String(rawValue, radix: 8)
  }

  /// What terminals send, after the Escape that begins each.
  private var texts: [String] {
    switch self {
    case .newline: ["\r", "\n"]
    case .lineStart: ["[1~", "[7~"]
    case .lineEnd: ["[4~", "[8~"]
    case .delete: ["[3~"]
    case .nextWord: ["[1;5C", "[1;3C", "[5C"]
    case .previousWord: ["[1;5D", "[1;3D", "[5D"]
    case .strayPasteEnd: ["[201~"]
    case .prefill: []
    case .paste: ["[200~"]
    case .help: ["OP", "[11~", "[[A"]
    }
  }

  /// Every sequence with its key.
  static let sequences: [(bytes: [UInt8], key: EditorKey)] = allCases.flatMap { key in
    key.texts.map { (bytes: [KeyDecoder.escape] + Array($0.utf8), key: key) }
  }
}
