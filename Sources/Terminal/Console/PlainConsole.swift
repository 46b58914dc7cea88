import Glibc
import Text

/// A console that writes whole lines, one after the other, and leaves editing to the terminal: for
/// screen readers, and for terminals that cannot move their cursor.
///
/// There are neither completion nor keys for help: a lone `?` comes back as a line. A line is at
/// most 4,095 bytes, which is what a terminal itself can edit. After Ctrl-Z the question is asked
/// anew; what was typed is gone, as the terminal has it.
public final class PlainConsole: Console {
  private let input: TerminalInput
  private let configuration: LineEditorConfiguration
  /// What came close behind an answer and is none: keys.
  private var ahead: [UInt8] = []

  /// Opens a console.
  ///
  /// - Parameter configuration: The terminal and the environment; what is for editing is not used.
  /// - Throws: `LineEditorError.notATerminal`.
  public init(_ configuration: LineEditorConfiguration) throws(LineEditorError) {
    guard isTerminal(configuration.input), isTerminal(configuration.output) else {
      throw .notATerminal
    }
    self.configuration = configuration
    input = TerminalInput(
      descriptor: configuration.input, watchesSignals: configuration.watchesSignals)
  }

  /// Never.
  public var drawsOver: Bool { false }

  /// How many cells a line has, as the window is now.
  public var columns: Int {
    TerminalSize(of: configuration.output, environment: configuration.environment).columns
  }

  /// Writes text at once.
  ///
  /// - Parameter text: The text.
  /// - Throws: `OutputError` where it did not arrive.
  public func write(_ text: String) throws(OutputError) {
    try OutputSink.writeAtOnce(text, to: configuration.output)
  }

  /// Asks, and waits for what the user does; the terminal is as before afterwards.
  ///
  /// - Parameter question: What is asked. Its text cannot be edited: it is said before, and given
  ///   back for an empty line.
  /// - Returns: What the user did. What is entered hidden is `.secret`, also several lines.
  public func ask(_ question: ConsoleQuestion) -> ConsoleEvent {
    let prompt = PromptText.colored(question.prompt, isColored: false)
    if question.isHidden { return askHidden(prompt) }
    if !question.text.isEmpty {
      try? write("Enter alone keeps: \(SafeText.escapedLine(question.text))\n")
    }
    let event = askVisible(prompt)
    return event == .line("") ? .line(question.text) : event
  }

  private func askHidden(_ prompt: String) -> ConsoleEvent {
    let entry = HiddenEntry(
      input: input, output: configuration.output, prompt: prompt, ahead: takeAhead())
    let event = entry.ask()
    ahead = entry.rest
    return event
  }

  private func askVisible(_ prompt: String) -> ConsoleEvent {
    guard let usual = TerminalSettings(of: input.descriptor) else { return .endOfInput }
    let watch = input.watch(screen: configuration.output, usual: usual, reading: usual)
    try? write(prompt)
    let event = readLines(prompt, usual)
    usual.apply(to: input.descriptor)
    if let watch { SignalWatch.end(watch, endsPrompt: event != .interrupted) }
    // The cursor is to stand at a line's beginning, whatever comes next.
    if event == .interrupted || event == .endOfInput { try? write("\n") }
    return event
  }

  private func readLines(_ prompt: String, _ usual: TerminalSettings) -> ConsoleEvent {
    var received = takeAhead()
    while true {
      let requests = input.takeRequests()
      if requests.contains(.interrupt) || received.first == Self.interrupt { return .interrupted }
      if requests.contains(.redraw) { try? write(prompt) }
      if received.first == Self.endOfInput { return .endOfInput }
      if received.contains(where: Self.isLineEnd) { break }
      let arrival = input.receive(within: -1) { received += $0 }
      guard arrival == .end else { continue }
      if received.isEmpty { return .endOfInput }
      break
    }
    return gather(received, usual)
  }

  // A terminal keeps a line to itself until its end has come: the last one of a paste may have
  // none.
  private func gather(_ first: [UInt8], _ usual: TerminalSettings) -> ConsoleEvent {
    var received = first
    usual.unbuffered.apply(to: input.descriptor)
    while received.count < configuration.maximumPasteBytes,
      input.receive(within: PastedText.pause, { received += $0 }) == .bytes
    {}
    // What the terminal shows of a last line without an end is not to stand before the next
    // question.
    if received.last.map(Self.isLineEnd) == false { try? write("\n") }
    let end = received.firstIndex(where: Self.isLineEnd) ?? received.endIndex
    let rest = received[end...].drop(while: Self.isLineEnd)
    if let byte = rest.first, !PastedText.isText(byte) {
      ahead = Array(rest)
      received.removeSubrange(rest.indices)
    }
    let text = PastedText.decode(PasteCollector.withoutMarkers(received)).trimmingLineEnds()
    return text.utf8.contains(0x0A) ? .paste(text) : .line(text)
  }

  private func takeAhead() -> [UInt8] {
    defer { ahead = [] }
    return ahead
  }

  private static let interrupt: UInt8 = 0x03
  private static let endOfInput: UInt8 = 0x04

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
