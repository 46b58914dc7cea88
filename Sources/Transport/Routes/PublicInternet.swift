/// The addresses that belong to the public internet: what stays when everything is taken away that
/// the registries of addresses for special purposes list (RFC 6890, kept by IANA).
public enum PublicInternet {
  /// Whether a host that is written as an address belongs to the public internet.
  ///
  /// - Parameter host: The host of an address, a numerical one with or without brackets, in any
  ///   way of writing that programs for the web take (`0x7f.1`).
  /// - Returns: `nil` where it is a name, of which nothing can be said before it is connected to.
  public static func contains(host: String) -> Bool? {
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    let text = isBracketed ? host.dropFirst().dropLast() : host[...]
    // What stands after the percent sign names an interface of this machine.
    return NumericalAddress(lenient: text.prefix { $0 != "%" }).map(contains)
  }

  static func contains(_ address: NumericalAddress) -> Bool {
    if address.bytes.count == 4 { return !special.contains { $0.contains(address) } }
    // The last four bytes are an address of version 4, which is the one that is reached.
    if [mapped, translated].contains(where: { $0.contains(address) }) {
      return contains(NumericalAddress(bytes: Array(address.bytes.suffix(4))))
    }
    if tunnelled.contains(address) {
      return contains(NumericalAddress(bytes: Array(address.bytes[2..<6])))
    }
    return global.contains(address) && !specialWithinGlobal.contains { $0.contains(address) }
  }

  private struct Block {
    let first: NumericalAddress
    let length: Int

    init(_ bytes: [UInt8], _ length: Int, of count: Int = 4) {
      first = NumericalAddress(
        bytes: bytes + [UInt8](repeating: 0, count: count - bytes.count))
      self.length = length
    }

    func contains(_ address: NumericalAddress) -> Bool {
      address.shares(length, bitsWith: first)
    }
  }

  private static let special = [
    // "This network", and this machine where a program takes it so.
    Block([0], 8),
    // Private networks (RFC 1918), and those of providers (RFC 6598).
    Block([10], 8), Block([172, 16], 12), Block([192, 168], 16), Block([100, 64], 10),
    // This machine.
    Block([127], 8),
    // This link, with the metadata services of the clouds; Azure's other one stands by itself.
    Block([169, 254], 16), Block([168, 63, 129, 16], 32),
    // Protocol assignments, and a relay that is no more (RFC 7526).
    Block([192, 0, 0], 24), Block([192, 88, 99], 24),
    // Documentation (RFC 5737) and measurements (RFC 2544).
    Block([192, 0, 2], 24), Block([198, 51, 100], 24), Block([203, 0, 113], 24),
    Block([198, 18], 15),
    // Many receivers, and what is reserved, the last address of all among it.
    Block([224], 4), Block([240], 4),
  ]

  /// The only addresses of version 6 that are given out for the public internet (RFC 4291).
  private static let global = Block([0x20], 3, of: 16)
  private static let specialWithinGlobal = [
    // Protocol assignments, with Teredo among them.
    Block([0x20, 0x01], 23, of: 16),
    // Documentation (RFC 3849, RFC 9637).
    Block([0x20, 0x01, 0x0D, 0xB8], 32, of: 16), Block([0x3F, 0xFF], 20, of: 16),
  ]

  private static let mapped = Block(
    [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF], 96, of: 16)
  /// NAT64 (RFC 6052): how version 4 is reached where there is only version 6.
  private static let translated = Block([0x00, 0x64, 0xFF, 0x9B], 96, of: 16)
  /// 6to4 (RFC 3056).
  private static let tunnelled = Block([0x20, 0x02], 16, of: 16)
}
