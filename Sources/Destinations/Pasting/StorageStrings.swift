import Text

/// Finds connection strings of storage accounts in a text.
enum StorageStrings {
  /// The strings in the order of the text, each of which could be entered as it is.
  static func all(in text: String) -> [String] {
    guard text.utf8.count <= PastedText.maximumBytes else { return [] }
    let members = QuotedMembers.pairs(in: Array(text.utf8)).map(\.value)
    return ([text] + members.filter { $0 != text }).flatMap(plain).uniqued
  }

  /// What was plainly meant by a text that is one connection string with quotes, blanks or JSON
  /// around it.
  @Sendable static func repaired(_ text: String) -> String? {
    let found = all(in: text)
    guard found.count == 1, let meant = found.first, meant != text else { return nil }
    let rest = LabelledText.normalized(text.replacing(meant, with: ""))
    return ["", "connectionstring", "value"].contains(rest) ? meant : nil
  }

  private static let keys = ConnectionString.knownKeys.map { Array(($0.lowercased() + "=").utf8) }
  private static let separators = Set("\"'`<>\\".utf8)

  private static func plain(in text: String) -> [String] {
    text.utf8.split { $0 <= 0x20 || $0 >= 0x7F || separators.contains($0) }
      .filter { (41...4096).contains($0.count) }
      .compactMap { string(in: Array($0)) }
  }

  private static func string(in word: [UInt8]) -> String? {
    let lower = word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let start = lower.indices.first { index in
      isBoundary(lower, before: index) && keys.contains { lower[index...].starts(with: $0) }
    }
    guard let start else { return nil }
    var end = word.count
    while end > start, ",.)]}".utf8.contains(word[end - 1]) { end -= 1 }
    let text = String(decoding: word[start..<end], as: UTF8.self)
    return isWellFormed(text) ? text : nil
  }

  private static func isBoundary(_ lower: [UInt8], before index: Int) -> Bool {
    index == 0
      || !(0x61...0x7A).contains(lower[index - 1]) && !(0x30...0x39).contains(lower[index - 1])
  }

  /// Whether the form checks have nothing against it.
  static func isWellFormed(_ text: String) -> Bool {
    guard let account = try? StorageAccountReader(text).account else { return false }
    guard case .signature(let query) = account.credential else { return true }
    return (try? TableSignature(query)) != nil
  }
}

extension [String] {
  /// The elements without those that came before.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
