import Glibc

extension LineEditor {
  /// The window's size as it is now.
  var currentSize: TerminalSize {
    TerminalSize(of: configuration.output, environment: configuration.environment)
  }

  /// Writes past libedit, which keeps nothing back while it waits.
  func write(_ text: String) {
    // A terminal that is gone is noticed by reading from it.
    try? OutputSink.writeAtOnce(text, to: configuration.output)
  }

  /// Moves below the line, wherever the cursor stands in it.
  func leaveLine() {
    let line = editLine.line
    var layout = LineLayout(columns: size.columns)
    layout.advance(overPrompt: prompt)
    layout.advance(over: line.before)
    let row = layout.row
    layout.advance(over: line.after)
    write(String(repeating: "\r\n", count: layout.row - row + 1))
  }

  /// Shows a text below the line, and the line once more below it.
  func show(_ text: String) {
    leaveLine()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      write("\(line)\r\n")
    }
    editLine.redraw()
  }

  /// Draws anew in a window of another size, over what the terminal has made of the old picture.
  func resize(to now: TerminalSize) {
    var layout = LineLayout(columns: now.columns)
    layout.advance(overPrompt: prompt)
    layout.advance(over: editLine.line.before)
    size = now
    if isCapable { erase(from: layout.row) } else { write("\r\n") }
    editLine.resize()
    editLine.redraw()
  }

  /// Draws a line with wide characters anew after each key.
  ///
  /// Where such a line wraps, libedit's changes to the picture clear cells that they should not.
  func mendWideLine() {
    guard isCapable else { return }
    let line = editLine.line
    guard (line.before + line.after).unicodeScalars.contains(where: Self.isWide) else { return }
    var layout = LineLayout(columns: size.columns)
    layout.advance(overPrompt: prompt)
    layout.advance(over: line.before)
    erase(from: layout.row)
    editLine.redraw()
  }

  private func erase(from row: Int) {
    write(row > 0 ? "\r\u{1B}[\(row)A\u{1B}[J" : "\r\u{1B}[J")
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x1100 && EditLine.width(of: scalar) > 1
  }
}
