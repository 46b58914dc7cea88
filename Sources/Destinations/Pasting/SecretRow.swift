import Text

/// Finds a client secret in a row copied from the page of an application's secrets.
enum SecretRow {
  /// The words of a text, a client secret being one.
  static func words(of text: String) -> [String] {
    text.utf8.split { $0 <= 0x20 || $0 == 0x7C || $0 == 0x22 || $0 == 0x27 }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value that stands before its id, where there is but one.
  static func secret(in words: [String]) -> String? {
    let found = zip(words, words.dropFirst()).filter { value, id in
      isSecret(value) && GlobalIdentifier(id) != nil
    }
    return Set(found.map(\.0)).count == 1 ? found.first?.0 : nil
  }

  /// Whether a word has the form of Entra's client secrets of today, which nothing else has: 37 to
  /// 44 characters of which the fifth and sixth are `Q~`, after a digit.
  static func isSecret(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    return (37...44).contains(bytes.count) && (0x30...0x39).contains(bytes[3])
      && bytes[4] == UInt8(ascii: "Q") && bytes[5] == UInt8(ascii: "~")
      && bytes.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
          || "~._-".utf8.contains(byte)
      }
  }
}
