/// What a piece of text is for, drawn in colour where there is colour.
///
/// Colour never carries a meaning alone: the words say the same.
public struct TerminalStyle: Sendable, Hashable {
  /// What a piece of text is for.
  public enum Role: Sendable, Hashable, CaseIterable {
    /// The name of what was found.
    case title
    /// The head of a part.
    case heading
    /// The words of the text that decided.
    case evidence
    /// Something to type or to click.
    case command
    /// Something of less weight.
    case muted
    /// Something in order.
    case success
    /// Something to look at.
    case warning
    /// Something broken.
    case failure
  }

  /// Whether escape sequences are written at all.
  public let isColored: Bool

  /// Fixes the style of one output stream.
  ///
  /// - Parameter isColored: Whether escape sequences are written.
  public init(isColored: Bool) {
    self.isColored = isColored
  }

  /// Fixes the style of one output stream by its surroundings.
  ///
  /// - Parameters:
  ///   - mode: What the user asked for.
  ///   - environment: The variables.
  ///   - isTerminal: Whether that very stream is a terminal.
  public init(mode: ColorMode, environment: [String: String], isTerminal: Bool) {
    self.init(isColored: mode.isColored(environment: environment, isTerminal: isTerminal))
  }

  /// Draws a text.
  ///
  /// Each line is closed in itself, so that a pager, a scroll or a cut never leaves colour behind.
  ///
  /// - Parameters:
  ///   - text: A text that is safe to show.
  ///   - role: What it is for.
  /// - Returns: The text, with escape sequences when the style has them.
  public func render(_ text: String, as role: Role) -> String {
    guard isColored, !text.isEmpty else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "\u{1B}[\(Self.parameters(of: role))m\($0)\u{1B}[0m" }
      .joined(separator: "\n")
  }

  // The eight basic colours only: they follow the user's palette on light and dark grounds.
  private static func parameters(of role: Role) -> String {
    switch role {
    case .title: "1"
    case .heading: "1;4"
    case .evidence: "1;33"
    case .command: "36"
    case .muted: "2"
    case .success: "32"
    case .warning: "33"
    case .failure: "1;31"
    }
  }
}
