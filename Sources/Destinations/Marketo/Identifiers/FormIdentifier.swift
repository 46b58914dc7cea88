/// The number of a Marketo form.
struct FormIdentifier: Sendable, Hashable {
  private static let mostDigits = 9

  /// The number as Marketo writes it.
  let text: String

  /// Takes a text that is a number and nothing else.
  init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard (1...Self.mostDigits).contains(bytes.count), bytes.first != UInt8(ascii: "0"),
      bytes.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    self.text = String(text)
  }

  /// The number.
  var number: Int { Int(text) ?? 0 }
}
