/// The part after `app-` in the name of the server that a Marketo instance runs on.
struct ServerIdentifier: Sendable, Hashable {
  /// The part in lower case.
  let text: String

  /// Takes a text that is such a part and nothing else.
  init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard (2...15).contains(bytes.count), let first = bytes.first, Self.isLetter(first),
      bytes.allSatisfy({ Self.isLetter($0) || (0x30...0x39).contains($0) })
    else { return nil }
    self.text = text.lowercased()
  }

  /// Finds it in a text with what belongs to the host around it.
  init?(within text: String) {
    var name = text.withoutWrapping.lowercased()[...]
    for scheme in ["https://", "http://", "//"] where name.hasPrefix(scheme) {
      name = name.dropFirst(scheme.count)
    }
    name = name.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if name.hasPrefix("app-") {
      name = name.dropFirst(4)
    } else if name.hasSuffix(Self.domain), name.contains("-") {
      return nil
    }
    if name.hasSuffix(Self.domain) { name = name.dropLast(Self.domain.count) }
    self.init(name)
  }

  /// The host that shows forms to everybody.
  var host: String { "app-\(text)\(Self.domain)" }

  private static let domain = ".marketo.com"

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
