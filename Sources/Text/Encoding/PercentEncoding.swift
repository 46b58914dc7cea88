/// Percent-encoding of addresses (RFC 3986, 2) and of forms (`application/x-www-form-urlencoded`).
public enum PercentEncoding {
  /// Encodes everything but letters, digits, `-`, `.`, `_` and `~`, with upper-case digits.
  ///
  /// - Parameter text: What to encode.
  /// - Returns: Text that can stand anywhere in an address.
  public static func encode(_ text: String) -> String { encode(text.utf8) }

  /// Encodes every byte but letters, digits, `-`, `.`, `_` and `~`, with upper-case digits.
  ///
  /// - Parameter bytes: What to encode.
  /// - Returns: Text that can stand anywhere in an address.
  public static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    for byte in bytes {
      if isUnreserved(byte) {
        text.append(byte)
      } else {
        text += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 0xF)]
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads percent-encoded text; `+` stands for itself.
  ///
  /// - Parameter text: The text.
  /// - Returns: The bytes; `nil` where a `%` is not followed by two digits.
  public static func decode(_ text: String) -> [UInt8]? { decode(Array(text.utf8), plus: nil) }

  /// Writes the body of a form.
  ///
  /// - Parameter fields: Names and values, in order.
  /// - Returns: The body.
  public static func form(_ fields: [(name: String, value: String)]) -> String {
    fields.map { "\(encode($0.name))=\(encode($0.value))" }.joined(separator: "&")
  }

  /// Reads the body of a form or the query of an address; `+` is a blank.
  ///
  /// - Parameter text: The body.
  /// - Returns: Names and values, in order; `nil` where an encoding is invalid.
  public static func decodeForm(_ text: String) -> [(name: String, value: String)]? {
    var fields: [(name: String, value: String)] = []
    for field in text.utf8.split(separator: UInt8(ascii: "&")) {
      let parts = field.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decode(Array(parts[0]), plus: UInt8(ascii: " ")),
        let value = decode(parts.count == 2 ? Array(parts[1]) : [], plus: UInt8(ascii: " "))
      else { return nil }
      fields.append((String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self)))
    }
    return fields
  }

  /// Whether a byte stands for itself everywhere (RFC 3986, 2.3).
  ///
  /// - Parameter byte: The byte.
  /// - Returns: Whether it is a letter, a digit, `-`, `.`, `_` or `~`.
  public static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func decode(_ text: [UInt8], plus: UInt8?) -> [UInt8]? {
    var bytes: [UInt8] = []
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "%"):
        guard index + 2 < text.count, let high = value(of: text[index + 1]),
          let low = value(of: text[index + 2])
        else { return nil }
        bytes.append(high << 4 | low)
        index += 3
        continue
      case UInt8(ascii: "+"): bytes.append(plus ?? UInt8(ascii: "+"))
      default: bytes.append(text[index])
      }
      index += 1
    }
    return bytes
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
