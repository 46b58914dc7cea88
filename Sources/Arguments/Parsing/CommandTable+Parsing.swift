extension CommandTable {
  /// Understands a command line.
  ///
  /// Long options as `--name value` and `--name=value`, short ones as `-n value` and `-nvalue`,
  /// short flags bundled; options and operands in any order; `--` ends the options. Names are never
  /// abbreviated. A word such as `-12` is an operand. `--help` and `--version` count wherever they
  /// stand, and whatever else is wrong, unless the verb is unknown.
  ///
  /// - Parameter words: The words after the program's name.
  /// - Returns: What was asked for.
  /// - Throws: ``UsageError`` for the first thing that is wrong.
  public func parse(_ words: [String]) throws(UsageError) -> ParsedCommand {
    var parser = CommandParser(table: self)
    for word in words { parser.consume(word) }
    if let error = parser.firstError, case .unknownVerb = error.reason { throw error }
    if parser.occurrences[OptionSpecification.help.name] != nil {
      let path = parser.operands.isEmpty ? parser.names : try helpPath(parser)
      return parser.result(.help, path: path)
    }
    if parser.occurrences[OptionSpecification.version.name] != nil {
      return parser.result(.version, path: parser.names)
    }
    if parser.path == [.help], parser.firstError == nil, parser.awaited == nil {
      return parser.result(.help, path: try helpPath(parser))
    }
    try complete(&parser)
    return parser.result(.run, path: parser.names)
  }

  /// Finds what help is asked for: `help knowledge lint` as `knowledge lint --help`.
  private func helpPath(_ parser: CommandParser) throws(UsageError) -> [String] {
    guard parser.path == [.help] else { return parser.names }
    var path: [CommandSpecification] = []
    for (name, position) in zip(parser.operands, parser.operandPositions) {
      guard let command = commands(below: path).first(where: { $0.name == name }) else {
        throw UsageError(
          unknownVerb(name, below: path), path: path.map(\.name), position: position)
      }
      path.append(command)
    }
    return path.map(\.name)
  }

  /// Checks that nothing is missing at the end.
  private func complete(_ parser: inout CommandParser) throws(UsageError) {
    if let waiting = parser.awaited {
      parser.record(
        .missingValue(option: waiting.spelling, name: waiting.value.name, following: nil),
        at: waiting.position)
    }
    if parser.expectsVerb, !parser.path.isEmpty || withoutVerb == .isError {
      parser.record(missingVerb(below: parser.path).reason, at: nil)
    }
    let required = (parser.path.last?.arguments ?? []).prefix { $0.cardinality == .one }
    if let missing = required.dropFirst(parser.operands.count).first {
      parser.record(.missingArgument(missing.name), at: nil)
    }
    if let error = parser.firstError { throw error }
  }

  func missingVerb(below path: [CommandSpecification]) -> UsageError {
    let choices = commands(below: path).filter { !$0.isHidden }.map(\.name)
    return UsageError(.missingVerb(choices: choices), path: path.map(\.name))
  }

  func unknownVerb(_ word: String, below path: [CommandSpecification]) -> UsageError.Reason {
    let prefix = path.map { $0.name + " " }.joined()
    let names = commands(below: path).filter { !$0.isHidden }.map(\.name)
    let near = Suggestions.nearest(to: word, among: names).map { prefix + $0 }
    let elsewhere = visiblePaths.filter { $0.count > 1 && $0.last == word }
      .map { $0.joined(separator: " ") }
    return .unknownVerb(word, suggestions: near.isEmpty ? Array(elsewhere.prefix(3)) : near)
  }

  func unknownOption(_ spelling: String, for path: [CommandSpecification]) -> UsageError.Reason {
    let names = options(for: path.last).filter { !$0.isHidden }.map(\.name)
    let near = Suggestions.nearest(to: String(spelling.unicodeScalars.dropFirst(2)), among: names)
    let verbs = visiblePaths.filter { verb in
      command(at: verb)?.options.contains { $0.spelling == spelling && !$0.isHidden } ?? false
    }
    return .unknownOption(
      // Where it is right elsewhere, a near name is hardly what was meant.
      spelling, suggestions: verbs.isEmpty ? near.map { "--\($0)" } : [],
      verbs: verbs.prefix(3).map { $0.joined(separator: " ") })
  }

  /// A whole word such as `-all` was meant as `--all`.
  func unknownShortOption(
    _ spelling: String, in word: String, for path: [CommandSpecification]
  ) -> UsageError.Reason {
    let long = options(for: path.last).first { !$0.isHidden && $0.spelling == "-" + word }
    return .unknownOption(
      long == nil ? spelling : word, suggestions: long.map { [$0.spelling] } ?? [], verbs: [])
  }
}

extension CommandParser {
  fileprivate func result(_ request: ParsedCommand.Request, path: [String]) -> ParsedCommand {
    ParsedCommand(
      request: request, path: path, operands: operands, operandPositions: operandPositions,
      occurrences: occurrences)
  }
}
