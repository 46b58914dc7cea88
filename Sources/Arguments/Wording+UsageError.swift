extension Wording {
  /// The one line that says what is wrong with a command line.
  static func message(for reason: UsageError.Reason, verb: String) -> String {
    switch reason {
    case .unknownVerb(let word, let suggestions):
      return "unknown verb \(quoted(word))\(closest(suggestions))"
    case .missingVerb(let choices):
      let lead = verb.isEmpty ? "a verb is missing" : "'\(verb)' needs a verb"
      return "\(lead): one of \(choices.joined(separator: ", "))"
    case .unknownOption(let option, let suggestions, let verbs):
      let owners = verbs.map { "'\($0)'" }.joined(separator: ", ")
      let elsewhere = verbs.isEmpty ? "" : "; it is an option of \(owners)"
      let place = verb.isEmpty ? "" : " for '\(verb)'"
      return "unknown option \(quoted(option))\(place)\(closest(suggestions))\(elsewhere)"
    case .missingValue(let option, let name, let following):
      let hint = following.map { "; \(quoted($0)) after it is read as an option" } ?? ""
      return "option '\(option)' needs a value \(name)\(hint)"
    case .unexpectedValue(let option, let value):
      return "option '\(option)' takes no value, and was given \(quoted(value))"
    case .repeated(let option):
      return "option '\(option)' is given more than once"
    case .missingArgument(let name):
      return verb.isEmpty ? "\(name) is missing" : "'\(verb)' needs \(name)"
    case .tooManyArguments(let first, let maximum):
      let limit = maximum == 0 ? "no arguments" : "at most \(maximum)"
      return "unexpected argument \(quoted(first)): '\(verb)' takes \(limit)"
    case .invalidValue(let subject, let value, let fault):
      return "invalid value \(quoted(value)) for \(name(of: subject)): \(why(fault))"
    case .quoting(.unclosedQuote(let quote)):
      return "the quote \(quote) is not closed"
    case .quoting(.trailingBackslash):
      return "nothing follows the backslash at the end"
    }
  }

  private static func why(_ fault: UsageError.ValueFault) -> String {
    switch fault {
    case .notOneOf(let choices, let suggestions):
      "one of \(choices.joined(separator: ", "))\(closest(suggestions))"
    case .notANumber: "not a whole number"
    case .outOfRange(let range): "out of range (\(limits(of: range)))"
    }
  }

  private static func name(of subject: UsageError.Subject) -> String {
    switch subject {
    case .option(let spelling): "'\(spelling)'"
    case .argument(let name): name
    }
  }

  private static func closest(_ suggestions: [String]) -> String {
    guard !suggestions.isEmpty else { return "" }
    let names = suggestions.map { "'\($0)'" }.joined(separator: ", ")
    return "; the closest \(suggestions.count == 1 ? "is" : "are") \(names)"
  }

  /// A typed value in single quotes, cut after 60 scalars.
  static func quoted(_ value: String) -> String {
    let kept = value.unicodeScalars.prefix(60)
    let isCut = kept.endIndex != value.unicodeScalars.endIndex
    return "'\(String(kept))\(isCut ? "..." : "")'"
  }
}
