/// One level of backslash, percent and entity escapes.
enum Escapes {
  /// Decodes one level; `nil` when there is nothing to decode.
  static func decoded(_ scalars: [Unicode.Scalar]) -> Peeling? {
    var reader = EscapeReader(scalars)
    return reader.decode()
  }
}

private struct EscapeReader {
  private let scalars: [Unicode.Scalar]
  private var result: Peeling
  private var index = 0
  private var changed = false

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    self.result = Peeling(capacity: scalars.count)
  }

  mutating func decode() -> Peeling? {
    while index < scalars.count {
      let escape: (value: Unicode.Scalar, length: Int)? =
        switch scalars[index] {
        case "\\": backslash()
        case "%": percent()
        case "&": entity()
        default: nil
        }
      if let escape {
        changed = true
        result.append(escape.value, from: index, count: escape.length)
        index += escape.length
      } else {
        result.append(scalars[index], from: index)
        index += 1
      }
    }
    return changed ? result : nil
  }

  private func at(_ offset: Int) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  // MARK: Backslash (JSON, C, shells)

  private func backslash() -> (value: Unicode.Scalar, length: Int)? {
    switch at(1) {
    case "n", "r": return ("\n", 2)
    case "t": return ("\t", 2)
    case "\"", "'", "/", "\\", "`": return (scalars[index + 1], 2)
    // Text that was put into capitals on the way has the second form.
    case "u", "U": return unicodeEscape()
    case "x": return hexadecimal(from: 2, digits: 2).flatMap(Unicode.Scalar.init).map { ($0, 4) }
    case "0", "e":
      return escapeCharacter()
    default: return nil
    }
  }

  /// `\e[` and `\033[`: a colour that was printed in escaped form.
  private func escapeCharacter() -> (value: Unicode.Scalar, length: Int)? {
    if at(1) == "e", at(2) == "[" { return ("\u{1B}", 2) }
    if at(1) == "0", at(2) == "3", at(3) == "3", at(4) == "[" { return ("\u{1B}", 4) }
    return nil
  }

  private func unicodeEscape() -> (value: Unicode.Scalar, length: Int)? {
    guard let high = hexadecimal(from: 2, digits: 4) else { return nil }
    if let scalar = Unicode.Scalar(high) { return (scalar, 6) }
    guard (0xD800...0xDBFF).contains(high), at(6) == "\\", at(7) == "u" || at(7) == "U",
      let low = hexadecimal(from: 8, digits: 4), (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { return ("\u{FFFD}", 6) }
    return (scalar, 12)
  }

  private func hexadecimal(from offset: Int, digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for position in offset..<offset + digits {
      guard let scalar = at(position), let digit = ASCIIClass.hexadecimal(scalar) else {
        return nil
      }
      value = value << 4 | digit
    }
    return value
  }

  // MARK: Percent (URLs)

  /// The percent escapes of one scalar in UTF-8.
  private func percent() -> (value: Unicode.Scalar, length: Int)? {
    guard let first = percentByte(0) else { return nil }
    let following: Int? =
      switch first {
      case 0x00...0x7F: 0
      case 0xC2...0xDF: 1
      case 0xE0...0xEF: 2
      case 0xF0...0xF4: 3
      default: nil
      }
    guard let following else { return ("\u{FFFD}", 3) }
    var bytes = [first]
    while bytes.count <= following, let byte = percentByte(bytes.count * 3), byte & 0xC0 == 0x80 {
      bytes.append(byte)
    }
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1 else { return ("\u{FFFD}", 3) }
    return (scalar, bytes.count * 3)
  }

  private func percentByte(_ offset: Int) -> UInt8? {
    guard at(offset) == "%", let byte = hexadecimal(from: offset + 1, digits: 2) else { return nil }
    return UInt8(truncatingIfNeeded: byte)
  }

  // MARK: Entities (HTML, XML)

  private func entity() -> (value: Unicode.Scalar, length: Int)? {
    var name = ""
    var length = 1
    while let scalar = at(length), scalar != ";" {
      guard length <= 8, ASCIIClass.isLetterOrDigit(scalar) || scalar == "#" else { return nil }
      name.unicodeScalars.append(scalar)
      length += 1
    }
    guard at(length) == ";", let scalar = Entities.scalar(named: name) else { return nil }
    return (scalar, length + 1)
  }
}

/// Character references of HTML.
private enum Entities {
  private static let markup: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–",
    "mdash": "—", "rsquo": "’", "lsquo": "‘", "ldquo": "“", "rdquo": "”", "hellip": "…",
    "szlig": "ß", "oslash": "ø", "aring": "å", "aelig": "æ", "ccedil": "ç", "ntilde": "ñ",
  ]
  private static let accents = ["acute", "grave", "circ", "uml", "tilde", "cedil", "caron"]

  static func scalar(named name: String) -> Unicode.Scalar? {
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    }
    if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) }
    if let scalar = markup[name.lowercased()] { return scalar }
    // `&eacute;` and its kin: comparison drops the accent anyway.
    guard let letter = name.unicodeScalars.first, accents.contains(String(name.dropFirst())) else {
      return nil
    }
    return letter
  }
}
