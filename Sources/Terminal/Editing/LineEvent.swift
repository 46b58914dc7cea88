/// What came of asking for a line.
public enum LineEvent: Sendable, Hashable {
  /// A line, ended by Enter. It holds newlines where Alt-Enter made them.
  case line(String)
  /// Several lines that were pasted, or sent faster than anyone types, with what already stood in
  /// the line before and behind them.
  case paste(String)
  /// Ctrl-C, or the interrupt signal: the line is given up.
  case interrupted
  /// Ctrl-D on an empty line, or the terminal is gone.
  case endOfInput
}
