/// Where the program keeps what it keeps, by the XDG Base Directory specification.
///
/// A relative path in an `XDG_` variable is invalid there and ignored; without one, and without an
/// absolute `HOME`, there is no such place, and the program works without it.
public struct Places: Sendable, Hashable {
  /// The folder for what the user has configured, `~/.config/leadline` by default.
  public let configuration: String?
  /// The folder for what is remembered between runs, `~/.local/state/leadline` by default.
  public let state: String?
  /// The folder for what the user has added, `~/.local/share/leadline` by default.
  public let data: String?

  /// Reads the places out of an environment.
  ///
  /// - Parameter environment: The variables; nothing else is looked at.
  public init(environment: [String: String]) {
    let home = Self.absolute(environment["HOME"])
    func place(_ variable: String, _ fallback: String) -> String? {
      let base = Self.absolute(environment[variable]) ?? home.map { "\($0)/\(fallback)" }
      return base.map { "\($0)/leadline" }
    }
    configuration = place("XDG_CONFIG_HOME", ".config")
    state = place("XDG_STATE_HOME", ".local/state")
    data = place("XDG_DATA_HOME", ".local/share")
  }

  /// The lines typed at the prompt.
  public var historyFile: String? { state.map { "\($0)/history" } }

  /// The folder of the journals of set-ups that are not finished.
  public var journalFolder: String? { state.map { "\($0)/journal" } }

  /// The folder of the record of the test leads that were sent.
  public var sentLeadFolder: String? { state.map { "\($0)/sent" } }

  /// The folder of the secrets that are kept in files.
  public var secretFolder: String? { configuration.map { "\($0)/secrets" } }

  /// The user's own knowledge, which is laid over the embedded one.
  public var overlayKnowledge: String? { data.map { "\($0)/knowledge" } }

  private static func absolute(_ path: String?) -> String? {
    guard var path, path.hasPrefix("/") else { return nil }
    while path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
