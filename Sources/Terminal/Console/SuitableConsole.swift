/// Opens the console that suits a terminal.
///
/// - Parameters:
///   - configuration: The terminal and the user's environment.
///   - isPlain: Whether the user wants whole lines and nothing drawn over, as for a screen reader.
/// - Returns: A `TerminalConsole`, or a `PlainConsole` where that is wanted or nothing else works.
/// - Throws: `LineEditorError.notATerminal`.
public func suitableConsole(
  _ configuration: LineEditorConfiguration, isPlain: Bool
) throws(LineEditorError) -> any Console {
  if !isPlain {
    do {
      let console = try TerminalConsole(configuration)
      if console.drawsOver { return console }
    } catch .notATerminal {
      throw .notATerminal
    } catch .unavailable {
      // Whole lines need no libedit.
    }
  }
  return try PlainConsole(configuration)
}
