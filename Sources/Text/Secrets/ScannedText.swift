/// A text as the scanner reads it: a byte for each scalar, which is enough, as all syntax is ASCII.
struct ScannedText {
  /// Stands for a scalar that is not ASCII and takes one cell.
  static let narrow: UInt8 = 0xFD
  /// Stands for a scalar that is not ASCII and takes two cells.
  static let wide: UInt8 = 0xFE
  /// Stands for the last letter of a password's name, of one cell or two (`ForeignName`).
  static let narrowName: UInt8 = 0xFB
  static let wideName: UInt8 = 0xFC
  /// Stands for a scalar that cannot be seen.
  static let invisible: UInt8 = 0x80

  private(set) var units: [UInt8] = []
  /// The scalar that each unit stands for; nothing while they are all there.
  private var origins: [Int]?

  init(_ scalars: some Sequence<Unicode.Scalar>) {
    units.reserveCapacity(scalars.underestimatedCount)
    var name = ForeignName()
    for scalar in scalars {
      if scalar.isASCII {
        name.reset()
        units.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if name.ends(with: scalar) {
        units.append(DisplayWidth.of(scalar) == 2 ? Self.wideName : Self.narrowName)
      } else {
        units.append(Self.unit(for: scalar))
      }
    }
  }

  static func isWide(_ unit: UInt8) -> Bool { unit == wide || unit == wideName }

  /// Whether a unit ends the name of a password in a script that is not Latin.
  static func endsName(_ unit: UInt8) -> Bool { unit == wideName || unit == narrowName }

  /// The scalars that a range of units covers, with all that was left out between them.
  func scalars(of range: Range<Int>) -> Range<Int> {
    guard let origins else { return range }
    return origins[range.lowerBound]..<(origins[range.upperBound - 1] + 1)
  }

  /// The text without the units at some places.
  func removing(_ isRemoved: (Int) -> Int) -> ScannedText {
    var result = self
    var kept: [UInt8] = []
    var places: [Int] = []
    kept.reserveCapacity(units.count)
    places.reserveCapacity(units.count)
    var index = 0
    while index < units.count {
      let length = isRemoved(index)
      if length > 0 {
        index += length
      } else {
        kept.append(units[index])
        places.append(origins?[index] ?? index)
        index += 1
      }
    }
    result.units = kept
    result.origins = places
    return result
  }

  /// What looks like ASCII syntax counts as it: quotes, blanks, full-width signs, dots of a mask.
  private static func unit(for scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return UInt8(ascii: " ")
    case 0x85, 0x2028, 0x2029: return UInt8(ascii: "\n")
    case 0x9B: return 0x9B
    case 0xAB, 0xBB, 0x201C...0x201F, 0x300C...0x300F, 0xFF02: return UInt8(ascii: "\"")
    case 0x2018...0x201B, 0xFF07: return UInt8(ascii: "'")
    case 0xFF1A: return UInt8(ascii: ":")
    case 0xFF1D: return UInt8(ascii: "=")
    case 0x3001, 0x3002, 0xFF0C, 0xFF1B: return UInt8(ascii: ",")
    case 0xFF09: return UInt8(ascii: ")")
    case 0x2022, 0x25CF: return UInt8(ascii: "*")
    case 0xAD: return invisible
    default: break
    }
    if HiddenScalars.contains(scalar) { return invisible }
    return DisplayWidth.of(scalar) == 2 ? wide : narrow
  }
}
