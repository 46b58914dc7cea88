import Glibc

/// How large the window is.
public struct TerminalSize: Sendable, Hashable {
  /// The width in cells: the window's, else `COLUMNS`, else 80; never under 20, for narrower text
  /// cannot be read, nor over 1,000.
  public let columns: Int
  /// The height in cells: the window's, else `LINES`, else 24.
  public let rows: Int

  /// Asks a terminal for its size.
  ///
  /// - Parameters:
  ///   - descriptor: A stream, terminal or not.
  ///   - environment: The variables.
  public init(of descriptor: Int32, environment: [String: String]) {
    let window = Self.window(of: descriptor)
    func size(_ own: UInt16?, _ variable: String, _ fallback: Int) -> Int {
      if let own, own > 0 { return Int(own) }
      if let value = environment[variable].flatMap({ Int($0) }), value > 0 { return value }
      return fallback
    }
    columns = min(max(size(window?.ws_col, "COLUMNS", 80), 20), 1000)
    rows = min(max(size(window?.ws_row, "LINES", 24), 2), 1000)
  }

  private static func window(of descriptor: Int32) -> winsize? {
    var window = winsize()
    return unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0 ? window : nil
  }
}
