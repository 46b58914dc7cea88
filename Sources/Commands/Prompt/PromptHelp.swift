import Arguments
import Storage
import Text

/// The words of the prompt, wrapped to the window.
struct PromptHelp {
  let table: CommandTable

  /// The way out, which is no verb of the program.
  static let leaving = Candidate("exit", "Leave, as Ctrl-D does.")

  /// The words that end a session.
  static let farewells: Set<String> = ["exit", "quit"]

  /// The verb that shows all this; with an operand it is the program's own.
  static let verb = "help"

  static let textPrompt = "text> "

  /// What `diagnose` says when it is to be told the text.
  static let textInvitation =
    "paste or type the text, then press Enter on an empty line; Ctrl-C gives up"

  private static let invitation =
    "Paste an error or a lead, or ask a question. '?' tells what else can be done, Ctrl-D leaves."

  private static let lead = """
    Paste an error as it is, one line or many: it is matched and the fix is printed. \
    A code alone (AADSTS7000215, -2147209463) is explained. A lead is taken apart, and a question \
    about leads is answered. These verbs work, too:
    """

  private static let keys = """
    Tab completes, Up and Ctrl-R bring back what was typed before, Alt-Enter begins a new line, \
    Ctrl-C clears the line. 'VERB --help' tells more about a verb. A line that begins with a \
    blank is not remembered.
    """

  static func greeting(width: Int) -> String {
    lines(invitation, width)
  }

  /// What is said of a paste, which is not seen in the line.
  static func pasted(lineCount: Int) -> String {
    lineCount == 1 ? "(pasted: 1 line)" : "(pasted: \(lineCount) lines)"
  }

  static func noVerb(_ word: String, nearest verb: String) -> String {
    "no failure is recognised in this, and there is no verb '\(word)'; the closest is '\(verb)'"
  }

  static func noHistory(_ error: HistoryError) -> String {
    switch error {
    case .unreadable(let path, let reason), .unwritable(let path, let reason):
      "what was typed before cannot be recalled: '\(path)': \(reason)"
    case .notAFile(let path): "what was typed before cannot be recalled: '\(path)' is no file"
    case .busy(let path): "what was typed before cannot be recalled: '\(path)' is in use"
    }
  }

  func text(width: Int) -> String {
    let verbs =
      table.commands.filter { !$0.isHidden }.map { Candidate($0.name, $0.abstract) }
      + [Self.leaving]
    let nameWidth = verbs.map(\.value.utf8.count).max() ?? 0
    let rows = verbs.map { verb in
      let gap = String(repeating: " ", count: nameWidth - verb.value.utf8.count + 2)
      let margin = nameWidth + 4
      let abstract = DisplayWidth.wrapped(verb.description, to: max(12, width - margin - 1))
      return "  " + verb.value + gap
        + abstract.joined(separator: "\n" + String(repeating: " ", count: margin)) + "\n"
    }
    return Self.lines(Self.lead, width) + "\n" + rows.joined() + "\n" + Self.lines(Self.keys, width)
  }

  // The last column stays free: a full row would end in an empty one on some terminals.
  private static func lines(_ text: String, _ width: Int) -> String {
    DisplayWidth.wrapped(text, to: width - 1).joined(separator: "\n") + "\n"
  }
}
