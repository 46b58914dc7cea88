import Text

/// What a text says by a label and a value behind it: JSON, variables, a page copied from a portal.
struct LabelledText {
  /// A label without anything but letters and digits, in lower case, and what stands behind it.
  struct Pair: Hashable {
    let label: String
    let value: String
  }

  private(set) var pairs: [Pair] = []
  /// The values of JSON, free of its escapes.
  let members: [Pair]

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: At most as long as a page; of a longer one nothing is read.
  ///   - isLabel: Whether a line by itself is a label, known or at least one of the same page.
  init(_ text: String, isLabel: (String) -> Bool) {
    guard text.utf8.count <= PastedText.maximumBytes else {
      members = []
      return
    }
    members = QuotedMembers.pairs(in: Array(text.utf8)).map {
      Pair(label: Self.normalized($0.name), value: $0.value)
    }
    let lines = Self.lines(of: text)
    pairs = members + lines.flatMap(Self.pairs) + Self.stacked(lines, isLabel)
  }

  /// A label's letters and digits in lower case; empty for what is too long to be one.
  static func normalized(_ text: some StringProtocol) -> String {
    guard text.utf8.count <= 120 else { return "" }
    var scalars = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      scalars.append(scalar)
    }
    return String(scalars)
  }

  private static func lines(of text: String) -> [String] {
    text.utf8.split { $0 == 0x0A || $0 == 0x0D }
      .map { String(decoding: $0, as: UTF8.self).trimmingBlanks }.filter { !$0.isEmpty }
  }

  /// The pairs of one line: cells, `label: value`, `label = value`, `label value`.
  private static func pairs(of line: String) -> [Pair] {
    guard line.utf8.count <= 8192 else { return [] }
    let line = withoutLead(line)
    let cells = line.split { $0 == "\t" || $0 == "|" }.map { String($0).trimmingBlanks }
      .filter { !$0.isEmpty }
    if cells.count > 1 {
      return zip(cells, cells.dropFirst()).compactMap { pair($0, $1) }
    }
    guard let sign = line.firstIndex(where: { $0 == ":" || $0 == "=" || $0 == "\u{FF1A}" }) else {
      guard let blank = line.lastIndex(where: \.isWhitespace) else { return [] }
      return [pair(line[..<blank], line[blank...])].compactMap(\.self)
    }
    return [pair(line[..<sign], line[line.index(after: sign)...])].compactMap(\.self)
  }

  private static func pair(_ label: some StringProtocol, _ value: some StringProtocol) -> Pair? {
    // Members of JSON have been read with their escapes.
    guard !label.contains("\"") else { return nil }
    let name = normalized(label)
    let value = plain(String(value))
    return name.isEmpty || value.isEmpty ? nil : Pair(label: name, value: value)
  }

  /// What shells and lists put before a name.
  private static func withoutLead(_ line: String) -> Substring {
    var rest = Substring(line)
    var isShorter = true
    while isShorter {
      isShorter = false
      // Of the rest no more is looked at each time than a lead has.
      for lead in leads where rest.prefix(longestLead).lowercased().hasPrefix(lead) {
        rest = rest.dropFirst(lead.count).drop { $0 == " " || $0 == "\t" }
        isShorter = true
      }
    }
    return rest
  }

  private static let longestLead = 8
  private static let leads = ["export ", "set ", "env ", "$env:", "- ", "-e ", "* ", "\u{2022} "]

  /// A value without the quotes around it and what follows them.
  private static func plain(_ text: String) -> String {
    let trimmed = text.trimmingBlanks
    guard let quote = trimmed.first, ["\"", "'", "`"].contains(quote),
      let end = trimmed.dropFirst().firstIndex(of: quote)
    else { return trimmed }
    return String(trimmed[trimmed.index(after: trimmed.startIndex)..<end])
  }

  /// Labels on lines of their own with the value on the next. Where two labels follow one another
  /// the values stand in some order of their own, and none is read.
  private static func stacked(_ lines: [String], _ isLabel: (String) -> Bool) -> [Pair] {
    var found: [Pair] = []
    var label: String?
    for line in lines {
      let name = normalized(line)
      // A colon may stand on a line of its own.
      if name.isEmpty, [":", "\u{FF1A}"].contains(line) { continue }
      if isLabel(name) {
        if label != nil { return [] }
        label = name
      } else {
        if let label { found.append(Pair(label: label, value: plain(line))) }
        label = nil
      }
    }
    return found
  }
}
