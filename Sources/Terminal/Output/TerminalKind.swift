import Glibc

/// What the environment says of the terminal: the part of terminfo that is asked here.
public struct TerminalKind: Sendable, Hashable {
  /// The value of `TERM`; empty when there is none.
  public let name: String
  /// Whether escape sequences do what they should: not on `dumb`, and not on a name that neither
  /// the terminfo database nor this program knows.
  public let understandsEscapes: Bool

  /// Reads the kind of terminal out of an environment.
  ///
  /// - Parameter environment: The variables.
  public init(environment: [String: String]) {
    let name = environment["TERM"] ?? ""
    self.name = name
    understandsEscapes =
      !Self.incapable.contains(name)
      && (Self.isWellKnown(name) || Self.isInDatabase(name, environment))
  }

  private static let incapable: Set<String> = ["", "dumb", "unknown", "emacs"]

  // So that a system without the database keeps its colours.
  private static func isWellKnown(_ name: String) -> Bool {
    ["xterm", "screen", "tmux", "rxvt", "linux", "alacritty", "foot", "kitty", "konsole", "vte"]
      .contains { name == $0 || name.hasPrefix("\($0)-") }
  }

  private static func isInDatabase(_ name: String, _ environment: [String: String]) -> Bool {
    guard let first = name.unicodeScalars.first, !name.contains("/") else { return false }
    var folders = ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"]
    if let home = environment["HOME"] { folders.append("\(home)/.terminfo") }
    if let own = environment["TERMINFO"] { folders.append(own) }
    let code = String(first.value, radix: 16)
    return folders.contains { folder in
      [String(first), code].contains { unsafe access("\(folder)/\($0)/\(name)", R_OK) == 0 }
    }
  }
}

/// Tells whether a stream is a terminal.
///
/// - Parameter descriptor: An open file.
/// - Returns: Whether it is a terminal.
public func isTerminal(_ descriptor: Int32) -> Bool {
  isatty(descriptor) == 1
}
