import Knowledge
import Text

/// A service code that stands in a text.
struct CodeSighting {
  /// The canonical spelling.
  let code: String
  /// Where it stands, in bytes of the folded text.
  let range: Range<Int>
  /// Whether the spelling alone tells that it is a code. A bare number is one only in company.
  let isCertain: Bool
}

/// Finds service codes in all their spellings.
struct CodeScanner {
  private let text: FoldedText
  private let isKnown: (String) -> Bool
  private var sightings: [CodeSighting] = []

  /// Words after which a bare number is a code.
  private static let announcements: Set<String> = [
    "errorcodes", "errorcode", "code", "codes", "hr", "hresult", "aadsts", "invalidclient",
    "invalidrequest", "invalidtenant", "unauthorizedclient", "invalidgrant", "invalidresource",
  ]

  /// Looks through a text.
  ///
  /// - Parameters:
  ///   - text: The folded text.
  ///   - isKnown: Whether an entry answers for a code; a damaged code is mended to a known one.
  static func sightings(
    in text: FoldedText, isKnown: @escaping (String) -> Bool
  ) -> [CodeSighting] {
    var scanner = CodeScanner(text: text, isKnown: isKnown)
    scanner.scan()
    return scanner.sightings
  }

  private init(text: FoldedText, isKnown: @escaping (String) -> Bool) {
    self.text = text
    self.isKnown = isKnown
  }

  private mutating func scan() {
    var start = 0
    var previous: Range<Int> = 0..<0
    var beforePrevious: Range<Int> = 0..<0
    while start < text.bytes.count {
      let word = start..<wordEnd(from: start)
      look(at: word, after: previous, and: beforePrevious)
      beforePrevious = previous
      previous = word
      start = word.upperBound
    }
  }

  private func wordEnd(from start: Int) -> Int {
    var end = start + 1
    while end < text.bytes.count, !text.wordStarts[end] { end += 1 }
    return end
  }

  private mutating func look(at word: Range<Int>, after previous: Range<Int>, and other: Range<Int>)
  {
    let first = text.bytes[word.lowerBound]
    if first == UInt8(ascii: "a"), entraCode(word) { return }
    if first == UInt8(ascii: "0"), word.count == 10, hexadecimalCode(word, skipping: 2) { return }
    if first == UInt8(ascii: "c"), customerEngagementCode(word) { return }
    if isNumber(word) {
      number(word, after: previous, and: other)
    } else if word.count == 8, first == UInt8(ascii: "8") {
      let code = canonical(word)
      if let code, isKnown(code) { add(code, word, isCertain: true) }
    } else if word.count >= 8 {
      name(word)
    }
  }

  /// `AADSTS7000215`, also with a blank, and with the digits parted by a line's end.
  private mutating func entraCode(_ word: Range<Int>) -> Bool {
    guard word.count >= 6, has("aadsts", at: word.lowerBound) else { return false }
    var digits = (word.lowerBound + 6)..<word.upperBound
    if digits.isEmpty, digits.upperBound < text.bytes.count {
      digits = digits.upperBound..<wordEnd(from: digits.upperBound)
    }
    digits = leadingDigits(digits)
    guard digits.count >= 3, digits.count <= 9 else { return false }
    let code = "AADSTS" + string(digits)
    if !isKnown(code), let mended = mended(digits) {
      add(mended.code, word.lowerBound..<mended.end, isCertain: true)
    } else {
      add(code, word.lowerBound..<digits.upperBound, isCertain: true)
    }
    return true
  }

  /// Digits that go on in the next word, when both together are a known code.
  private func mended(_ digits: Range<Int>) -> (code: String, end: Int)? {
    guard digits.upperBound < text.bytes.count else { return nil }
    let next = leadingDigits(digits.upperBound..<wordEnd(from: digits.upperBound))
    guard !next.isEmpty, digits.count + next.count <= 9 else { return nil }
    let code = "AADSTS" + string(digits) + string(next)
    return isKnown(code) ? (code, next.upperBound) : nil
  }

  private mutating func hexadecimalCode(_ word: Range<Int>, skipping prefix: Int) -> Bool {
    guard has("0x", at: word.lowerBound), let code = canonical(word) else { return false }
    add(code, word, isCertain: true)
    return true
  }

  /// `Crm.80042f09` and `Crm80042f09`.
  private mutating func customerEngagementCode(_ word: Range<Int>) -> Bool {
    guard has("crm", at: word.lowerBound) else { return false }
    if word.count == 11, let code = canonical(word) {
      add(code, word, isCertain: true)
      return true
    }
    guard word.count == 3, word.upperBound < text.bytes.count else { return false }
    let next = word.upperBound..<wordEnd(from: word.upperBound)
    guard next.count == 8, let code = canonical(next), code.hasPrefix("0x") else { return false }
    add(code, word.lowerBound..<next.upperBound, isCertain: true)
    return true
  }

  /// A number: a result code by its size, Entra's after an announcement.
  private mutating func number(_ word: Range<Int>, after previous: Range<Int>, and other: Range<Int>)
  {
    let digits = string(word)
    let isAlone = word.count == text.bytes.count
    let announced = isAlone || isAnnounced(previous) || isAnnounced(other)
    if word.count == 10, let value = UInt32(digits) {
      for code in [ServiceCode.hresult(0 &- value), ServiceCode.hresult(value)] where isKnown(code) {
        add(code, word, isCertain: announced)
      }
    } else if (5...8).contains(word.count), isKnown("AADSTS" + digits) {
      add("AADSTS" + digits, word, isCertain: announced)
    }
  }

  private func isAnnounced(_ word: Range<Int>) -> Bool {
    word.count <= 20 && Self.announcements.contains(string(word))
      || sightings.last.map { $0.range == word && $0.isCertain } ?? false
  }

  /// A code that is a name: `UserNotAssignedRoles`.
  private mutating func name(_ word: Range<Int>) {
    guard word.count <= 60 else { return }
    let name = string(word)
    if isKnown(name) { add(name, word, isCertain: true) }
  }

  private mutating func add(_ code: String, _ range: Range<Int>, isCertain: Bool) {
    sightings.append(CodeSighting(code: code, range: range, isCertain: isCertain))
  }

  private func canonical(_ word: Range<Int>) -> String? { ServiceCode.canonical(string(word)) }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: text.bytes[range], as: UTF8.self)
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func isNumber(_ word: Range<Int>) -> Bool { text.bytes[word].allSatisfy(isDigit) }

  private func leadingDigits(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound..<(range.first { !isDigit(text.bytes[$0]) } ?? range.upperBound)
  }

  private func has(_ prefix: StaticString, at index: Int) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard index + count <= text.bytes.count else { return false }
    return unsafe UnsafeBufferPointer(start: prefix.utf8Start, count: count)
      .elementsEqual(text.bytes[index..<index + count])
  }
}
