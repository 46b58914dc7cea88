import Text

extension Base64 {
  /// Encodes with the usual alphabet, or with that for addresses and without padding.
  static func encode(_ bytes: some Sequence<UInt8>, isForURLs: Bool) -> String {
    encode(bytes, alphabet: isForURLs ? .url : .standard)
  }

  /// The bytes of either alphabet, padded or not, as services take them; `nil` where it is neither.
  static func bytes(of text: some StringProtocol) -> [UInt8]? {
    var digits = Array(text.utf8)
    while digits.last == UInt8(ascii: "=") { digits.removeLast() }
    digits = digits.map { byte in
      switch byte {
      case UInt8(ascii: "+"): UInt8(ascii: "-")
      case UInt8(ascii: "/"): UInt8(ascii: "_")
      default: byte
      }
    }
    return try? decode(String(decoding: digits, as: UTF8.self), alphabet: .url)
  }
}
