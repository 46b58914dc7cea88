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

/// The folding of single scalars outside ASCII. What texts are written in is tabulated a group of
/// pages at a time when first met, for a table of everything would cost every start; what stands
/// beyond (emoji, ancient scripts, rare Han characters) is computed each time.
enum FoldingTable {
  private static let separatorMark: UInt32 = 0
  private static let nothingMark: UInt32 = 0xFFFF_FFFF
  private static let severalMark: UInt32 = 0xFFFF_FFFE

  /// Pages of 256 scalars, one after the other.
  private struct Pages {
    let first: UInt32
    let marks: [UInt32]

    init(_ pages: ClosedRange<UInt32>) {
      first = pages.lowerBound << 8
      marks = (first...(pages.upperBound << 8 | 0xFF)).map(FoldingTable.compute)
    }

    subscript(value: UInt32) -> UInt32 { marks[Int(value - first)] }
  }

  private static let european = Pages(0x00...0x05)
  private static let southern = Pages(0x06...0x0F)
  private static let extended = Pages(0x10...0x1F)
  private static let symbols = Pages(0x20...0x2F)
  private static let kana = Pages(0x30...0x33)
  private static let forms = Pages(0xF9...0xFF)

  /// What folds to one letter, and to several.
  private static let letters: (singles: [UInt32: UInt32], several: [UInt32: [UInt32]]) = {
    var singles: [UInt32: UInt32] = [:]
    var several: [UInt32: [UInt32]] = [:]
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
    return (singles, several)
  }()

  /// Looks a scalar up.
  static func folded(_ value: UInt32) -> Folded {
    if isIdeographOrSyllable(value) { return .scalar(value) }
    switch mark(value) {
    case separatorMark: return .separator
    case nothingMark: return .nothing
    case severalMark: return .scalars(several(value))
    case let single: return .scalar(single)
    }
  }

  private static func mark(_ value: UInt32) -> UInt32 {
    switch value >> 8 {
    case 0x00...0x05: european[value]
    case 0x06...0x0F: southern[value]
    case 0x10...0x1F: extended[value]
    case 0x20...0x2F: symbols[value]
    case 0x30...0x33: kana[value]
    case 0xF9...0xFF: forms[value]
    default: compute(value)
    }
  }

  /// Han characters and Hangul syllables stand for themselves, and there are too many to tabulate.
  static func isIdeographOrSyllable(_ value: UInt32) -> Bool {
    switch value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
    default: false
    }
  }

  private static func compute(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value) else { return separatorMark }
    // Full-width ASCII.
    if (0xFF01...0xFF5E).contains(scalar.value) {
      let ascii = UInt8(scalar.value - 0xFEE0)
      return ASCIILetter.folded(ascii).map(UInt32.init) ?? separatorMark
    }
    if letters.several[scalar.value] != nil { return severalMark }
    if let single = letters.singles[scalar.value] { return single }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return nothingMark
    // The apostrophe as Ukrainian and others write it.
    case .modifierLetter where scalar.value == 0x02BC: return separatorMark
    // The half-width voicing marks of kana.
    case .modifierLetter where (0xFF9E...0xFF9F).contains(scalar.value): return nothingMark
    case .uppercaseLetter, .titlecaseLetter, .letterNumber: return lowered(scalar)
    case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber,
      .spacingMark:
      return scalar.value
    default: return separatorMark
    }
  }

  private static func lowered(_ scalar: Unicode.Scalar) -> UInt32 {
    guard let lower = lower(scalar) else { return scalar.value }
    if letters.several[lower] != nil { return severalMark }
    return letters.singles[lower] ?? lower
  }

  /// The letters of a ligature, also of one in capitals.
  private static func several(_ value: UInt32) -> [UInt32] {
    letters.several[value]
      ?? Unicode.Scalar(value).flatMap(lower).flatMap { letters.several[$0] } ?? []
  }

  private static func lower(_ scalar: Unicode.Scalar) -> UInt32? {
    scalar.properties.lowercaseMapping.unicodeScalars.first?.value
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
