/// A tag of HTML with its attributes.
struct MarkupTag: Sendable {
  /// The name in lower case.
  let name: String
  /// Whether it ends an element.
  let isEnd: Bool
  /// The attributes in order, their names in lower case and their values free of entities.
  let attributes: [(name: String, value: String)]
  /// Where the text behind it begins.
  let end: Int

  /// The value of the first attribute of a name, which is the one that counts.
  subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}

/// The tags of a text, read as browsers read them (HTML, 13.2.5): what stands in comments, scripts
/// and other text is none. Each byte is looked at a fixed number of times, whatever comes.
struct MarkupTags: Sequence, IteratorProtocol {
  /// Longer values are cut off, and more attributes left out: no form has them.
  private static let maximumValueBytes = 4096
  private static let maximumAttributes = 100
  /// Elements in which nothing is a tag but their own end.
  private static let textElements: Set<String> = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
  ]

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> MarkupTag? {
    while let start = position(of: 0x3C, from: index) {
      index = start + 1
      guard index < bytes.count else { return nil }
      switch bytes[index] {
      case UInt8(ascii: "!"): skipDeclaration()
      case UInt8(ascii: "?"): skip(to: 0x3E)
      case UInt8(ascii: "/"):
        index += 1
        if index < bytes.count, Self.isLetter(bytes[index]) { return tag(isEnd: true) }
        skip(to: 0x3E)
      case let byte where Self.isLetter(byte):
        guard let tag = tag(isEnd: false) else { return nil }
        if Self.textElements.contains(tag.name) { skipText(of: tag.name) }
        return tag
      default: continue
      }
    }
    return nil
  }

  /// The text between a tag and the next.
  func text(after tag: MarkupTag) -> String {
    let limit = Swift.min(bytes.count, tag.end + Self.maximumValueBytes)
    let end = bytes[tag.end..<limit].firstIndex(of: 0x3C) ?? limit
    return MarkupEntities.decoded(String(decoding: bytes[tag.end..<end], as: UTF8.self))
  }

  // MARK: - What is no tag

  private mutating func skipDeclaration() {
    guard isHyphens(at: index + 1) else { return skip(to: 0x3E) }
    // The hyphens that begin a comment may be those that end it.
    let start = index + 1
    index += 3
    while let end = position(of: 0x3E, from: index) {
      index = end + 1
      if isHyphens(at: end - 2) { return }
      if end - 3 >= start, bytes[end - 1] == UInt8(ascii: "!"), isHyphens(at: end - 3) { return }
    }
    index = bytes.count
  }

  private func isHyphens(at index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index] == 0x2D && bytes[index + 1] == 0x2D
  }

  /// What follows a script up to its end, or all.
  private mutating func skipText(of name: String) {
    let mark = Array("/\(name)".utf8)
    while let start = position(of: 0x3C, from: index) {
      index = start + 1
      let end = index + mark.count
      guard end < bytes.count else { break }
      let isEnd = bytes[index..<end].elementsEqual(mark) { $0 | 0x20 == $1 | 0x20 }
      if isEnd, Self.isBlank(bytes[end]) || [0x2F, 0x3E].contains(bytes[end]) {
        // The end is a tag like others.
        index = start
        return
      }
    }
    index = bytes.count
  }

  private mutating func skip(to byte: UInt8) {
    index = position(of: byte, from: index).map { $0 + 1 } ?? bytes.count
  }

  // MARK: - Tags

  /// A tag that the text ends within is none.
  private mutating func tag(isEnd: Bool) -> MarkupTag? {
    let name = word { Self.isBlank($0) || $0 == 0x2F || $0 == 0x3E }.lowercased()
    var attributes: [(name: String, value: String)] = []
    while true {
      index = position(from: index) { !Self.isBlank($0) && $0 != 0x2F }
      guard index < bytes.count else { return nil }
      if bytes[index] == 0x3E {
        index += 1
        return MarkupTag(name: name, isEnd: isEnd, attributes: attributes, end: index)
      }
      let attribute = attribute()
      guard index < bytes.count else { return nil }
      if attributes.count < Self.maximumAttributes { attributes.append(attribute) }
    }
  }

  private mutating func attribute() -> (name: String, value: String) {
    // A sign of equality in the first place belongs to the name.
    let start = index
    index = position(from: start + 1) {
      Self.isBlank($0) || $0 == 0x2F || $0 == 0x3E || $0 == 0x3D
    }
    let name = text(start, index).lowercased()
    let next = position(from: index) { !Self.isBlank($0) }
    guard next < bytes.count, bytes[next] == 0x3D else { return (name, "") }
    index = position(from: next + 1) { !Self.isBlank($0) }
    guard index < bytes.count else { return (name, "") }
    return (name, MarkupEntities.decoded(value()))
  }

  private mutating func value() -> String {
    let quote = bytes[index]
    guard quote == 0x22 || quote == 0x27 else {
      return word { Self.isBlank($0) || $0 == 0x3E }
    }
    let start = index + 1
    guard let end = position(of: quote, from: start) else {
      index = bytes.count
      return ""
    }
    index = end + 1
    return text(start, end)
  }

  private mutating func word(until isEnd: (UInt8) -> Bool) -> String {
    let start = index
    index = position(from: start, where: isEnd)
    return text(start, index)
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<Swift.min(end, start + Self.maximumValueBytes)], as: UTF8.self)
  }

  // MARK: - Bytes

  private func position(of byte: UInt8, from start: Int) -> Int? {
    start < bytes.count ? bytes[start...].firstIndex(of: byte) : nil
  }

  private func position(from start: Int, where isFound: (UInt8) -> Bool) -> Int {
    var position = start
    while position < bytes.count, !isFound(bytes[position]) { position += 1 }
    return Swift.min(position, bytes.count)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

/// What stands for a sign in HTML.
enum MarkupEntities {
  /// A text with its signs in place of what stands for them; what is not known stays.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    var parts = text.split(separator: "&", omittingEmptySubsequences: false)
    var decoded = String(parts.removeFirst())
    for part in parts {
      let name = part.prefix(maximumLength).prefix { $0 == "#" || $0.isLetter || $0.isNumber }
      if let sign = sign(name) {
        let rest = part.dropFirst(name.count)
        decoded += sign + (rest.hasPrefix(";") ? rest.dropFirst() : rest)
      } else {
        decoded += "&" + part
      }
    }
    return decoded
  }

  private static let maximumLength = 10

  private static func sign(_ name: Substring) -> String? {
    guard name.hasPrefix("#") else { return names[String(name)] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }

  private static let names: [String: String] = [
    "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "quot": "\"",
    "QUOT": "\"", "apos": "'", "nbsp": "\u{A0}", "equals": "=", "num": "#", "colon": ":",
    "sol": "/", "quest": "?", "period": ".", "lowbar": "_", "Tab": "\t", "NewLine": "\n",
  ]
}
