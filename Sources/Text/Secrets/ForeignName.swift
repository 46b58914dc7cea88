/// Finds names of passwords in scripts that the units of `ScannedText` do not tell apart.
struct ForeignName {
  private static let names: [(code: UInt128, mask: UInt128)] = [
    // Chinese, simplified and traditional: password, client secret.
    "\u{5BC6}\u{7801}", "\u{5BC6}\u{78BC}", "\u{53E3}\u{4EE4}",
    "\u{5BA2}\u{6237}\u{7AEF}\u{673A}\u{5BC6}",
    // Japanese: password, secret.
    "\u{30D1}\u{30B9}\u{30EF}\u{30FC}\u{30C9}",
    "\u{30B7}\u{30FC}\u{30AF}\u{30EC}\u{30C3}\u{30C8}",
    // Korean: password, cipher (client secret).
    "\u{BE44}\u{BC00}\u{BC88}\u{D638}", "\u{C554}\u{D638}",
    // Russian and Ukrainian, Hebrew, Thai, Hindi.
    "\u{43F}\u{430}\u{440}\u{43E}\u{43B}\u{44C}", "\u{5E1}\u{5D9}\u{5E1}\u{5DE}\u{5D4}",
    "\u{E23}\u{E2B}\u{E31}\u{E2A}\u{E1C}\u{E48}\u{E32}\u{E19}",
    "\u{92A}\u{93E}\u{938}\u{935}\u{930}\u{94D}\u{921}",
  ].map { name in
    let code = name.unicodeScalars.reduce(0) { $0 << 16 | UInt128($1.value) }
    return (code, UInt128.max >> UInt128(128 - 16 * name.unicodeScalars.count))
  }

  private static let lastScalars = Set(names.map { UInt16(truncatingIfNeeded: $0.code) })

  /// The last eight scalars, 16 bits each: no name is longer.
  private var recent: UInt128 = 0

  /// Begins anew behind a scalar of ASCII.
  mutating func reset() { recent = 0 }

  /// Whether a name ends with the next scalar.
  mutating func ends(with scalar: Unicode.Scalar) -> Bool {
    // Small letters of Cyrillic stand 32 places behind the capitals.
    let value = scalar.value + ((0x410...0x42F).contains(scalar.value) ? 0x20 : 0)
    recent = recent << 16 | UInt128(value & 0xFFFF)
    guard Self.lastScalars.contains(UInt16(truncatingIfNeeded: value)) else { return false }
    return Self.names.contains { recent & $0.mask == $0.code }
  }
}
