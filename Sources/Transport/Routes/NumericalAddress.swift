import Glibc

/// An address of the internet protocol in bytes, 4 or 16.
struct NumericalAddress: Sendable, Hashable {
  let bytes: [UInt8]

  /// Reads the usual way of writing, and no other.
  init?(_ text: some StringProtocol) {
    let text = String(text)
    var short = in_addr()
    var long = in6_addr()
    if unsafe inet_pton(AF_INET, text, &short) == 1 {
      bytes = unsafe withUnsafeBytes(of: short) { unsafe Array($0) }
    } else if unsafe inet_pton(AF_INET6, text, &long) == 1 {
      bytes = unsafe withUnsafeBytes(of: long) { unsafe Array($0) }
    } else {
      return nil
    }
  }

  /// Reads every way of writing that programs for the web take: `0x7f.1`, `2130706433`.
  init?(lenient text: some StringProtocol) {
    if let address = NumericalAddress(text) {
      self = address
      return
    }
    let text = String(text)
    var short = in_addr()
    // A blank ends what is read, and anything may follow it.
    guard !text.contains(where: \.isWhitespace), unsafe inet_aton(text, &short) != 0 else {
      return nil
    }
    bytes = unsafe withUnsafeBytes(of: short) { unsafe Array($0) }
  }

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The usual way of writing.
  var text: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard
      unsafe inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil
    else { return "" }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether the first bits are those of another address.
  func shares(_ length: Int, bitsWith other: NumericalAddress) -> Bool {
    guard bytes.count == other.bytes.count, (0...bytes.count * 8).contains(length) else {
      return false
    }
    return (0..<length).allSatisfy { bit in
      (bytes[bit / 8] ^ other.bytes[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
    }
  }
}
