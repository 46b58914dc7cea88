/// When to colour, as `--color` takes it.
public enum ColorMode: String, Sendable, Hashable, CaseIterable {
  /// On a terminal that can, unless the environment says otherwise.
  case auto
  /// Always.
  case always
  /// Never.
  case never

  /// Decides for one output stream.
  ///
  /// The option wins over the environment; there a non-empty `NO_COLOR` wins over `CLICOLOR_FORCE`
  /// and `FORCE_COLOR`, and these over `TERM` and `CLICOLOR=0`.
  ///
  /// - Parameters:
  ///   - environment: The variables.
  ///   - isTerminal: Whether that very stream is a terminal.
  /// - Returns: Whether to colour.
  public func isColored(environment: [String: String], isTerminal: Bool) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if environment["NO_COLOR"]?.isEmpty == false { return false }
    for variable in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
      if let value = environment[variable], !value.isEmpty, value != "0" { return true }
    }
    return isTerminal && environment["CLICOLOR"] != "0"
      && TerminalKind(environment: environment).understandsEscapes
  }
}
