/// What a client secret has that no client secret has.
enum SecretTrouble: Sendable, Hashable {
  /// It is the id under which the secret is kept.
  case identifier
  /// It holds what copying adds.
  case damaged(String)
  /// It is the one of the instructions.
  case sample

  private static let sampleText = "1234ABCDEDFRZ/G/FdY0aUABCEDcqhbLn/ST122345nBc="

  init?(of bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let what = Self.blank(in: text) {
      self = .damaged(what)
    } else if GlobalIdentifier(text) != nil {
      self = .identifier
    } else if text == Self.sampleText {
      self = .sample
    } else {
      return nil
    }
  }

  private static func blank(in text: String) -> String? {
    let scalars = Array(text.unicodeScalars)
    let places = scalars.indices.filter { scalars[$0].isBlank }
    guard let first = places.first else { return nil }
    let lineBreaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]
    let hasLineBreak = places.contains { lineBreaks.contains(scalars[$0]) }
    let what = hasLineBreak ? "a line break" : "a blank"
    if first == 0 { return "\(what) at its beginning" }
    return scalars.last?.isBlank ?? false ? "\(what) at its end" : "\(what) inside"
  }
}
