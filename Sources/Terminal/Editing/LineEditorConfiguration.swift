/// What a line editor is made with.
public struct LineEditorConfiguration {
  /// Which editrc file is obeyed.
  public enum EditrcFile: Sendable, Hashable {
    /// None.
    case none
    /// The user's own: `EDITRC`, else `~/.editrc`.
    case user
    /// This one.
    case file(String)
  }

  /// The program's name, by which an editrc file can address it.
  public var program: String
  /// The terminal that is read from.
  public var input: Int32
  /// The terminal that is drawn on.
  public var output: Int32
  /// The variables; `TERM` and those about colour are looked at.
  public var environment: [String: String]
  /// How help and lists are drawn.
  public var style: TerminalStyle
  /// Which editrc file is obeyed.
  public var editrc: EditrcFile
  /// Lines of earlier sessions, oldest first.
  public var history: [String]
  /// How many lines can be recalled.
  public var maximumHistory: Int
  /// How many bytes of a paste are taken; the rest is read, dropped, and said to have been.
  public var maximumPasteBytes: Int
  /// Whether signals are watched while a line is edited. One editor of a process may.
  public var watchesSignals: Bool
  /// Finds completions for the line up to the cursor.
  public var complete: (_ lineUpToCursor: String) -> [Completion]
  /// The text for `?` on an empty line, and for F1.
  public var help: () -> String

  /// Describes an editor on the standard streams, with neither completion nor help.
  ///
  /// - Parameters:
  ///   - program: The program's name.
  ///   - environment: The variables.
  public init(program: String, environment: [String: String]) {
    self.program = program
    self.environment = environment
    input = 0
    output = 1
    style = TerminalStyle(mode: .auto, environment: environment, isTerminal: true)
    editrc = .user
    history = []
    maximumHistory = 1000
    maximumPasteBytes = 16 << 20
    watchesSignals = true
    complete = { _ in [] }
    help = { "" }
  }
}
