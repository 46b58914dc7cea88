import Text

/// What was plainly meant by an address that is not right as it stands.
enum EndpointRepair {
  /// The address without what mail, terminals and markup did to it.
  @Sendable static func url(_ text: String) -> String? {
    guard text.utf8.count <= EndpointURL.maximumBytes, !isRight(text) else { return nil }
    return candidates(text).first { $0 != text && isRight($0) }
  }

  /// Whether the form checks have nothing against it but its age.
  static func isRight(_ text: String) -> Bool {
    guard let url = try? EndpointURL(text), !url.hasBlanksAround, !url.hasFragment,
      !EndpointHost.isPrivate(url.host), !EndpointHost.isSample(url.host)
    else { return false }
    let slip = EndpointService(url).slip(of: url, at: Timestamp(seconds: 0))
    return slip == nil || slip?.weight == .warning
  }

  /// Whether an address by itself says that it takes what is sent to it.
  static func isRecognised(_ text: String) -> Bool {
    guard isRight(text), let url = try? EndpointURL(text) else { return false }
    switch EndpointService(url) {
    case .flow, .logicApp: return true
    case .function: return url["code"] != nil
    case .other: return false
    }
  }

  /// What may be meant, the most careful reading first.
  private static func candidates(_ text: String) -> [String] {
    let bare = unescaped(text.withoutWrapping)
    var found = [bare, withoutFragment(bare)]
    if let joined = joined(bare) { found.append(joined) }
    for address in found {
      if let inner = unwrapped(address) { found.append(inner) }
      if let decoded = decoded(address) { found.append(decoded) }
    }
    return found
  }

  /// Free of the escapes of HTML and JSON.
  private static func unescaped(_ text: String) -> String {
    text.replacing("&amp;", with: "&").replacing("\\u0026", with: "&")
      .replacing("\\/", with: "/")
  }

  /// What stands behind `#` is never sent.
  private static func withoutFragment(_ text: String) -> String {
    String(text.prefix { $0 != "#" })
  }

  /// The pieces of an address that was broken into lines. Where blanks stand within a line as well,
  /// only an address that proves itself by its signature or key is taken for one.
  private static func joined(_ text: String) -> String? {
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmingBlanks }
      .filter { !$0.isEmpty }
    guard lines.first?.lowercased().hasPrefix("https://") ?? false else { return nil }
    let whole = String(
      String.UnicodeScalarView(lines.joined().unicodeScalars.filter { !$0.isBlank }))
    let isWrapped = lines.count > 1 && !lines.contains { $0.contains(where: \.isWhitespace) }
    return isWrapped && isAddressBroken(lines) || isRecognised(whole) ? whole : nil
  }

  /// Whether the lines look like pieces of one address, and not like an address and a word.
  private static func isAddressBroken(_ lines: [String]) -> Bool {
    lines.dropFirst().allSatisfy { line in
      !line.contains("://") && line.contains { "/?&=%".contains($0) }
    }
  }

  /// The address that a mail program has wrapped into one of its own.
  private static func unwrapped(_ text: String) -> String? {
    guard let url = try? EndpointURL(text), EndpointHost.isWrapper(url.host),
      let inner = url["url"].flatMap(PercentEncoding.decode)
    else { return nil }
    return String(decoding: inner, as: UTF8.self)
  }

  /// One encoding less, where the whole was encoded, or the query of a workflow once more.
  private static func decoded(_ text: String) -> String? {
    guard text.lowercased().hasPrefix("https%3a") else {
      let plain = text.replacing("%25", with: "%")
      return plain != text && isRecognised(plain) ? plain : nil
    }
    return PercentEncoding.decode(text).map { String(decoding: $0, as: UTF8.self) }
  }
}
