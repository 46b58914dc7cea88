import Terminal
import Wizard

/// Questions besides those of the set-up: what is answered there is none of its answers.
extension SetupDialogue {
  /// What came of one.
  enum Aside {
    /// A line without blanks around it, possibly empty.
    case text(String)
    /// The user does not want to answer; `wantsToLeave` tells whether not at all.
    case givenUp(isInterrupted: Bool)
  }

  /// Asks for a line.
  ///
  /// - Parameter help: What `?` says.
  /// - Returns: What came of it.
  /// - Throws: What writing throws.
  func askAside(help: String) throws -> Aside {
    while true {
      switch console.ask(ConsoleQuestion(prompt: SetupWording.prompt)) {
      case .line(let line):
        switch ControlWord(line) {
        case nil: return .text(line.trimmedBlanks)
        case .help?: try say(help)
        case let word?:
          wantsToLeave = word == .quit
          return .givenUp(isInterrupted: false)
        }
      case .interrupted: return .givenUp(isInterrupted: true)
      case .endOfInput:
        wantsToLeave = true
        return .givenUp(isInterrupted: false)
      case .secret, .paste: try say(SetupWording.oneLine)
      }
    }
  }

  /// Asks for a line; `nil` where the user gives up, or gives none and none is usual.
  func askAside(_ text: String, usual: String?, help: String) throws -> String? {
    try say(text)
    if let usual { try say(SetupWording.offered(usual)) }
    guard case .text(let line) = try askAside(help: help) else { return nil }
    return line.isEmpty ? usual : line
  }

  /// Asks for a yes or no; `nil` where the user gives neither.
  func isConfirmed(usual: YesOrNo) throws -> Bool? {
    while case .text(let line) = try askAside(help: SetupWording.yesOrNo) {
      if let answer = YesOrNo(line, default: usual) { return answer == .yes }
      try say(SetupWording.yesOrNo)
    }
    return nil
  }
}

/// An answer to a question that is answered by yes or no.
enum YesOrNo {
  case yes, no

  /// Reads a line; an empty one is the usual answer, anything else is neither.
  init?(_ line: String, default usual: YesOrNo) {
    switch line.lowercased().filter({ !$0.isWhitespace }) {
    case "": self = usual
    case "y", "yes": self = .yes
    case "n", "no": self = .no
    default: return nil
    }
  }
}
