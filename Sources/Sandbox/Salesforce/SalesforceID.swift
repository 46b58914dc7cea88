/// Ids of Salesforce: fifteen characters of which the case counts, and three that tell the case.
enum SalesforceID {
  private static let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345")

  /// An id with its check characters.
  ///
  /// - Parameter text: An id of 15 characters.
  /// - Returns: 18 characters.
  static func long(_ text: String) -> String {
    let characters = Array(text)
    let blocks = stride(from: 0, to: characters.count, by: 5).map {
      characters[$0..<min($0 + 5, characters.count)]
    }
    return text
      + blocks.map { block in
        let bits = block.enumerated().reduce(0) { bits, part in
          ("A"..."Z").contains(part.element) ? bits | 1 << part.offset : bits
        }
        return String(signs[bits])
      }.joined()
  }

  /// The 18 characters of an id that came with 15 or 18.
  ///
  /// - Parameter text: What came.
  /// - Returns: The id; `nil` for what is none.
  static func normalised(_ text: String) -> String? {
    guard [15, 18].contains(text.utf8.count),
      text.utf8.allSatisfy({ byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      })
    else { return nil }
    let long = long(String(text.prefix(15)))
    return text.utf8.count == 15 || text == long ? long : nil
  }

  /// An id that nothing else has.
  ///
  /// - Parameters:
  ///   - prefix: The three characters of its kind.
  ///   - number: The number.
  /// - Returns: 18 characters.
  static func numbered(_ prefix: String, _ number: Int) -> String {
    let digits = String(number, radix: 36)
    let padding = String(repeating: "0", count: max(0, 7 - digits.utf8.count))
    return long("\(prefix)5j\(String(repeating: "0", count: 3))\(padding)\(digits)")
  }
}
