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
  /// Whether it is a bare number, which a word before it announces that others use, too.
  var isBare = false
}

/// Finds service codes in all their spellings.
struct CodeScanner {
  private let text: FoldedText
  private let isKnown: (String) -> Bool
  private let joints: Set<Int>
  private var sightings: [CodeSighting] = []
  private lazy var speaksOfMarketo = MarketoContext.isIn(text)

  /// No name of a code is longer.
  private static let nameBytes = 60
  /// What stands before the number of an HTTP status.
  private static let statusWords: [StaticString] = [
    "http", "http10", "http11", "http2", "http3", "status", "statuscode", "error", "response",
  ]

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
  /// - Returns: The codes, in the order of the text.
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
    self.joints = Set(text.joints)
  }

  private mutating func scan() {
    var start = 0
    var previous: Range<Int> = 0..<0
    var beforePrevious: Range<Int> = 0..<0
    while start < text.bytes.count {
      let word = start..<wordEnd(from: start)
      // A code that was parted goes on in the next word.
      if start >= sightings.last?.range.upperBound ?? 0 {
        look(at: word, after: previous, and: beforePrevious)
      }
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
    if joinedName(word) || marketoName(word) { return }
    let first = text.bytes[word.lowerBound]
    if let start = entraStart(in: word), entraCode(at: start) { return }
    if first == UInt8(ascii: "0"), hexadecimalCode(at: word.lowerBound) { return }
    if first == UInt8(ascii: "c"), customerEngagementCode(word) { return }
    if isNumber(word) {
      number(word, after: previous, and: other)
    } else if word.count == 8, first == UInt8(ascii: "8") {
      // Without its prefix, a code is one only in company.
      let announced = word.count == text.bytes.count || isAnnounced(previous) || isAnnounced(other)
      if let code = canonical(word), isKnown(code) { add(code, word, isCertain: announced) }
    } else if word.count >= 8 {
      name(word)
    }
  }

  /// Where such a code may begin in a word: what was torn out of a line may have left a word's end
  /// before it, without a blank.
  private func entraStart(in word: Range<Int>) -> Int? {
    if has("aadsts", at: word.lowerBound) { return word.lowerBound }
    guard word.count >= 11 else { return nil }
    return word.dropFirst().first { index in
      text.bytes[index] == UInt8(ascii: "a") && has("aadsts", at: index)
        && index + 11 <= word.upperBound
        && text.bytes[(index + 6)..<word.upperBound].allSatisfy(isDigit)
    }
  }

  /// `AADSTS7000215`, also with a blank, and parted anywhere by a line's end.
  private mutating func entraCode(at start: Int) -> Bool {
    guard has("aadsts", at: start) else { return false }
    let digits = pieces(of: start + 6)
    let codes = digits.map { (code: "AADSTS" + string($0), range: start..<$0.upperBound) }
    // An unknown code is taken as it stands: what follows may be anything.
    let unknown = codes.first.flatMap { $0.range.count >= 9 ? $0 : nil }
    guard let found = codes.first(where: { isKnown($0.code) }) ?? unknown else { return false }
    add(found.code, found.range, isCertain: true)
    return true
  }

  /// The digits from a place on: those up to the end of their word, then with the digits of the
  /// next word, and of the one behind.
  private func pieces(of start: Int) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var end = start
    while pieces.count < 3, end < text.bytes.count, isDigit(text.bytes[end]) {
      let word = end..<wordEnd(from: end)
      let more = leadingDigits(word)
      guard more.upperBound - start <= 9 else { break }
      pieces.append(start..<more.upperBound)
      guard more.upperBound == word.upperBound else { break }
      end = word.upperBound
    }
    return pieces
  }

  /// `0x80042F09`, also parted by a line's end when the whole is known.
  private mutating func hexadecimalCode(at start: Int) -> Bool {
    let range = start..<start + 10
    guard has("0x", at: start), isWordEnd(range.upperBound), let code = canonical(range) else {
      return false
    }
    guard wordEnd(from: start) == range.upperBound || isKnown(code) else { return false }
    add(code, range, isCertain: true)
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
  private mutating func number(
    _ word: Range<Int>, after previous: Range<Int>, and other: Range<Int>
  ) {
    let digits = string(word)
    let isAlone = word.count == text.bytes.count
    let announced =
      isAlone || isAnnounced(previous) || isAnnounced(other)
      || isAnnounced(other.lowerBound..<previous.upperBound)
    if word.count == 10, let value = UInt32(digits) {
      for code in [ServiceCode.hresult(0 &- value), ServiceCode.hresult(value)] where isKnown(code)
      {
        add(code, word, isCertain: announced)
      }
    } else if (5...8).contains(word.count), isKnown("AADSTS" + digits) {
      let isEntras =
        isAlone || isEntraAnnouncement(previous) || isEntraAnnouncement(other)
        || isEntraAnnouncement(other.lowerBound..<previous.upperBound)
      sightings.append(
        CodeSighting(
          code: "AADSTS" + digits, range: word, isCertain: announced, isBare: !isEntras))
    } else if marketoCode(word, after: previous, and: other, isAnnounced: announced && !isAlone) {
      return
    } else if word.count == 3, isAfterStatusWord(word.lowerBound), isKnown("HTTP_" + digits) {
      // Every service has the same statuses, and other numbers stand behind these words, too.
      add("HTTP_" + digits, word, isCertain: false)
    }
  }

  /// Marketo's codes are numbers of three or four digits, as everything is: they count behind its
  /// name, and announced in an answer that looks like one of its own.
  private mutating func marketoCode(
    _ word: Range<Int>, after previous: Range<Int>, and other: Range<Int>, isAnnounced: Bool
  ) -> Bool {
    guard (3...4).contains(word.count) else { return false }
    let code = "Marketo-" + string(word)
    guard isKnown(code) else { return false }
    let name =
      Self.statusWords.contains { string(previous) == $0.description } ? other : previous
    let isNamed = string(name) == "marketo"
    guard isNamed || isAnnounced && speaksOfMarketo else { return false }
    add(code, isNamed ? name.lowerBound..<word.upperBound : word, isCertain: true)
    return true
  }

  /// `Marketo-form-not-found`: names of parts that hyphens join.
  private mutating func marketoName(_ word: Range<Int>) -> Bool {
    guard word.count == 7, has("marketo", at: word.lowerBound) else { return false }
    var name = string(word)
    var end = word.upperBound
    var found: (code: String, end: Int)?
    for _ in 0..<3 where end < text.bytes.count {
      let part = end..<wordEnd(from: end)
      name += (joints.contains(end) ? "_" : "-") + string(part)
      end = part.upperBound
      if isKnown(name), !isNumber(part) { found = (name, end) }
    }
    guard let found else { return false }
    add(found.code, word.lowerBound..<found.end, isCertain: true)
    return true
  }

  private func isAfterStatusWord(_ index: Int) -> Bool {
    Self.statusWords.contains { word in
      let start = index - word.utf8CodeUnitCount
      return start >= 0 && text.wordStarts[start] && has(word, at: start)
    }
  }

  /// Whether a word announces a number of Entra's, and not just any.
  private func isEntraAnnouncement(_ word: Range<Int>) -> Bool {
    word.count <= 20
      && Self.announcements.subtracting(["code", "codes", "hr"]).contains(string(word))
      || sightings.last.map { $0.range == word && $0.isCertain } ?? false
  }

  private func isAnnounced(_ word: Range<Int>) -> Bool {
    word.count <= 20 && Self.announcements.contains(string(word))
      || sightings.last.map { $0.range == word && $0.isCertain } ?? false
  }

  /// A code that is a name: `UserNotAssignedRoles`.
  private mutating func name(_ word: Range<Int>) {
    guard word.count <= Self.nameBytes else { return }
    let name = string(word)
    if isKnown(name) { add(name, word, isCertain: true) }
  }

  /// A code whose name has parts: `DNS_NOT_FOUND`.
  private mutating func joinedName(_ word: Range<Int>) -> Bool {
    guard joints.contains(word.upperBound), !joints.contains(word.lowerBound) else { return false }
    var name = string(word)
    var end = word.upperBound
    while joints.contains(end), end - word.lowerBound <= Self.nameBytes {
      let part = end..<wordEnd(from: end)
      name += "_" + string(part)
      end = part.upperBound
    }
    guard isKnown(name) else { return false }
    add(name, word.lowerBound..<end, isCertain: true)
    return true
  }

  private mutating func add(_ code: String, _ range: Range<Int>, isCertain: Bool) {
    sightings.append(CodeSighting(code: code, range: range, isCertain: isCertain))
  }

  private func canonical(_ word: Range<Int>) -> String? { ServiceCode.canonical(string(word)) }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: text.bytes[range], as: UTF8.self)
  }

  private func isWordEnd(_ index: Int) -> Bool {
    index == text.bytes.count || index < text.bytes.count && text.wordStarts[index]
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
