import Glibc

extension LineEditor {
  /// The window's size as it is now.
  var currentSize: TerminalSize {
    TerminalSize(of: configuration.output, environment: configuration.environment)
  }

  /// Writes past libedit, which keeps nothing back while it waits.
  func write(_ text: String) {
    let sink = OutputSink(descriptor: configuration.output)
    // A terminal that is gone is noticed by reading from it.
    try? sink.write(text)
    try? sink.flush()
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
    if isCapable {
      write(layout.row > 0 ? "\r\u{1B}[\(layout.row)A\u{1B}[J" : "\r\u{1B}[J")
    } else {
      write("\r\n")
    }
    editLine.resize()
    editLine.redraw()
  }
}
