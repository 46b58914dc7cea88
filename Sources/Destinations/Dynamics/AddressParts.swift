import Text

/// An address taken apart, whatever was done to it on its way through clipboards and forms.
struct AddressParts: Sendable, Hashable {
  /// What was entered, without names, passwords and queries, and without what may be a secret.
  let shown: String
  /// What stands before `://`, in lower case; empty where nothing does.
  let scheme: String
  /// The host in lower case.
  let host: String
  /// Whether a path, a query, a fragment or a port stands behind the host.
  let hasMore: Bool
  /// Whether blanks stand around it, and nothing worse.
  let hasBlanksAround: Bool
  /// Whether something stands in it that belongs in no address of an environment.
  let isDamaged: Bool

  init(_ text: String) {
    let trimmed = text.trimmingBlanks
    var cleaned = String(String.UnicodeScalarView(trimmed.unicodeScalars.filter(Self.isPlain)))
    if cleaned.contains("%3A%2F%2F") || cleaned.contains("%3a%2f%2f") {
      cleaned = PercentEncoding.decode(cleaned).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    cleaned = cleaned.replacing("\\", with: "/")
    while let last = cleaned.last, [",", ";", "."].contains(last) { cleaned.removeLast() }
    var damaged = cleaned != trimmed
    var rest = Substring(cleaned)
    var scheme = ""
    while let (word, end) = Self.scheme(of: rest) {
      // The last of several is the one that is meant.
      damaged = damaged || !scheme.isEmpty || !rest.lowercased().hasPrefix("\(word)://")
      scheme = word
      rest = rest[end...]
    }
    let authority = rest.prefix { !["/", "?", "#"].contains($0) }
    let name = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let hostName = name.prefix { $0 != ":" }
    let tail = rest[authority.endIndex...]
    self.scheme = scheme
    self.host = hostName.lowercased()
    self.hasMore = !["", "/"].contains(tail) || !["", ":443"].contains(name[hostName.endIndex...])
    self.hasBlanksAround = trimmed != text
    self.isDamaged = damaged || name.count != authority.count || host.hasSuffix(".")
    let isHidden =
      name.count != authority.count || scheme.isEmpty && QuotedValue.mayBeSecret(text)
    self.shown = Self.shown(text, isHidden: isHidden)
  }

  /// Quotes, brackets, blanks and what cannot be seen belong in no address.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    (0x21...0x7E).contains(scalar.value) && !["\"", "'", "<", ">", "`", "(", ")"].contains(scalar)
  }

  /// `https://`, and what becomes of it: `https:/`, `https//`, `https:`.
  private static func scheme(of text: Substring) -> (word: String, end: Substring.Index)? {
    let lower = text.lowercased()
    guard let word = ["https", "http", "ftp"].first(where: { lower.hasPrefix($0) }) else {
      return nil
    }
    let marks = text.dropFirst(word.count).prefix { $0 == ":" || $0 == "/" }
    return marks.isEmpty ? nil : (word, marks.endIndex)
  }

  private static func shown(_ text: String, isHidden: Bool) -> String {
    guard !isHidden else { return Secret.mask }
    let end = text.firstIndex { $0 == "?" || $0 == "#" } ?? text.endIndex
    let visible = text[..<end]
    return visible.prefix(200) + (end < text.endIndex || visible.count > 200 ? "…" : "")
  }
}

extension StringProtocol {
  /// The text without the blanks, line breaks and invisible marks at its ends.
  var trimmingBlanks: String {
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, first.isBlank { scalars.removeFirst() }
    while let last = scalars.last, last.isBlank { scalars.removeLast() }
    return String(scalars)
  }
}

extension Unicode.Scalar {
  /// Whether it is a blank, a line break, or a mark that is not seen.
  var isBlank: Bool {
    properties.isWhitespace || properties.isDefaultIgnorableCodePoint || value < 0x20
  }
}
