import Glibc

/// Why there can be no line editor.
public enum LineEditorError: Error, Sendable, Hashable {
  /// Input or output is no terminal: such input is read as bytes, without an editor.
  case notATerminal
  /// libedit could not be started.
  case unavailable
}

/// A prompt at which a line is edited, over libedit.
///
/// It edits in the user's own way (`~/.editrc`, emacs or vi), and adds what libedit lacks: a paste
/// of several lines is one event, Ctrl-C gives up the line and Ctrl-Z keeps it, a resize redraws,
/// and the terminal is as before whenever the program is not waiting for a line, however that came.
///
/// While a line is edited the terminal makes no signals of keys: they are read and acted on here,
/// so that a pasted 0x03 is but data.
@safe public final class LineEditor {
  /// How an edited line ended otherwise than by Enter.
  enum Outcome {
    case interrupted
    case ended
    case paste(String)
  }

  let configuration: LineEditorConfiguration
  let editLine: EditLine
  let input: TerminalInput
  /// Whether the terminal moves its cursor and takes escape sequences.
  let isCapable: Bool
  let isVi: Bool
  let style: TerminalStyle

  var decoder = KeyDecoder()
  var outcome: Outcome?
  var pastedBytes: [UInt8]?
  var omittedBytes = 0
  var lastCompleted: String?
  var prompt = ""
  var begun = ContinuousClock.now
  /// What the line begins with, until libedit has it.
  var prefilled: String?
  /// The terminal's settings while no line is edited.
  var usual: TerminalSettings?
  var size: TerminalSize

  private var markedPrompt: UnsafeMutablePointer<CChar>?
  private var isClosed = false

  /// Opens an editor.
  ///
  /// - Parameter configuration: The terminal, the user's environment, and what keys do.
  /// - Throws: `LineEditorError` when there is no terminal to edit on.
  public init(_ configuration: LineEditorConfiguration) throws(LineEditorError) {
    guard isTerminal(configuration.input), isTerminal(configuration.output) else {
      throw .notATerminal
    }
    guard TerminalLocale.prepared,
      let editLine = EditLine(
        program: configuration.program, input: configuration.input, output: configuration.output)
    else { throw .unavailable }
    let kind = TerminalKind(environment: configuration.environment)
    editLine.setTerminal(kind.understandsEscapes ? kind.name : "dumb")
    isCapable = kind.understandsEscapes && editLine.movesCursor
    style = isCapable ? configuration.style : TerminalStyle(isColored: false)
    editLine.useEmacsMap()
    editLine.addFunctions()
    editLine.bindWeakly()
    switch configuration.editrc {
    case .none: break
    case .user: editLine.source(nil)
    case .file(let path): editLine.source(path)
    }
    editLine.takeAllKeys()
    editLine.bindFirmly()
    isVi = editLine.isVi
    size = TerminalSize(of: configuration.output, environment: configuration.environment)
    self.configuration = configuration
    self.editLine = editLine
    input = TerminalInput(
      descriptor: configuration.input, watchesSignals: configuration.watchesSignals)
    editLine.limitHistory(to: configuration.maximumHistory)
    configuration.history.forEach(editLine.addToHistory)
    connect()
  }

  deinit { close() }

  /// Gives the terminal back for good; afterwards there are no more lines.
  public func close() {
    guard !isClosed else { return }
    isClosed = true
    let settings = TerminalSettings(of: configuration.input)
    editLine.close()
    // libedit restores what it found at the start; what holds now may have been set since.
    settings?.apply(to: configuration.input)
    unsafe free(markedPrompt)
    unsafe markedPrompt = nil
  }

  /// Makes a line one that can be recalled; which lines to keep is the caller's to decide.
  ///
  /// - Parameter line: The line, without its end.
  public func addToHistory(_ line: String) {
    guard !isClosed, !line.isEmpty else { return }
    editLine.addToHistory(line)
  }

  /// Asks for a line.
  ///
  /// What the caller has written must be flushed before, and end with a newline.
  ///
  /// - Parameters:
  ///   - prompt: What stands before the line; it may be coloured.
  ///   - text: What stands in the line from the beginning, to be changed; the cursor is behind it.
  /// - Returns: What the user did.
  public func readLine(prompt: String, text: String = "") -> LineEvent {
    guard !isClosed, let usual = TerminalSettings(of: configuration.input) else {
      return .endOfInput
    }
    self.usual = usual
    begin(prompt, text)
    // Raw mode comes before the prompt, or a key typed at once would be lost.
    editLine.prepare(true)
    let watch = watchSignals(usual)
    if isCapable { write("\u{1B}[?2004h") }
    var line = editLine.readLine()
    if case .interrupted = outcome { line = nil }
    let event = event(for: line)
    // Out of a search in vi's way, libedit draws the prompt once more before it gives up.
    if event == .interrupted, isCapable { write("\r\u{1B}[J") }
    if isCapable { write("\u{1B}[?2004l") }
    if line == nil { editLine.reset() }
    editLine.prepare(false)
    usual.apply(to: configuration.input)
    if let watch { SignalWatch.end(watch, endsPrompt: event != .interrupted) }
    sayWhatWasOmitted()
    return event
  }

  /// The prompt as libedit asks for it, alive until the next line.
  var promptForLibedit: UnsafeMutablePointer<CChar>? { unsafe markedPrompt }

  private func begin(_ prompt: String, _ text: String) {
    self.prompt = prompt
    prefilled = text.isEmpty ? nil : text
    unsafe free(markedPrompt)
    unsafe markedPrompt = strdup(PromptText.marked(prompt, isColored: style.isColored))
    outcome = nil
    pastedBytes = nil
    omittedBytes = 0
    lastCompleted = nil
    begun = .now
    size = currentSize
  }

  private func watchSignals(_ usual: TerminalSettings) -> SignalWatch.Previous? {
    guard let editing = TerminalSettings(of: configuration.input) else { return nil }
    return input.watch(
      screen: configuration.output, usual: usual, reading: editing, bracketsPastes: isCapable,
      dropsInput: false)
  }

  private func event(for line: String?) -> LineEvent {
    switch outcome {
    case .interrupted: return .interrupted
    case .ended: return .endOfInput
    case .paste(let text): return .paste(text)
    case nil: break
    }
    guard var line else {
      write("\r\n")
      return .endOfInput
    }
    if line.hasSuffix("\n") { line.removeLast() }
    guard let rest = takeUnmarkedRest() else { return .line(line) }
    return .paste("\(line)\n\(rest)")
  }

  private func sayWhatWasOmitted() {
    guard omittedBytes > 0 else { return }
    let kept = configuration.maximumPasteBytes
    write("The paste was cut after \(kept) bytes; \(omittedBytes) more were left out.\n")
  }
}
