/// How the keys that several kinds of files have are read.
extension KnowledgeFile {
  private static let destinations: Set<String> = [
    "dynamics", "table", "blob", "httpsEndpoint", "marketo", "salesforce", "email",
  ]

  /// The name of a lead destination.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - others: What may stand there besides.
  ///   - required: Whether it is told when it is missing.
  /// - Returns: What stands there, which is reported when it is no such name.
  mutating func destination(
    _ key: String, or others: Set<String> = [], required: Bool
  ) -> String? {
    guard let name = value(key, required: required) else { return nil }
    let known = Self.destinations.union(others)
    if !known.contains(name) {
      report(
        "unknown destination '\(name)'; expected one of \(known.sorted().joined(separator: ", "))",
        line: line(of: key))
    }
    return name
  }

  /// A key that says `yes` or is left out.
  mutating func flag(_ key: String) -> Bool {
    guard let value = value(key, required: false) else { return false }
    if value != "yes" {
      report("expected '\(key): yes', or no such line", line: line(of: key))
    }
    return value == "yes"
  }

  /// The keys `source`, of which one at least must stand.
  mutating func sources() -> [EntrySource] {
    let found = fields.filter { $0.key == "source" }
    if found.isEmpty { report("expected at least one key 'source'", line: 1) }
    var sources: [EntrySource] = []
    for field in found {
      guard let source = Self.source(field.value) else {
        report("expected 'source: https://… (read YYYY-MM-DD)'", line: field.line)
        continue
      }
      sources.append(source)
    }
    return sources
  }

  private static func source(_ value: String) -> EntrySource? {
    let parts = value.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].hasPrefix("https://"), parts[0].utf8.count > 8,
      parts[1].hasPrefix("(read "), parts[1].hasSuffix(")")
    else { return nil }
    let day = parts[1].dropFirst(6).dropLast()
    return isDay(day) ? EntrySource(url: String(parts[0]), read: String(day)) : nil
  }

  /// `YYYY-MM-DD`.
  private static func isDay(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }
}
