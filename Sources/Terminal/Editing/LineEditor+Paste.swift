import Glibc

extension LineEditor {
  /// A line longer than this is not edited, but taken as a paste: it would not fit a screen.
  static var maximumInsertedBytes: Int { 4096 }

  /// How long a paste must have paused before a lone Ctrl-C is a key again, and not pasted.
  private static var keyPause: Duration { .milliseconds(500) }

  /// Reads a marked paste to its end, from behind the marker that began it.
  func collectPaste() {
    var paste = PasteCollector(maximumBytes: configuration.maximumPasteBytes)
    var last = ContinuousClock.now
    while true {
      let pending = decoder.pending
      if let count = paste.consume(pending) {
        decoder.drop(count)
        break
      }
      decoder.drop(pending.count)
      let arrival = receive(within: -1)
      if arrival == .end { break }
      serveRequests()
      let now = ContinuousClock.now
      // The end marker was lost, and the user wants out.
      if arrival == .bytes, now - last > Self.keyPause, decoder.pending.elementsEqual([0x03]) {
        decoder.drop(1)
        interrupt()
      }
      if outcome != nil { return }
      if arrival == .bytes { last = now }
    }
    pastedBytes = paste.bytes
    omittedBytes += paste.omittedBytes
  }

  /// Puts the paste that was collected where it belongs: one line into the line, several aside.
  func takePaste() -> EditLine.Reply {
    guard let bytes = pastedBytes else { return .beep }
    pastedBytes = nil
    var text = PastedText.decode(bytes)
    let isInsertable = bytes.count <= Self.maximumInsertedBytes && !bytes.contains(0)
    if isInsertable {
      let line = text.trimmingLineEnds()
      if !line.utf8.contains(0x0A) { return editLine.insert(line) ? .redraw : .beep }
    }
    let line = editLine.line
    text = line.before + text + line.after
    leaveLine()
    outcome = .paste(text)
    return .endLine
  }

  /// Reads what comes close behind a line's end, before libedit hears of that: with the line it
  /// gives the terminal back, which would then show the rest, cut it, and make signals of it.
  func gatherUnmarkedRest() {
    while decoder.pending.count < configuration.maximumPasteBytes,
      receive(within: PastedText.pause) == .bytes
    {}
  }

  /// What came close behind a line: the rest of a paste on a terminal that does not mark pastes.
  ///
  /// - Returns: Nil when nothing came, or keys and no text.
  func takeUnmarkedRest() -> String? {
    // The other half of the line's own end.
    if decoder.pending.first == 0x0A { decoder.drop(1) }
    guard let first = decoder.pending.first, PastedText.isText(first) else { return nil }
    editLine.prepare(true)
    var bytes: [UInt8] = []
    repeat {
      let pending = decoder.pending
      let kept = pending.prefix(configuration.maximumPasteBytes - bytes.count)
      bytes += kept
      omittedBytes += pending.count - kept.count
      decoder.drop(pending.count)
    } while receive(within: PastedText.pause) == .bytes
    let text = PastedText.decode(bytes).trimmingLineEnds()
    return text.isEmpty ? nil : text
  }
}
