/// The fields of a query string or of a form.
struct FormFields: Sendable {
  /// Names and values, decoded, in order.
  let pairs: [(name: String, value: String)]

  /// Takes them apart: `a=1&b=two+words`.
  init(_ text: some StringProtocol) {
    pairs = text.split(separator: "&").map { pair in
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = halves.count == 2 ? Self.decoded(halves[1], isForm: true) : ""
      return (Self.decoded(halves[0], isForm: true), value)
    }
  }

  /// The first value of a name.
  subscript(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// Undoes percent-encoding; what is no encoding stays as it is.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - isForm: Whether a plus sign is a blank.
  /// - Returns: The text meant; bytes that are no UTF-8 become replacement characters.
  static func decoded(_ text: some StringProtocol, isForm: Bool = false) -> String {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let high = hexadecimal(rest[rest.startIndex]),
        let low = hexadecimal(rest[rest.startIndex + 1])
      {
        result.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        result.append(isForm && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Percent-encodes everything but letters, digits and `-._~`.
  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII,
        scalar.properties.isAlphabetic || "0123456789-._~".contains(Character(scalar))
      {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }

  /// Percent-encodes a path, of which parentheses, commas and the like stay.
  static func encodedPath(_ path: String) -> String {
    path.map { "/(),='$".contains($0) ? String($0) : encoded(String($0)) }.joined()
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
  }
}
