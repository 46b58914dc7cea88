/// Canonical decomposition (NFD) of the letters that the samples hold.
///
/// Characters that are canonically equivalent are equal in Swift, so a table of composed pairs
/// finds the parts of a letter.
enum Decomposition {
  private static let marks = (UInt32(0x300)...0x30C).map { $0 } + [0x31B, 0x323, 0x327, 0x328]
  private static let voiced: [UInt32] = [0x3099, 0x309A]

  private static let parts: [Character: String] = {
    var parts: [Character: String] = [:]
    func add(_ bases: ClosedRange<UInt32>, _ marks: [UInt32]) {
      for base in bases {
        for mark in marks {
          guard let base = Unicode.Scalar(base), let mark = Unicode.Scalar(mark) else { continue }
          let pair = String(base) + String(mark)
          if let character = pair.first, pair.count == 1 { parts[character] = pair }
        }
      }
    }
    add(0x41...0x5A, marks)
    add(0x61...0x7A, marks)
    add(0x410...0x44F, marks)
    add(0x3041...0x30FE, voiced)
    return parts
  }()

  static func of(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      guard let scalar = character.unicodeScalars.first, !scalar.isASCII else {
        result.append(character)
        return
      }
      result += hangul(scalar) ?? parts[character] ?? String(character)
    }
  }

  /// Syllables decompose by arithmetic (Unicode 15, section 3.12).
  private static func hangul(_ scalar: Unicode.Scalar) -> String? {
    guard (0xAC00...0xD7A3).contains(scalar.value) else { return nil }
    let index = scalar.value - 0xAC00
    let jamo = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28]
    return jamo.filter { $0 != 0x11A7 }.compactMap(Unicode.Scalar.init)
      .reduce(into: "") { $0.unicodeScalars.append($1) }
  }
}
