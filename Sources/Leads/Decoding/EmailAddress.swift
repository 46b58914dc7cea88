/// An address for mail by its two parts (RFC 5321, without the rarities that no form accepts).
struct EmailAddress {
  let local: Substring
  /// The domain in lower case.
  let domain: String

  /// - Parameter text: The text, blanks around it left out of account.
  init?(_ text: String) {
    let text = text.trimmed
    guard let sign = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    local = text[..<sign]
    domain = text[text.utf8.index(after: sign)...].lowercased()
    guard (1...64).contains(local.utf8.count), domain.utf8.count <= 253,
      !text.utf8.contains(where: Self.isForbidden), Self.isDotted(local.utf8, labels: 1...64),
      Self.isDotted(domain.utf8, labels: 2...127), !local.utf8.contains(UInt8(ascii: "@")),
      text.utf8.allSatisfy({ $0 < 0x80 }) || !text.contains(where: \.isWhitespace)
    else { return nil }
    let labels = domain.utf8.split(separator: UInt8(ascii: "."))
    let hyphen = UInt8(ascii: "-")
    guard labels.allSatisfy({ $0.count <= 63 && $0.first != hyphen && $0.last != hyphen }) else {
      return nil
    }
  }

  /// Whether dots part so many labels, none of them empty.
  private static func isDotted(
    _ bytes: some BidirectionalCollection<UInt8>, labels: ClosedRange<Int>
  ) -> Bool {
    var count = 1
    var previous = UInt8(ascii: ".")
    for byte in bytes {
      if byte == UInt8(ascii: ".") {
        if previous == byte { return false }
        count += 1
      }
      previous = byte
    }
    return previous != UInt8(ascii: ".") && labels.contains(count)
  }

  /// Controls, blanks and what only stands in the rarer forms of addresses.
  private static func isForbidden(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "]"):
      true
    default: false
    }
  }

  /// Whether the domain is a name or lies below it.
  func isWithin(_ name: String) -> Bool {
    guard domain.hasSuffix(name) else { return false }
    let rest = domain.utf8.dropLast(name.utf8.count)
    return rest.isEmpty || rest.last == UInt8(ascii: ".")
  }
}
