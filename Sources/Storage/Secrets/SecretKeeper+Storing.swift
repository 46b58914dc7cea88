public import Text

/// Why a password manager did not keep a secret.
public enum SecretKeeperError: Error, Sendable, Hashable {
  /// The program is not installed.
  case notInstalled(String)
  /// It cannot be given a secret without showing it to every process, or no vault was named.
  case cannotStore(String)
  /// It did not do it. What it said is foreign text.
  case failed(String, ChildProgramError, said: [UInt8])
}

extension SecretKeeper {
  /// How long the program may take: a keyring without a desktop answers late or never, the
  /// Azure CLI starts slowly and asks over the network, `pass` may have a key unlocked.
  public var limit: Duration {
    switch self {
    case .secretTool, .security: .seconds(3)
    case .pass, .keyVault: .seconds(30)
    }
  }

  /// Gives a secret to the password manager, over its standard input.
  ///
  /// - Parameters:
  ///   - secret: The secret.
  ///   - place: Where.
  ///   - environment: The variables that the program gets.
  ///   - limit: How long it may take; `nil` for what is usual.
  /// - Throws: `SecretKeeperError`.
  public func store(
    _ secret: Secret, at place: SecretPlace, environment: [String: String], limit: Duration? = nil
  ) throws(SecretKeeperError) {
    guard let words = wordsToStore(at: place) else { throw .cannotStore(program) }
    guard let path = path(in: environment) else { throw .notInstalled(program) }
    let limit = limit ?? self.limit
    var said: [UInt8] = []
    do throws(ChildProgramError) {
      let start = ContinuousClock.now
      var child = try ChildProgram(
        [path] + words.dropFirst(), environment: environment, joinsErrors: true)
      try secret.withExposedValue { bytes throws(ChildProgramError) in
        try child.write(bytes, within: limit)
      }
      said = try child.read(within: limit - (.now - start), maximumBytes: 1 << 16) { _ in false }
      try child.wait(within: limit - (.now - start), of: limit)
    } catch .timedOut {
      throw .failed(program, .timedOut(after: limit), said: said)
    } catch {
      throw .failed(program, error, said: said)
    }
  }
}
