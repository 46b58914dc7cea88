import Glibc

extension LineEditor {
  /// Hands libedit the next character or key; nil when the line has ended in another way.
  func nextCharacter() -> UInt32? {
    editLine.mendCursor()
    if prefilled != nil { return EditorKey.prefill.rawValue }
    var isFinal = false
    while true {
      serveRequests()
      if outcome != nil { return nil }
      switch decoder.next(isFinal: isFinal) {
      case .character(let scalar):
        if scalar == "\r" || scalar == "\n" { gatherUnmarkedRest() }
        if let code = code(for: scalar) { return code }
        isFinal = false
      case .key(.paste):
        collectPaste()
        if outcome == nil { return EditorKey.paste.rawValue }
      case .key(.strayPasteEnd):
        isFinal = false
      case .key(let key):
        return key.rawValue
      case .incomplete(let byteCount):
        if byteCount == 0 { mendWideLine() }
        switch receive(within: patience(for: byteCount)) {
        case .bytes, .request: isFinal = false
        case .nothing: isFinal = true
        case .end:
          if byteCount == 0 { outcome = .ended }
          isFinal = true
        }
      }
    }
  }

  /// Waits for input and takes it in.
  ///
  /// - Parameter milliseconds: How long; below zero for ever.
  /// - Returns: What came first.
  func receive(within milliseconds: Int32) -> TerminalInput.Arrival {
    input.receive(within: milliseconds) { decoder.receive($0) }
  }

  /// Does what signals have asked for, and follows the window's size.
  func serveRequests() {
    let requests = input.takeRequests()
    if requests.contains(.interrupt), outcome == nil {
      interrupt()
      return
    }
    if requests.contains(.redraw) {
      write("\r")
      editLine.redraw()
    }
    let now = currentSize
    if now != size { resize(to: now) }
  }

  func interrupt() {
    leaveLine()
    outcome = .interrupted
  }

  // Escape alone is a key of vi, and of a search; there it must not wait long. A marker may come
  // in pieces over a slow line.
  private func patience(for byteCount: Int) -> Int32 {
    switch byteCount {
    case 0: -1
    case 1 where decoder.pending.first == KeyDecoder.escape: isVi ? 50 : 1000
    default: 2000
    }
  }

  // Nil for a key that was acted on here.
  private func code(for scalar: Unicode.Scalar) -> UInt32? {
    if scalar == "?", isLineEmpty { return EditorKey.help.rawValue }
    if scalar.value == 0, isTypedAhead, isLineEmpty { return Self.endOfInput }
    guard scalar.value < 0x20 || scalar.value == 0x7F else { return scalar.value }
    if isControl(scalar, VINTR) {
      interrupt()
      return nil
    }
    guard configuration.watchesSignals else { return scalar.value }
    if isControl(scalar, VSUSP) {
      // The whole group stops, as when the terminal itself makes the signal.
      kill(0, SIGTSTP)
      return nil
    }
    if isControl(scalar, VQUIT) {
      SignalWatch.signalProcess(SIGQUIT)
      return nil
    }
    return scalar.value
  }

  private static let endOfInput: UInt32 = 0x04

  // A Ctrl-D that came before the terminal was made ready is read as NUL then.
  private var isTypedAhead: Bool { ContinuousClock.now - begun < .milliseconds(50) }

  private var isLineEmpty: Bool {
    let line = editLine.line
    return line.before.isEmpty && line.after.isEmpty
  }

  // The key is the user's own choice.
  private func isControl(_ scalar: Unicode.Scalar, _ index: Int32) -> Bool {
    guard let byte = UInt8(exactly: scalar.value) else { return false }
    return usual?.isControl(byte, index) == true
  }
}
