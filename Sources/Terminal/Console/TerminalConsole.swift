import Text

/// A console on a terminal that can be drawn over: visible answers are edited as at the prompt, and
/// stand in no history; hidden ones are taken straight from the terminal.
///
/// Another `LineEditor` may exist beside it, as long as only one of them asks at a time.
public final class TerminalConsole: Console {
  /// What is asked just now, for the editor's closures, which are fixed when it is made.
  private final class Current {
    var question: ConsoleQuestion?
  }

  private let editor: LineEditor
  private let current: Current

  /// Opens a console.
  ///
  /// - Parameter configuration: The terminal and the user's environment; its history, completion
  ///   and help are not used.
  /// - Throws: `LineEditorError` when there is no terminal to edit on.
  public init(_ configuration: LineEditorConfiguration) throws(LineEditorError) {
    let current = Current()
    var configuration = configuration
    configuration.history = []
    configuration.complete = { current.question?.complete($0) ?? [] }
    configuration.help = { current.question?.help() ?? "" }
    self.current = current
    editor = try LineEditor(configuration)
  }

  deinit { editor.close() }

  /// Whether the screen may be drawn over: whether the terminal can move its cursor.
  public var drawsOver: Bool { editor.isCapable }

  /// How many cells a line has, as the window is now.
  public var columns: Int { editor.currentSize.columns }

  /// Writes text at once.
  ///
  /// - Parameter text: The text.
  /// - Throws: `OutputError` where it did not arrive.
  public func write(_ text: String) throws(OutputError) {
    try OutputSink.writeAtOnce(text, to: editor.configuration.output)
  }

  /// Asks, and waits for what the user does; the terminal is as before afterwards.
  ///
  /// - Parameter question: What is asked. A hidden one begins empty, and has no completion.
  /// - Returns: What the user did. What is entered hidden is `.secret`, also several lines.
  public func ask(_ question: ConsoleQuestion) -> ConsoleEvent {
    if question.isHidden { return askHidden(question) }
    current.question = question
    defer { current.question = nil }
    return switch editor.readLine(prompt: question.prompt, text: question.text) {
    case .line(let line): .line(line)
    case .paste(let text): .paste(text)
    case .interrupted: .interrupted
    case .endOfInput: .endOfInput
    }
  }

  private func askHidden(_ question: ConsoleQuestion) -> ConsoleEvent {
    let prompt = PromptText.colored(question.prompt, isColored: editor.style.isColored)
    let entry = HiddenEntry(
      input: editor.input, output: editor.configuration.output, prompt: prompt,
      ahead: editor.decoder.takePending())
    let event = entry.ask()
    editor.decoder.receive(entry.rest[...])
    return event
  }
}
