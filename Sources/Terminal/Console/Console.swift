public import Text

/// Where a dialogue is held: at a terminal, or in a test.
public protocol Console: AnyObject {
  /// Whether the screen may be drawn over; a screen reader wants whole lines, one after the other.
  var drawsOver: Bool { get }
  /// How many cells a line has.
  var columns: Int { get }

  /// Writes text that is safe already, and makes sure that it is seen before anything is asked.
  ///
  /// - Parameter text: The text.
  /// - Throws: `OutputError` where it did not arrive.
  func write(_ text: String) throws(OutputError)

  /// Asks, and waits for what the user does.
  ///
  /// - Parameter question: What is asked.
  /// - Returns: What the user did.
  func ask(_ question: ConsoleQuestion) -> ConsoleEvent
}

/// What is asked at a console.
public struct ConsoleQuestion {
  /// What stands before the answer, in one row; it may be coloured.
  public var prompt: String
  /// Whether what is typed must not be seen.
  public var isHidden: Bool
  /// What stands in the line already, to be changed.
  public var text: String
  /// Finds completions for the line up to the cursor.
  public var complete: (_ lineUpToCursor: String) -> [Completion]
  /// The text for `?` on an empty line, and for F1.
  public var help: () -> String

  /// Asks for a line that is seen, with neither completion nor help.
  ///
  /// - Parameter prompt: What stands before the answer.
  public init(prompt: String) {
    self.prompt = prompt
    isHidden = false
    text = ""
    complete = { _ in [] }
    help = { "" }
  }
}

/// What a user did at a question.
public enum ConsoleEvent: Sendable, Hashable {
  /// Gave a line, possibly an empty one.
  case line(String)
  /// Gave something that was not seen, possibly nothing.
  case secret(Secret)
  /// Pasted several lines.
  case paste(String)
  /// Pressed Ctrl-C.
  case interrupted
  /// Ended the input: Ctrl-D on an empty line, or the terminal is gone.
  case endOfInput
}
