import Synchronization

/// What one scalar folds to.
enum Folded {
  /// Punctuation, white space, a symbol: ends a word.
  case separator
  /// A combining mark: leaves no trace.
  case nothing
  /// A letter or digit.
  case scalar(UInt32)
  /// A ligature and the like.
  case scalars([UInt32])
}

/// The folding of single scalars outside ASCII, computed a page of 256 at a time when first met: a
/// text touches a handful of the pages, and a table of all of them would cost every start. What
/// stands beyond the pages (emoji, ancient scripts, rare Han characters) is computed each time.
struct FoldingTable: ~Copyable {
  static let shared = Mutex(FoldingTable())

  private static let separatorMark: UInt32 = 0
  private static let nothingMark: UInt32 = 0xFFFF_FFFF
  private static let severalMark: UInt32 = 0xFFFF_FFFE

  private var pages = [[UInt32]](repeating: [], count: 0x110)
  private var singles: [UInt32: UInt32] = [:]
  private var several: [UInt32: [UInt32]] = [:]

  private init() {
    for line in FoldingLetters.table.split(separator: "\n") {
      let scalars = Array(line.unicodeScalars)
      guard let space = scalars.firstIndex(of: " ") else { continue }
      let target = scalars[..<space].map(\.value)
      for source in scalars[(space + 1)...] {
        if target.count == 1 {
          singles[source.value] = target[0]
        } else {
          several[source.value] = target
        }
      }
    }
  }

  /// Looks a scalar up.
  mutating func folded(_ value: UInt32) -> Folded {
    if Self.isIdeographOrSyllable(value) { return .scalar(value) }
    let page = Int(value >> 8)
    guard page < pages.count else { return meaning(compute(value), of: value) }
    if pages[page].isEmpty { pages[page] = (UInt32(0)..<256).map { compute(value & ~0xFF | $0) } }
    return meaning(pages[page][Int(value & 0xFF)], of: value)
  }

  private func meaning(_ mark: UInt32, of value: UInt32) -> Folded {
    switch mark {
    case Self.separatorMark: return .separator
    case Self.nothingMark: return .nothing
    case Self.severalMark: return .scalars(several[value] ?? [])
    case let single: return .scalar(single)
    }
  }

  /// Han characters and Hangul syllables stand for themselves, and there are too many to tabulate.
  static func isIdeographOrSyllable(_ value: UInt32) -> Bool {
    switch value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
    default: false
    }
  }

  private mutating func compute(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value) else { return Self.separatorMark }
    // Full-width ASCII.
    if (0xFF01...0xFF5E).contains(scalar.value) {
      let ascii = UInt8(scalar.value - 0xFEE0)
      return ASCIILetter.folded(ascii).map(UInt32.init) ?? Self.separatorMark
    }
    if several[scalar.value] != nil { return Self.severalMark }
    if let single = singles[scalar.value] { return single }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return Self.nothingMark
    // The apostrophe as Ukrainian and others write it.
    case .modifierLetter where scalar.value == 0x02BC: return Self.separatorMark
    // The half-width voicing marks of kana.
    case .modifierLetter where (0xFF9E...0xFF9F).contains(scalar.value): return Self.nothingMark
    case .uppercaseLetter, .titlecaseLetter, .letterNumber: return lowered(scalar)
    case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber,
      .spacingMark:
      return scalar.value
    default: return Self.separatorMark
    }
  }

  private mutating func lowered(_ scalar: Unicode.Scalar) -> UInt32 {
    guard let lower = scalar.properties.lowercaseMapping.unicodeScalars.first else {
      return scalar.value
    }
    if let letters = several[lower.value] {
      several[scalar.value] = letters
      return Self.severalMark
    }
    return singles[lower.value] ?? lower.value
  }
}

/// ASCII letters and digits.
public enum ASCIILetter {
  /// The lower-case letter or the digit, or `nil` for anything else.
  public static func folded(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte | 0x20
    default: nil
    }
  }
}
