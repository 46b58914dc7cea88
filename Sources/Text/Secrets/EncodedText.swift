/// Text in which any character may be written in the encodings of addresses, JSON and XML.
struct EncodedText {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether more than the byte itself may be meant.
  static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "&"), UInt8(ascii: "\\"), 0x0A, 0x0D:
      true
    default: false
    }
  }

  /// The bytes with which a value can begin at an index.
  func firstBytes(at index: Int) -> [UInt8] {
    let byte = bytes[index]
    guard Self.isSpecial(byte) else { return [byte] }
    return readings(at: index).compactMap(\.bytes.first).reduce(into: [byte]) { found, byte in
      if !found.contains(byte) { found.append(byte) }
    }
  }

  /// Looks for a value at an index, however each of its bytes is written.
  ///
  /// - Returns: The end of the longest way to read it there.
  func end(of value: [UInt8], ignoringCase: Bool, from start: Int) -> Int? {
    var pending = [Place(known: 0, index: start)]
    var seen: Set<Place> = []
    var end: Int?
    while var place = pending.popLast() {
      // Text that is made to be read in countless ways is masked as far as it was read.
      if seen.count > 4096 { return max(end ?? 0, place.index) }
      while place.known < value.count, place.index < bytes.count {
        let byte = bytes[place.index]
        if Self.isSpecial(byte) {
          for next in continuations(of: value, at: place) where seen.insert(next).inserted {
            pending.append(next)
          }
        }
        guard Self.isEqual(byte, value[place.known], ignoringCase) else { break }
        place = Place(known: place.known + 1, index: place.index + 1)
      }
      if place.known == value.count { end = max(end ?? 0, place.index) }
    }
    return end
  }

  /// Whether a letter, a digit or a part of one stands at an index.
  func isWord(at index: Int) -> Bool {
    guard bytes.indices.contains(index) else { return false }
    let byte = bytes[index]
    return byte >= 0x80 || (PercentEncoding.isUnreserved(byte) && !"-._~".utf8.contains(byte))
  }

  /// Whether a character of base64 stands at an index.
  func isBase64(at index: Int) -> Bool {
    guard bytes.indices.contains(index) else { return false }
    return (isWord(at: index) && bytes[index] < 0x80) || "+/-_".utf8.contains(bytes[index])
  }

  private struct Place: Hashable {
    var known: Int
    var index: Int
  }

  /// A way to read what stands at an index; without bytes it is a line break within a value.
  private struct Reading {
    let length: Int
    let bytes: [UInt8]
  }

  private func continuations(of value: [UInt8], at place: Place) -> [Place] {
    readings(at: place.index).compactMap { reading in
      guard !reading.bytes.isEmpty || place.known > 0,
        value[place.known...].starts(with: reading.bytes)
      else { return nil }
      return Place(known: place.known + reading.bytes.count, index: place.index + reading.length)
    }
  }

  private static func isEqual(_ byte: UInt8, _ wanted: UInt8, _ ignoringCase: Bool) -> Bool {
    if byte == wanted { return true }
    return ignoringCase && (0x41...0x5A).contains(byte) && byte + 0x20 == wanted
  }
}

// MARK: - Readings

extension EncodedText {
  private func readings(at index: Int) -> [Reading] {
    switch bytes[index] {
    case UInt8(ascii: "%"): percentReadings(at: index)
    case UInt8(ascii: "+"): [Reading(length: 1, bytes: [0x20])]
    case UInt8(ascii: "&"): entityReading(at: index).map { [$0] } ?? []
    case UInt8(ascii: "\\"): escapeReadings(at: index)
    default: [lineBreak(at: index)]
    }
  }

  /// `%2F`, and `%252F`, which was encoded twice.
  private func percentReadings(at index: Int) -> [Reading] {
    var readings: [Reading] = []
    if let value = number(at: index + 1, digits: 2) {
      readings.append(Reading(length: 3, bytes: [UInt8(truncatingIfNeeded: value)]))
      if value == 0x25, let inner = number(at: index + 3, digits: 2) {
        readings.append(Reading(length: 5, bytes: [UInt8(truncatingIfNeeded: inner)]))
      }
    }
    return readings
  }

  /// `\/`, `\n`, `\u00e5` and pairs of surrogates; the letters may also break a line within a
  /// value.
  private func escapeReadings(at index: Int) -> [Reading] {
    guard index + 1 < bytes.count else { return [] }
    func control(_ byte: UInt8) -> Reading { Reading(length: 2, bytes: [byte]) }
    switch bytes[index + 1] {
    case UInt8(ascii: "b"): return [control(0x08)]
    case UInt8(ascii: "f"): return [control(0x0C)]
    case UInt8(ascii: "t"): return [control(0x09)]
    case UInt8(ascii: "n"): return [control(0x0A), Reading(length: 2, bytes: [])]
    case UInt8(ascii: "r"): return [control(0x0D), Reading(length: 2, bytes: [])]
    case UInt8(ascii: "u"): return scalarReading(at: index).map { [$0] } ?? []
    default: return [control(bytes[index + 1])]
    }
  }

  private func scalarReading(at index: Int) -> Reading? {
    guard let high = number(at: index + 2, digits: 4) else { return nil }
    if let scalar = Unicode.Scalar(high) { return Reading(length: 6, bytes: Array(scalar.utf8)) }
    guard (0xD800..<0xDC00).contains(high), matches("\\u", at: index + 6),
      let low = number(at: index + 8, digits: 4), (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { return nil }
    return Reading(length: 12, bytes: Array(scalar.utf8))
  }

  /// `&amp;`, `&#38;`, `&#x26;`.
  private func entityReading(at index: Int) -> Reading? {
    let rest = bytes[(index + 1)...].prefix(10)
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self).lowercased()
    let value =
      if name.hasPrefix("#x") {
        UInt32(name.dropFirst(2), radix: 16)
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst())
      } else {
        Self.entities[name]
      }
    return value.flatMap(Unicode.Scalar.init).map {
      Reading(length: end - index + 1, bytes: Array($0.utf8))
    }
  }

  private static let entities: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27,
  ]

  /// A line break with the indentation of the next line.
  private func lineBreak(at index: Int) -> Reading {
    var end = index + 1
    if bytes[index] == 0x0D, end < bytes.count, bytes[end] == 0x0A { end += 1 }
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    return Reading(length: end - index, bytes: [])
  }

  private func number(at index: Int, digits: Int) -> UInt32? {
    guard index + digits <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index..<index + digits] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private func matches(_ text: String, at index: Int) -> Bool {
    index < bytes.count && bytes[index...].starts(with: text.utf8)
  }
}
