import Glibc

/// A terminal's settings at one moment, to be compared with those at another.
public struct TerminalModes: Hashable, Sendable, CustomStringConvertible {
  private let flags: [UInt32]
  private let characters: [UInt8]

  /// Reads the settings of a terminal; either end of a pseudo-terminal will do.
  ///
  /// - Parameter descriptor: The terminal.
  /// - Throws: `TestSupportError.system` when it is no terminal.
  public init(of descriptor: Int32) throws(TestSupportError) {
    var settings = termios()
    guard unsafe tcgetattr(descriptor, &settings) == 0 else { throw .system("tcgetattr") }
    flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
    characters = unsafe withUnsafeBytes(of: settings.c_cc) { unsafe Array($0) }
  }

  /// Whether the terminal itself turns Ctrl-C and the like into signals.
  public var makesSignals: Bool { flags[3] & UInt32(ISIG) != 0 }
  /// Whether the terminal edits whole lines itself.
  public var isLineWise: Bool { flags[3] & UInt32(ICANON) != 0 }
  /// Whether the terminal echoes what is typed.
  public var echoes: Bool { flags[3] & UInt32(ECHO) != 0 }

  /// The four flag words in hexadecimal, and the control characters.
  public var description: String {
    flags.map { String($0, radix: 16) }.joined(separator: ":") + " \(characters)"
  }
}
