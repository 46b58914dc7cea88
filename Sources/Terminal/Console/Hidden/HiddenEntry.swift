import Glibc
import Text

/// Takes one entry that nobody may see, straight from a terminal.
///
/// Nothing is echoed, and nothing of the terminal's own editing is used, for its lines are short.
/// A stop by Ctrl-Z keeps what was typed.
final class HiddenEntry {
  /// How long a paste of several lines may pause; a line that came later would be an answer to the
  /// next question, and be seen.
  private static var pastePause: Int32 { 200 }

  /// How long the rest of a key may take.
  private static var keyPause: Int32 { 50 }

  /// What was received and not taken: keys that came close behind the entry.
  private(set) var rest: [UInt8]

  private let input: TerminalInput
  private let output: Int32
  private let prompt: String
  private let begun = ContinuousClock.now

  /// Prepares an entry.
  ///
  /// - Parameters:
  ///   - input: The terminal.
  ///   - output: Where the prompt is shown.
  ///   - prompt: What is shown before the entry.
  ///   - ahead: What was received already.
  init(input: TerminalInput, output: Int32, prompt: String, ahead: [UInt8]) {
    self.input = input
    self.output = output
    self.prompt = prompt
    rest = ahead
  }

  /// Asks, and waits for the entry; the terminal is as before afterwards.
  func ask() -> ConsoleEvent {
    guard let usual = TerminalSettings(of: input.descriptor) else { return .endOfInput }
    let hidden = usual.hidden
    // The watch begins first, for a signal must not find the terminal hidden and nobody there.
    let watch = input.watch(screen: output, usual: usual, reading: hidden)
    hidden.apply(to: input.descriptor)
    write(prompt)
    var line = HiddenLine(settings: usual)
    let event = read(&line)
    write("\r\n")
    usual.apply(to: input.descriptor)
    if let watch { SignalWatch.end(watch, endsPrompt: event != .interrupted) }
    if case .secret = event { sayWhatWasOmitted(line.buffer.omittedBytes) }
    return event
  }

  private func read(_ line: inout HiddenLine) -> ConsoleEvent {
    while true {
      let requests = input.takeRequests()
      if requests.contains(.interrupt) { return .interrupted }
      if requests.contains(.redraw) { write("\r" + prompt) }
      if let event = takeReceived(into: &line) { return event }
      switch input.receive(within: patience(for: line), { rest = Array($0) }) {
      case .bytes, .request: break
      case .end where !line.isEnded: return .endOfInput
      case .nothing where !line.isEnded: line.endSequence()
      case .end, .nothing: return .secret(line.buffer.secret())
      }
    }
  }

  private func patience(for line: borrowing HiddenLine) -> Int32 {
    if line.isEnded { return line.isPaste ? Self.pastePause : PastedText.pause }
    return line.isInSequence ? Self.keyPause : -1
  }

  // Nil when more is to be waited for.
  private func takeReceived(into line: inout HiddenLine) -> ConsoleEvent? {
    var taken = 0
    defer {
      let left = Array(rest[taken...])
      rest.overwrite(taken)
      rest = left
    }
    while taken < rest.count {
      let byte = rest[taken]
      let effect = line.take(byte)
      if effect == .complete { return .secret(line.buffer.secret()) }
      taken += 1
      if byte == 0, isTypedAhead, line.buffer.isEmpty { return .endOfInput }
      if let event = event(of: effect) { return event }
    }
    return nil
  }

  private func event(of effect: HiddenLine.Effect) -> ConsoleEvent? {
    switch effect {
    case .interrupt: return .interrupted
    case .endOfInput: return .endOfInput
    // The whole group stops, as when the terminal itself makes the signal.
    case .stop: if input.watchesSignals { kill(0, SIGTSTP) }
    case .quit: if input.watchesSignals { SignalWatch.signalProcess(SIGQUIT) }
    case .none, .complete: break
    }
    return nil
  }

  // A Ctrl-D that came before the terminal was made ready is read as NUL then.
  private var isTypedAhead: Bool { ContinuousClock.now - begun < .milliseconds(50) }

  private func sayWhatWasOmitted(_ count: Int) {
    guard count > 0 else { return }
    let kept = HiddenLine.maximumBytes
    write("The entry was cut after \(kept) bytes; \(count) more were left out.\n")
  }

  private func write(_ text: String) {
    // A terminal that is gone is noticed by reading from it.
    try? OutputSink.writeAtOnce(text, to: output)
  }
}
