/// Tells what stands in place of a secret: masks, references and samples of documentation.
enum SecretPlaceholder {
  /// Longer values are no placeholders, and are not looked at.
  private static let longest = 128

  /// Words that programs print where there is no secret or none is shown.
  private static let words: Set<String> = [
    "null", "nil", "none", "true", "false", "undefined", "redacted", "masked", "hidden", "filtered",
    "removed", "string", "securestring", "object",
  ]

  /// Whether a value begins like a reference or the name of one: `${env:…}`, `$(…)`, `{{…}}`,
  /// `<…>`.
  static func begins(_ sweep: SecretSweep, at start: Int) -> Bool {
    switch sweep.byte(start) {
    case UInt8(ascii: "$"):
      let next = sweep.byte(start + 1)
      return next == UInt8(ascii: "{") || next == UInt8(ascii: "(")
        || sweep.matches("$env:", at: start)
    case UInt8(ascii: "{"): return sweep.byte(start + 1) == UInt8(ascii: "{")
    case UInt8(ascii: "@"): return sweep.matches("@microsoft.keyvault(", at: start)
    case UInt8(ascii: "<"): return SecretAlphabet.isLetter(sweep.byte(start + 1))
    default:
      return sweep.matches("convertto-securestring", at: start)
        || sweep.matches("read-host", at: start)
    }
  }

  /// Whether a value is no secret.
  static func matches(_ value: ArraySlice<UInt8>) -> Bool {
    guard value.count <= longest else { return false }
    if value.allSatisfy({ "*xX.-#_ ".utf8.contains($0) }) { return true }
    let lower = String(decoding: value, as: UTF8.self).lowercased()
    if words.contains(lower.filter { !"[]().,".contains($0) }) { return true }
    if lower.hasPrefix("your"), value.allSatisfy(isNameByte) { return true }
    return isVariable(value, lower)
  }

  /// `$clientSecret`, `$CLIENT_SECRET`, `%CLIENT_SECRET%`: a password may begin with a dollar sign,
  /// so the name must be one that scripts use.
  private static func isVariable(_ value: ArraySlice<UInt8>, _ lower: String) -> Bool {
    guard let first = value.first, first == UInt8(ascii: "$") || first == UInt8(ascii: "%") else {
      return false
    }
    let name = value.dropFirst().filter { $0 != UInt8(ascii: "%") }
    guard !name.isEmpty, name.allSatisfy(isNameByte) else { return false }
    if name.allSatisfy({ $0 < 0x60 }), name.contains(UInt8(ascii: "_")) { return true }
    return ["secret", "passw", "pwd", "token", "key", "cred"].contains { lower.contains($0) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    SecretAlphabet.isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
