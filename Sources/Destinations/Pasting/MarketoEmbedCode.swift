/// What stands in the code by which a page shows a Marketo form, or in an address of Marketo's.
///
/// The code of the instructions has a bracket and quotes too many, pages write it with entities,
/// and hosts may bear any name: so nothing is parsed. Looked at is only what follows Marketo's own
/// words.
struct MarketoEmbedCode: Sendable, Hashable {
  /// Nobody's page is longer; of a longer text nothing is read.
  static let maximumBytes = 256 << 10

  /// Whether the text speaks of Marketo at all.
  private(set) var isMarketos = false
  /// The accounts, as Marketo writes them.
  private(set) var munchkins: Set<String> = []
  /// The numbers of forms.
  private(set) var forms: Set<String> = []
  /// What stands after `app-` in hosts of Marketo's.
  private(set) var servers: Set<String> = []

  private let bytes: [UInt8]

  init(_ text: String) {
    guard text.utf8.count <= Self.maximumBytes else {
      bytes = []
      return
    }
    bytes = text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    isMarketos = Self.signs.contains { !places(of: $0).isEmpty }
    guard isMarketos else { return }
    readAccounts()
    readForms()
    for host in places(of: ".marketo.com") { take(serverBefore: host.lowerBound) }
  }

  /// No page shows more forms.
  private static let mostCalls = 64

  private static let signs = ["mkto", "marketo", "munchkin"]

  // MARK: - Accounts

  /// Where an account stands for itself all others are something else, such as an order's number.
  private mutating func readAccounts() {
    for host in places(of: ".mktoweb.com") + places(of: ".mktorest.com") {
      munchkins.formUnion(accounts(in: host.lowerBound - 11..<host.lowerBound))
    }
    for call in calls { munchkins.formUnion(accounts(in: arguments(of: call))) }
    for word in places(of: "munchkin").prefix(Self.mostCalls) {
      munchkins.formUnion(accounts(in: word.upperBound..<word.upperBound + 60))
    }
    if munchkins.isEmpty { munchkins = accounts(in: bytes.indices) }
  }

  private func accounts(in range: Range<Int>) -> Set<String> {
    guard range.lowerBound >= 0 else { return [] }
    return MunchkinIdentifier.all(in: Array(bytes[range.clamped(to: bytes.indices)]))
  }

  // MARK: - Forms

  private mutating func readForms() {
    for element in places(of: "mktoform_") { take(formAt: element.upperBound) }
    for sign in ["?", "&", "&amp;", "\\u0026"] {
      for parameter in places(of: sign + "form=") { take(formAt: parameter.upperBound) }
    }
    // The address of a form in Design Studio: `#FO1179A1`.
    for anchor in places(of: "#fo") { take(formAt: anchor.upperBound) }
    for call in calls {
      if let number = lastNumber(in: arguments(of: call)) { forms.insert(number) }
    }
  }

  private mutating func take(formAt start: Int) {
    guard let form = FormIdentifier(String(decoding: digits(from: start), as: UTF8.self)) else {
      return
    }
    forms.insert(form.text)
  }

  private var calls: ArraySlice<Range<Int>> { places(of: "loadform").prefix(Self.mostCalls) }

  /// What stands behind a call, up to the end of its arguments or the beginning of the next one.
  private func arguments(of call: Range<Int>) -> Range<Int> {
    let limit = min(call.upperBound + 400, bytes.count)
    let rest = bytes[call.upperBound..<limit]
    let end = rest.firstIndex { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "{") }
    return call.upperBound..<(end ?? limit)
  }

  /// The form is the third argument, behind the account.
  private func lastNumber(in range: Range<Int>) -> String? {
    var numbers: [String] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let number = digits(from: index)
      guard !number.isEmpty else {
        index += 1
        continue
      }
      if stands(number), let form = FormIdentifier(String(decoding: number, as: UTF8.self)) {
        numbers.append(form.text)
      }
      index = number.endIndex
    }
    return numbers.last
  }

  /// Whether a number is a word of its own, not a part of a name or of an encoded sign.
  private func stands(_ number: ArraySlice<UInt8>) -> Bool {
    let before = number.startIndex > 0 ? bytes[number.startIndex - 1] : 0x20
    let after = number.endIndex < bytes.count ? bytes[number.endIndex] : 0x20
    return !isWord(before) && !"#%.:/".utf8.contains(before) && !isWord(after)
      && !".:/".utf8.contains(after)
  }

  private func digits(from start: Int) -> ArraySlice<UInt8> {
    guard start < bytes.count else { return [] }
    return bytes[start...].prefix { (0x30...0x39).contains($0) }
  }

  // MARK: - Servers

  private mutating func take(serverBefore end: Int) {
    var start = end
    while start > 0, end - start < 16, isLetterOrDigit(bytes[start - 1]) { start -= 1 }
    guard start >= 4, bytes[start - 4..<start].elementsEqual("app-".utf8),
      let server = ServerIdentifier(String(decoding: bytes[start..<end], as: UTF8.self))
    else { return }
    servers.insert(server.text)
  }

  // MARK: - Words

  private func isWord(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private func places(of word: String) -> [Range<Int>] {
    let word = Array(word.utf8)
    var found: [Range<Int>] = []
    var start = 0
    while let first = bytes[start...].firstIndex(of: word[0]) {
      let end = first + word.count
      guard end <= bytes.count else { break }
      let isThere = bytes[first..<end].elementsEqual(word)
      if isThere { found.append(first..<end) }
      start = isThere ? end : first + 1
    }
    return found
  }
}
