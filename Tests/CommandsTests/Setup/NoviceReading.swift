/// What somebody reads who knows no more than what is printed.
struct NoviceReading {
  /// A known failure that was explained.
  struct Problem: Equatable {
    /// Its id, which stands below its title.
    let entry: String
    /// Whether a value that was entered is to blame.
    let blamesField: Bool
    /// Whether the program could not tell.
    let isUncertain: Bool
    /// Whether the steps speak of waiting.
    let saysWait: Bool
  }

  /// What is asked.
  enum Question: Equatable {
    case name
    case value(String)
    case confirmation
    case keeping
    case document
    case action
    case unclear
  }

  let lines: [String]
  let columns: Int

  var text: String { lines.joined(separator: "\n") }

  func says(_ words: String) -> Bool {
    lines.contains { $0.contains(words) }
      || lines.map(Self.trimmed).joined(separator: " ").contains(words)
  }

  // MARK: - Values to type

  /// The lists of values, each with its labels in order.
  var values: [[(label: String, value: String)]] {
    var lists: [[(label: String, value: String)]] = []
    var index = lines.startIndex
    while index < lines.endIndex {
      let line = lines[index]
      if line.hasSuffix("Values to type:") {
        lists.append([])
      } else if !lists.isEmpty, line.hasPrefix("  "), let colon = line.firstRange(of: ":") {
        let label = Self.trimmed(String(line[..<colon.lowerBound]))
        var value = Self.trimmed(String(line[colon.upperBound...]))
        if value.isEmpty {
          // Too long for the line of its label: rows that are full go on in the next one.
          repeat {
            index += 1
            value += lines[index]
          } while lines[index].count == columns
        }
        lists[lists.count - 1].append((label, value))
      } else if line.isEmpty, !lists.isEmpty {
        break
      }
      index += 1
    }
    return lists
  }

  // MARK: - What is wrong

  /// The failures that were explained.
  var problems: [Problem] {
    lines.indices.compactMap { index in
      if let entry = Self.mentioned(in: lines[index]) {
        return Problem(entry: entry, blamesField: false, isUncertain: false, saysWait: false)
      }
      let facts = Self.trimmed(lines[index]).split(separator: " · ").map(String.init)
      guard let id = facts.first, Self.isEntry(id), index > 0, !lines[index - 1].isEmpty else {
        return nil
      }
      let head = lines[..<index].last { Self.ends.contains(where: $0.contains) } ?? ""
      let steps = lines[index...].drop { !$0.contains("What to do") }
        .prefix { !$0.contains("Who can do it") }
      return Problem(
        entry: id, blamesField: facts.contains { $0.hasPrefix("field ") },
        isUncertain: head.contains("not established:"),
        saysWait: steps.contains { $0.lowercased().contains("wait") })
    }
  }

  /// The name of a failure that is only mentioned: in parentheses behind its title.
  private static func mentioned(in line: String) -> String? {
    guard line.hasPrefix("  "), line.hasSuffix(")"), let start = line.lastIndex(of: "(") else {
      return nil
    }
    let word = String(line[line.index(after: start)...].dropLast())
    return isEntry(word) ? word : nil
  }

  private static let ends = ["broken:", "warning:", "not established:"]

  private static func isEntry(_ word: String) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    let isGUID = parts.map(\.count) == [8, 4, 4, 4, 12]
    return parts.count > 1 && !isGUID
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
      }
  }

  // MARK: - What is asked

  /// The lines that stand right above the answer.
  private var hint: ArraySlice<String> { lines.dropLast().suffix(20) }

  /// Whether something is to be mended before it goes on.
  var asksToMend: Bool {
    hint.contains { line in
      ["Mend it,", "Not so yet:", "Could not be seen:"].contains { line.hasPrefix($0) }
    }
  }

  /// The value that can be changed though something else is asked for, and what to type for it.
  var change: (label: String, row: String)? {
    let text = hint.map(Self.trimmed).joined(separator: " ")
    guard let head = text.firstRange(of: "To enter another value for '"),
      let middle = text[head.upperBound...].firstRange(of: "', type 'steps' and then ")
    else { return nil }
    return (
      String(text[head.upperBound..<middle.lowerBound]),
      String(text[middle.upperBound...].prefix { $0.isNumber })
    )
  }

  /// Whether the sandbox offers to do what the steps say.
  var offersMending: Bool { hint.contains { $0.contains("'mend' does what the steps say") } }

  var question: Question {
    for line in hint.reversed() {
      if line.hasSuffix("[Y/n]") { return .confirmation }
      if line == "What shall this set-up be called?" { return .name }
      if line.hasPrefix("Where shall this be kept") { return .keeping }
      if line.hasPrefix("Where shall the customer-leads document") { return .document }
      if line.hasPrefix("Press Enter ") { return .action }
      if line.hasPrefix("Mend it, then press Enter to look again. ") { return .action }
      if line.hasSuffix(":"), !line.hasPrefix(" ") { return .value(String(line.dropLast())) }
    }
    return .unclear
  }

  static func trimmed(_ line: String) -> String {
    let start = line.drop { $0 == " " }
    return String(
      start[..<(start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.startIndex)])
  }
}
