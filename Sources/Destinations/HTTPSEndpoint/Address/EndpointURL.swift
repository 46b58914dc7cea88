import Text

/// The address of an endpoint, taken apart. All of it but the host may be secret.
struct EndpointURL: Sendable, Hashable {
  /// A field of the query, as it is written.
  struct QueryField: Sendable, Hashable {
    let name: String
    /// What stands behind the equals sign; `nil` where there is none.
    let value: String?
  }

  /// The longest address that is read; those of flows have some 400 bytes.
  static let maximumBytes = 8192

  /// The whole, without blanks around it and without a fragment.
  let text: String
  /// The host in lower case, a numerical one of version 6 in brackets.
  let host: String
  let port: Int
  /// Begins with a slash.
  let path: String
  /// What stands behind the question mark; `nil` where there is none.
  let query: String?
  /// Whether blanks stood around it.
  let hasBlanksAround: Bool
  /// Whether something stood behind `#`, which is never sent.
  let hasFragment: Bool

  /// Takes an address apart, whosever it is.
  init(_ entered: String) throws(EndpointSlip) {
    let trimmed = entered.trimmingBlanks
    try Self.judgeWriting(of: trimmed)
    let rest = try Self.afterScheme(of: trimmed)
    let halves = rest.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let sent = halves.first ?? ""
    let authority = sent.prefix { $0 != "/" && $0 != "?" }
    let tail = sent[authority.endIndex...]
    let target = tail.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    (host, port) = try Self.hostAndPort(authority)
    path = target.first.map { $0.isEmpty ? "/" : String($0) } ?? "/"
    query = target.count == 2 ? String(target[1]) : nil
    text = "https://\(sent)"
    hasBlanksAround = trimmed != entered
    hasFragment = halves.count == 2
    try judgeEncoding()
  }

  /// The fields of the query, in order.
  var fields: [QueryField] {
    (query ?? "").split(separator: "&").map { field in
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return QueryField(
        name: String(parts[0]).lowercased(), value: parts.count == 2 ? String(parts[1]) : nil)
    }
  }

  /// The value of a field as it is written; `nil` where there is none, or an empty one.
  subscript(name: String) -> String? {
    fields.first { $0.name == name && !($0.value ?? "").isEmpty }?.value
  }

  /// Where requests go: scheme, host, and the port where it is not the usual one.
  var origin: String { "https://\(host)" + (port == 443 ? "" : ":\(port)") }

  /// The address without its query, in which the secrets of flows and functions stand.
  var withoutQuery: String { origin + path }

  /// What no trace and no observation may show: the whole, and the parts that are repeated in
  /// answers without the rest. What others call a path may be what lets a sender in.
  var secrets: [Secret] {
    var texts = [text, path + (query.map { "?\($0)" } ?? ""), path].filter { $0.utf8.count > 4 }
    for field in fields where !Self.plainFields.contains(field.name) {
      guard let value = field.value, value.utf8.count >= 8 else { continue }
      texts.append(value)
      if let bytes = PercentEncoding.decode(value) {
        texts.append(String(decoding: bytes, as: UTF8.self))
      }
    }
    return Set(texts).map { Secret($0) }
  }
}

extension EndpointURL {
  /// What every address of a workflow holds.
  private static let plainFields: Set<String> = ["api-version", "sp", "sv"]
  /// What no address holds.
  private static let foreignBytes = Set("\"<>\\^`{|}".utf8)

  private static func judgeWriting(of text: String) throws(EndpointSlip) {
    guard text.utf8.count <= maximumBytes else {
      throw .malformed("is longer than \(maximumBytes) bytes")
    }
    if text.lowercased().hasPrefix("https%3a") {
      throw .doubleEncoded("is percent-encoded as a whole")
    }
    if text.hasSuffix("\u{2026}") || text.hasSuffix("...") {
      throw .truncated("ends with an ellipsis: it was cut off where it was shown")
    }
    if text.unicodeScalars.contains(where: \.isBlank) {
      throw .malformed("has a blank or a line break inside")
    }
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .malformed("has letters or signs that belong in no URL")
    }
    let isQuoted = text.hasPrefix("'") || text.hasSuffix("'")
    if isQuoted || text.utf8.contains(where: foreignBytes.contains) {
      throw .malformed("has quotes, brackets or other signs that belong in no URL")
    }
  }

  private static func afterScheme(of text: String) throws(EndpointSlip) -> Substring {
    guard let sign = text.firstRange(of: "://") else {
      throw .malformed("does not begin with 'https://'")
    }
    let scheme = text[..<sign.lowerBound].lowercased()
    guard scheme.utf8.allSatisfy({ (0x61...0x7A).contains($0) }), !scheme.isEmpty else {
      throw .malformed("does not begin with 'https://'")
    }
    guard scheme == "https" else {
      throw EndpointSlip("https-url-not-https", "the URL begins with '\(scheme)', not with 'https'")
    }
    let rest = text[sign.upperBound...]
    if ["http:", "https:"].contains(where: rest.lowercased().hasPrefix) {
      throw .malformed("begins twice")
    }
    return rest
  }

  private static func hostAndPort(
    _ authority: Substring
  ) throws(EndpointSlip) -> (host: String, port: Int) {
    guard !authority.contains("@") else {
      throw .malformed("has a name or a password in front of the host")
    }
    let lower = authority.lowercased()
    var host = lower[...]
    var port = Substring()
    let start = lower.lastIndex(of: "]") ?? lower.startIndex
    if let colon = lower[start...].firstIndex(of: ":") {
      host = lower[..<colon]
      port = lower[lower.index(after: colon)...]
      guard let number = Int(port), (1...65535).contains(number), !port.hasPrefix("+") else {
        throw .malformed("has no number behind the colon after the host")
      }
    }
    let name = String(host)
    guard EndpointHost.isWellFormed(name) else { throw .malformed("has no host that can be one") }
    return (name, Int(port) ?? 443)
  }

  /// Fields that flows, Logic Apps and functions do not leave empty.
  private static let endings: Set<String> = ["sig", "code", "sp", "sv", "api-version"]

  private func judgeEncoding() throws(EndpointSlip) {
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "%") {
      guard index + 2 < bytes.count else { throw .truncated("ends within an encoded sign") }
      guard PercentEncoding.decode(String(decoding: bytes[index...index + 2], as: UTF8.self)) != nil
      else { throw .malformed("has a '%' without two digits behind it") }
    }
    if path.lowercased().contains("%3f"), query == nil {
      throw .doubleEncoded("has its question mark encoded")
    }
    if (query ?? "").lowercased().contains("&amp;") {
      throw .malformed("has '&amp;' in place of '&'")
    }
    if let last = fields.last, last.value == "", Self.endings.contains(last.name) {
      throw .truncated("ends behind an equals sign")
    }
  }
}
