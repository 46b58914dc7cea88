import Glibc

/// Six bytes of folded text: six Latin letters, three Cyrillic ones or two Chinese ones.
public enum Gram {
  /// The length in bytes.
  public static let length = 6
  /// Hashes lie below this; five digits of the archive hold one.
  public static let hashBits: UInt64 = 30

  /// A gram that more wordings than this have tells nothing, and is no help in finding them.
  public static let commonLimit = 500

  /// The hash of the gram that begins at a byte.
  ///
  /// - Parameters:
  ///   - bytes: The folded text.
  ///   - index: Where the gram begins; ``length`` bytes must be there.
  /// - Returns: The hash.
  @inlinable
  public static func hash(_ bytes: borrowing [UInt8], at index: Int) -> UInt32 {
    var value: UInt64 = 0
    for offset in 0..<length { value = value << 8 | UInt64(bytes[index + offset]) }
    return UInt32(truncatingIfNeeded: (value &* 0x9E37_79B9_7F4A_7C15) >> (64 - hashBits))
  }

  /// How much a gram tells: one where a single entry has it, little where many do.
  ///
  /// - Parameters:
  ///   - owners: How many entries have it, at least 1; all decoys count as one.
  ///   - all: How many entries there are.
  /// - Returns: Between 0 and 1.
  public static func weight(owners: Int, of all: Int) -> Double {
    let owners = Double(max(owners, 1))
    return max(0.02, 1 - log(owners) / log(Double(all + 1)))
  }

  /// Whether a byte begins a scalar, which is where grams begin.
  @inlinable
  public static func begins(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
