/// The shells that the program completes its command lines in.
public enum CompletionScript: String, Sendable, Hashable, CaseIterable {
  /// GNU bash, from 4.0 on.
  case bash
  /// The Z shell, with its completion system.
  case zsh
  /// The friendly interactive shell, from 3.4 on.
  case fish

  /// Gives the script, which asks the program itself at every completion.
  ///
  /// - Parameter program: The program's name, found by `PATH`.
  /// - Returns: The text for standard output.
  public func text(for program: String) -> String {
    let name = String(
      String.UnicodeScalarView(
        program.unicodeScalars.map { $0.properties.isAlphabetic || $0 == "_" ? $0 : "_" }))
    let template =
      switch self {
      case .bash: Self.bashTemplate
      case .zsh: Self.zshTemplate
      case .fish: Self.fishTemplate
      }
    return template.split(separator: "@PROGRAM@", omittingEmptySubsequences: false)
      .joined(separator: program)
      .split(separator: "@NAME@", omittingEmptySubsequences: false).joined(separator: name)
  }

  /// The line that a user adds to the shell's start file, or runs once.
  func installation(of program: String) -> String {
    switch self {
    case .bash: "source <(\(program) completion bash)"
    case .zsh: "source <(\(program) completion zsh)"
    case .fish: "\(program) completion fish | source"
    }
  }
}
