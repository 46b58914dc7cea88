/// The codes of services, in all the spellings that people and programs give them.
public enum ServiceCode {
  /// The spelling that a code's own service uses, or `nil` for what cannot be a code.
  ///
  /// `AADSTS…` for Entra, `0x` and eight upper-case digits for Dataverse, names as they are.
  ///
  /// - Parameter text: One spelling.
  /// - Returns: The canonical spelling.
  public static func canonical(_ text: String) -> String? { candidates(text).first }

  /// All codes that a spelling may stand for, the likeliest first.
  ///
  /// `7000215` is `AADSTS7000215`, and `-2147209463`, `2147757833`, `80042f09` and `Crm.80042f09`
  /// are all `0x80042F09`.
  ///
  /// - Parameter text: What the user typed.
  /// - Returns: Canonical spellings.
  public static func candidates(_ text: String) -> [String] {
    let lower = String(text.trimmedSpaces).lowercased()
    if lower.hasPrefix("aadsts") {
      let digits = lower.dropFirst(6).drop { $0 == " " || $0 == "-" || $0 == ":" }
      return isNumber(digits) ? ["AADSTS\(digits)"] : []
    }
    for prefix in ["0x", "crm.", "crm_", "crm"] where lower.hasPrefix(prefix) {
      if let code = hexadecimal(lower.dropFirst(prefix.count)) { return [code] }
      // Dataverse has names that begin so, too: `CrmHttpError`.
      if prefix != "crm" { return [] }
    }
    if lower.hasPrefix("-") { return signed(lower).map { [$0] } ?? [] }
    if isNumber(lower[...]) { return numbers(lower) }
    if let code = hexadecimal(lower[...]) { return [code] }
    guard isName(lower) else { return [] }
    return [String(text.trimmedSpaces)]
  }

  /// The canonical spelling of a 32-bit result code.
  ///
  /// - Parameter value: The code's bits.
  /// - Returns: `0x` and eight upper-case hexadecimal digits.
  public static func hresult(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }

  /// A number without a prefix: a result code when it has the size of one, else Entra's.
  private static func numbers(_ text: String) -> [String] {
    if let value = UInt32(text), value >= 0x8000_0000 { return [hresult(value)] }
    if text.utf8.count == 8, text.hasPrefix("8"), let code = hexadecimal(text[...]) {
      return [code, "AADSTS\(text)"]
    }
    return (4...8).contains(text.utf8.count) ? ["AADSTS\(text)"] : []
  }

  private static func signed(_ text: String) -> String? {
    Int32(text).map { hresult(UInt32(bitPattern: $0)) }
  }

  private static func hexadecimal(_ text: Substring) -> String? {
    // The standard library takes a sign for a part of the number.
    guard text.utf8.count == 8, text.utf8.first != UInt8(ascii: "+"),
      let value = UInt32(text, radix: 16)
    else { return nil }
    return hresult(value)
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 96
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
          || byte == 0x5F || byte == 0x2D || byte == 0x2E
      }
  }
}

extension String {
  fileprivate var trimmedSpaces: Substring { self[...].trimmed }
}
