import Glibc

/// How characters are encoded on the user's terminal.
public struct TerminalLocale: Sendable, Hashable {
  /// Whether the user's locale is one of UTF-8; where it is not, symbols are drawn in ASCII.
  ///
  /// The locale's name decides, not whether the system has installed it.
  public let usesUTF8: Bool

  /// Reads the locale out of an environment.
  ///
  /// - Parameter environment: The variables; `LC_ALL` wins over `LC_CTYPE`, and this over `LANG`.
  public init(environment: [String: String]) {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy
      .compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let folded = (name ?? "").lowercased()
    usesUTF8 = folded.contains("utf-8") || folded.contains("utf8")
  }

  /// Sets the process's character type to UTF-8, once: without, the C library drops what is not
  /// ASCII.
  ///
  /// Only `LC_CTYPE` is set: the other categories would bring decimal commas and the case rules of
  /// Turkish to protocol text.
  static let prepared: Bool = {
    unsafe setlocale(LC_CTYPE, "")
    if isUTF8 { return true }
    unsafe setlocale(LC_CTYPE, "C.UTF-8")
    return isUTF8
  }()

  private static var isUTF8: Bool {
    guard let codeset = unsafe nl_langinfo(nl_item(CODESET)) else { return false }
    return unsafe String(cString: codeset) == "UTF-8"
  }
}
