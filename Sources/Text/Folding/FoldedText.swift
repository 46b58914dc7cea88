/// A text reduced to what comparison looks at: letters and digits, with the way back.
///
/// Case, accents, width, composition, punctuation and white space are gone, because machine
/// translation, terminals, mail programs and log shippers change all of them. Where a word began
/// is kept beside the bytes.
public struct FoldedText: Sendable {
  /// The letters and digits as UTF-8, without anything in between.
  public let bytes: [UInt8]
  /// For each byte, the position of the scalar it came from.
  public let origins: [Int32]
  /// For each byte, the position behind everything that its letter was made of, marks included.
  private let ends: [Int32]
  /// For each byte, whether a word begins there. In scripts that set no spaces, every letter does.
  public let wordStarts: [Bool]
  /// The bytes at which a word begins right behind an underscore, in order: `DNS_NOT_FOUND` is one
  /// name, and "DNS not found" is none.
  public let joints: [Int]

  /// Folds a text; positions are those of its Unicode scalars.
  public init(_ text: String) {
    self.init(scalars: Array(text.unicodeScalars))
  }

  /// Folds scalars that were themselves derived from a text.
  ///
  /// - Parameters:
  ///   - scalars: What to fold.
  ///   - origins: For each scalar its position in the original text; `nil` when the scalars are the
  ///     original.
  ///   - ends: For each scalar the position behind its last one in the original text; `nil` when
  ///     each came from a single one.
  public init(scalars: [Unicode.Scalar], origins: [Int32]? = nil, ends: [Int32]? = nil) {
    var folder = Folder(capacity: scalars.count)
    for index in scalars.indices {
      let origin = origins?[index] ?? Int32(truncatingIfNeeded: index)
      folder.place = (origin, ends?[index] ?? origin + 1)
      folder.add(scalars, at: index)
    }
    self.bytes = folder.bytes
    self.origins = folder.origins
    self.ends = folder.ends
    self.wordStarts = folder.wordStarts
    self.joints = folder.joints
  }

  /// The position just after what a byte's letter was made of: all of an escape, and the marks that
  /// combine with the letter.
  public func end(ofByte index: Int) -> Int { Int(ends[index]) }
}

/// The state of one folding.
private struct Folder {
  var bytes: [UInt8] = []
  var origins: [Int32] = []
  var ends: [Int32] = []
  var wordStarts: [Bool] = []
  var joints: [Int] = []
  /// Where the scalar stands that is being folded.
  var place: (origin: Int32, end: Int32) = (0, 0)
  private var atWordStart = true
  /// Whether nothing but an underscore parts the next word from the last.
  private var isJoined = false

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
    origins.reserveCapacity(capacity)
    ends.reserveCapacity(capacity)
    wordStarts.reserveCapacity(capacity)
  }

  mutating func add(_ scalars: [Unicode.Scalar], at index: Int) {
    let value = scalars[index].value
    if value < 0x80 {
      if let letter = ASCIILetter.folded(UInt8(value)) {
        append(byte: letter)
      } else if value == 0x27, expandContraction(scalars, at: index) {
        return
      } else {
        isJoined = value == 0x5F && !atWordStart
        atWordStart = true
      }
      return
    }
    if value == 0x2019 || value == 0x02BC, expandContraction(scalars, at: index) { return }
    if (0x1100...0x11FF).contains(value), composeHangul(value) { return }
    switch FoldingTable.folded(value) {
    case .separator: (atWordStart, isJoined) = (true, false)
    case .nothing: extendLetter(by: scalars[index])
    case .scalar(let folded): append(folded)
    case .scalars(let several): for folded in several { append(folded) }
    }
  }

  /// "isn't" folds as "is not" does: services contract in their tables and not on the wire.
  private mutating func expandContraction(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index > 0, index + 1 < scalars.count, bytes.last == UInt8(ascii: "n"),
      scalars[index - 1].value | 0x20 == 0x6E, scalars[index + 1].value | 0x20 == 0x74
    else { return false }
    if index + 2 < scalars.count, scalars[index + 2].properties.isAlphabetic { return false }
    let isCannot = bytes.dropLast().last == UInt8(ascii: "a")
    if isCannot { append(byte: UInt8(ascii: "n")) }
    wordStarts[wordStarts.count - 1] = true
    append(byte: UInt8(ascii: "o"))
    return true
  }

  /// Decomposed Korean: a vowel or final joins what stands before it (Unicode 15, section 3.12).
  private mutating func composeHangul(_ value: UInt32) -> Bool {
    // Only a scalar of three bytes can be part of a syllable.
    guard bytes.count >= 3, !atWordStart, bytes[bytes.count - 3] & 0xF0 == 0xE0 else {
      return false
    }
    let last = bytes.suffix(3).reduce(UInt32(0)) { $0 << 6 | UInt32($1 & 0x3F) } & 0xFFFF
    let composed: UInt32
    if (0x1161...0x1175).contains(value), (0x1100...0x1112).contains(last) {
      composed = 0xAC00 + ((last - 0x1100) * 21 + (value - 0x1161)) * 28
    } else if (0x11A8...0x11C2).contains(value), (0xAC00...0xD7A3).contains(last),
      (last - 0xAC00) % 28 == 0
    {
      composed = last + (value - 0x11A7)
    } else {
      return false
    }
    bytes.removeLast(3)
    bytes.append(UInt8(truncatingIfNeeded: 0xE0 | composed >> 12))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | composed >> 6 & 0x3F))
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | composed & 0x3F))
    extendLetter()
    return true
  }

  /// Makes a mark a part of the letter right before it; what is invisible belongs to none.
  private mutating func extendLetter(by mark: Unicode.Scalar) {
    guard ends.last == place.origin, mark.properties.generalCategory != .format else { return }
    extendLetter()
  }

  private mutating func extendLetter() {
    guard let origin = origins.last else { return }
    var index = ends.count - 1
    while index >= 0, origins[index] == origin {
      ends[index] = place.end
      index -= 1
    }
  }

  private mutating func append(_ value: UInt32) {
    if Unspaced.contains(value) { atWordStart = true }
    guard let scalar = Unicode.Scalar(value) else { return }
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte: byte) }
    if Unspaced.contains(value) { atWordStart = true }
  }

  private mutating func append(byte: UInt8) {
    if isJoined { joints.append(bytes.count) }
    isJoined = false
    bytes.append(byte)
    origins.append(place.origin)
    ends.append(place.end)
    wordStarts.append(atWordStart)
    atWordStart = false
  }
}

/// Scripts that set no spaces between words.
public enum Unspaced {
  /// Whether a word may begin at any letter of this one's script.
  public static func contains(_ value: UInt32) -> Bool {
    switch value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
