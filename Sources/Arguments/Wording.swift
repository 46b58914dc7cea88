/// Every text of this target, in one place so that it can be translated.
enum Wording {
  static let usage = "Usage:"
  static let verbPlaceholder = "VERB"
  static let optionsPlaceholder = "[OPTION...]"
  static let operandsPlaceholder = "[ARGUMENT...]"
  static let verbsHeading = "Verbs:"
  static let argumentsHeading = "Arguments:"
  static let optionsHeading = "Options:"
  static let globalOptionsHeading = "Global options:"
  static let examplesHeading = "Examples:"
  static let exitStatusHeading = "Exit status:"

  static let helpOption = "Show this help and leave."
  static let versionOption = "Show the version and leave."
  static let helpVerb = "Show the help of a verb."
  static let helpVerbArgument = "The verb, such as 'knowledge lint'; all verbs when left out."
  static let completionVerb = "Print the completion script of a shell."
  static let completionVerbArgument = "The shell."
  static let completionRequest = "Complete a command line, for the completion scripts."
  static let completionRequestArgument =
    "The words after the program's name; the last is the one at the cursor."
  static let completionRequestQuoted = "The words are as typed, with their quotes."

  static func completionExample(_ shell: String) -> String { "Completion in \(shell)." }

  static func withoutVerb(_ what: String) -> String { "Without a verb: \(what)" }

  static func seeHelp(of command: String) -> String {
    "'\(command) VERB --help' describes a verb."
  }

  static func tryHelp(of command: String) -> String { "Try '\(command) --help'." }

  static func reportBugs(to address: String) -> String { "Report bugs to \(address)" }

  static func verb(_ abstract: String, below: [String]) -> String {
    below.isEmpty ? abstract : "\(abstract) Verbs: \(below.joined(separator: ", "))."
  }

  static func described(
    _ help: String, kind: ValueKind?, defaultText: String?, isRepeatable: Bool
  ) -> String {
    var notes: [String] = []
    switch kind {
    case .choice(let choices): notes.append("one of \(choices.joined(separator: ", "))")
    case .integer(let range): notes.append(limits(of: range))
    case .text, .path, .dynamic, nil: break
    }
    if let defaultText { notes.append("default: \(defaultText)") }
    if isRepeatable { notes.append("may be repeated") }
    return notes.isEmpty ? help : "\(help) (\(notes.joined(separator: "; ")))"
  }

  static func limits(of range: ClosedRange<Int>) -> String {
    switch (range.lowerBound, range.upperBound) {
    case (.min, .max): "a whole number"
    case (let least, .max): "\(least) or more"
    case (.min, let most): "\(most) or less"
    case (let least, let most): "\(least) to \(most)"
    }
  }
}
