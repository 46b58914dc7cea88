/// What a line at the prompt is.
public enum PromptLine: Sendable, Hashable {
  /// Nothing but space.
  case blank
  /// A command that was understood.
  case command(ParsedCommand)
  /// A line that begins with a verb or an option and is no command: prose, or a slip.
  case notACommand(UsageError)
  /// A line that begins with no verb; the verbs are those that its first word may stand for.
  case text(nearestVerbs: [String])
}

extension CommandTable {
  /// Tells what a line at the prompt is.
  ///
  /// The program's own name before the verb is skipped, so that a line copied from documentation
  /// works; the positions of words count from the word after it. More than one line is text.
  ///
  /// - Parameter line: The line, without the line feed that ends it.
  /// - Returns: What it is.
  public func read(promptLine line: String) -> PromptLine {
    let scalars = line.unicodeScalars
    let lead = scalars.prefix { $0.properties.isWhitespace }
    let rest = scalars[lead.endIndex...]
    guard !rest.isEmpty else { return .blank }
    let first = String(String.UnicodeScalarView(rest.prefix { !$0.properties.isWhitespace }))
    let isVerb = commands.contains { $0.name == first }
    let isOther = first != program && !CommandParser.looksLikeOption(first)
    guard !rest.contains("\n"), isVerb || !isOther else {
      let verbs = commands.filter { !$0.isHidden }.map(\.name)
      return .text(nearestVerbs: isVerb ? [] : Suggestions.nearest(to: first, among: verbs))
    }
    do {
      return .command(try understand(String(rest)))
    } catch {
      return .notACommand(error)
    }
  }

  private func understand(_ line: String) throws(UsageError) -> ParsedCommand {
    let words: [String]
    do {
      words = try CommandLineWords.split(line)
    } catch {
      let first = PartialLine(line).words.first { $0 != program }
      let path = commands.map(\.name).filter { $0 == first }
      throw UsageError(.quoting(error), path: path)
    }
    let parsed = try parse(words.first == program ? Array(words.dropFirst()) : words)
    // At the prompt a call without a verb has nothing left to mean.
    guard !parsed.path.isEmpty || parsed.request != .run else { throw missingVerb(below: []) }
    return parsed
  }
}
