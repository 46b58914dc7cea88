/// A part of a paragraph that no line break may divide, and the blanks before it.
struct LinePiece {
  var blanks: Int
  var text: String
  var cells: Int
}

/// The pieces of a paragraph, in order.
struct LinePieces: Sequence, IteratorProtocol {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ paragraph: String) {
    scalars = Array(paragraph.unicodeScalars)
  }

  mutating func next() -> LinePiece? {
    var blanks = 0
    while index < scalars.count, Self.isBlank(scalars[index]) {
      blanks += 1
      index += 1
    }
    guard index < scalars.count else { return nil }
    var meter = CellMeter()
    var piece = LinePiece(blanks: blanks, text: "", cells: 0)
    repeat {
      piece.text.unicodeScalars.append(scalars[index])
      piece.cells += meter.cells(adding: scalars[index])
      index += 1
    } while index < scalars.count && !isBreak(before: index)
    return piece
  }

  private func isBreak(before index: Int) -> Bool {
    let before = scalars[index - 1]
    let after = scalars[index]
    if Self.isBlank(after) { return true }
    guard Self.breaksFreely(before) || Self.breaksFreely(after) else { return false }
    return !Self.opens(before) && !Self.closes(after) && DisplayWidth.of(after) > 0
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar.value == 0x3000
  }

  /// Han, kana and the full-width forms; Korean breaks at spaces, as its readers expect.
  private static func breaksFreely(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x312F, 0x31A0...0x4DBF, 0x4E00...0xA4CF, 0xF900...0xFAFF: true
    case 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  private static func opens(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .openPunctuation, .initialPunctuation: true
    default: scalar == "\"" || scalar == "'"
    }
  }

  /// What must not start a line: closing and final punctuation, stops, small kana, length marks.
  private static func closes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .closePunctuation, .finalPunctuation: return true
    default: return nonStarters.contains(scalar)
    }
  }

  private static let nonStarters = Set(
    "!%),.:;?]}\"'¢°·…‥、。〃々〜゛゜ゝゞ・ーヽヾ！％，．：；？～％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ".unicodeScalars)
}
