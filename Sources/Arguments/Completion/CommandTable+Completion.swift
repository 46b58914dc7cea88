extension CommandTable {
  /// Gives the values of a dynamic source that begin with a text.
  ///
  /// The first parameter is the source's name, the second what the values shall begin with; values
  /// that do not are dropped afterwards, so it need not be heeded.
  public typealias DynamicValues = (_ source: String, _ prefix: String) -> [Candidate]

  /// Tells what can stand at the cursor.
  ///
  /// - Parameters:
  ///   - words: The words after the program's name up to the cursor, without quotes; the last is
  ///     the one at the cursor and may be empty.
  ///   - source: Gives the values of a ``ValueKind/dynamic(_:)`` kind.
  /// - Returns: The words, and whether a path can stand there.
  public func complete(_ words: [String], values source: DynamicValues) -> Completion {
    var parser = CommandParser(table: self)
    for word in words.dropLast() { parser.consume(word) }
    let current = words.last ?? ""
    if let waiting = parser.awaited {
      guard parser.takes(waiting.option) else { return Completion() }
      return complete(waiting.value.kind, from: current, source)
    }
    if !parser.optionsEnded, current.utf8.first == UInt8(ascii: "-") {
      let scalars = current.unicodeScalars
      if let equals = scalars.firstIndex(of: "=") {
        return completeValue(
          of: String(scalars[..<equals]), String(scalars[scalars.index(after: equals)...]),
          parser, source)
      }
      return Completion(optionCandidates(parser, from: current))
    }
    if parser.expectsVerb { return Completion(verbCandidates(below: parser.path, from: current)) }
    return completeOperand(parser, from: current, source)
  }

  /// Answers the hidden verb that the completion scripts call.
  ///
  /// - Parameters:
  ///   - request: The parsed ``CommandSpecification/completionRequest``.
  ///   - source: Gives the values of a ``ValueKind/dynamic(_:)`` kind.
  /// - Returns: The text for standard output.
  public func answer(
    completionRequest request: ParsedCommand, values source: DynamicValues
  ) -> String {
    let words = request.operands
    return complete(
      request.flag("quoted") ? words.map(CommandLineWords.unquote) : words, values: source
    ).lines
  }

  private func completeOperand(
    _ parser: CommandParser, from current: String, _ source: DynamicValues
  ) -> Completion {
    if parser.path == [.help] {
      var path: [CommandSpecification] = []
      for name in parser.operands {
        guard let command = commands(below: path).first(where: { $0.name == name }) else {
          return Completion()
        }
        path.append(command)
      }
      return Completion(verbCandidates(below: path, from: current))
    }
    let arguments = parser.path.last?.arguments ?? []
    guard let argument = ArgumentSpecification.at(parser.operands.count, in: arguments) else {
      return Completion()
    }
    return complete(argument.kind, from: current, source)
  }

  private func completeValue(
    of spelling: String, _ value: String, _ parser: CommandParser, _ source: DynamicValues
  ) -> Completion {
    let option = options(for: parser.path.last).first { $0.spelling == spelling }
    guard let option, let kind = option.value?.kind, parser.takes(option) else {
      return Completion()
    }
    let prefix = spelling + "="
    let found = complete(kind, from: value, source)
    return Completion(
      found.candidates.map { Candidate(prefix + $0.value, $0.description) }, paths: found.paths,
      pathPrefix: found.paths == nil ? "" : prefix)
  }

  private func complete(
    _ kind: ValueKind, from current: String, _ source: DynamicValues
  ) -> Completion {
    switch kind {
    case .text, .integer: Completion()
    case .path(let kind): Completion(paths: kind)
    case .choice(let choices): Completion(choices.map { Candidate($0) }.beginning(with: current))
    case .dynamic(let name): Completion(source(name, current).beginning(with: current))
    }
  }

  private func verbCandidates(
    below path: [CommandSpecification], from current: String
  ) -> [Candidate] {
    commands(below: path).filter { !$0.isHidden }.map { Candidate($0.name, $0.abstract) }
      .beginning(with: current)
  }

  private func optionCandidates(_ parser: CommandParser, from current: String) -> [Candidate] {
    options(for: parser.path.last)
      .filter { !$0.isHidden && parser.takes($0) }
      .map { Candidate($0.spelling, $0.help) }
      .beginning(with: current)
  }
}

extension CommandParser {
  /// Whether an option may stand once more.
  fileprivate func takes(_ option: OptionSpecification) -> Bool {
    option.isRepeatable || occurrences[option.name] == nil
  }
}

extension [Candidate] {
  /// Those that begin with a text, byte for byte.
  fileprivate func beginning(with prefix: String) -> [Candidate] {
    filter { $0.value.utf8.starts(with: prefix.utf8) }
  }
}
