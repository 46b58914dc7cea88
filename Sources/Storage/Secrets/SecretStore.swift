import Glibc
public import Text

/// Why a reference leads to no secret. No case holds anything secret.
public enum SecretUnavailable: Error, Sendable, Hashable {
  /// The variable is not set, or empty.
  case unset(String)
  /// The file could not be read.
  case unreadable(ReadError)
  /// The file may be read by others; its permission bits are told.
  case exposed(path: String, mode: UInt32)
  /// The file is none, but a pipe or a device.
  case notAFile(String)
  /// The file or what the command said is empty, or longer than any secret.
  case unusable(String, reason: String)
  /// The command gave nothing.
  case command(String, ChildProgramError)
  /// Commands run only for those who were told to be trusted.
  case commandNotAllowed(String)
}

/// Fetches secrets from where references point to.
public struct SecretStore: Sendable {
  /// No secret is longer, in bytes.
  public static let maximumBytes = 1 << 16

  private let environment: [String: String]
  private let runsCommands: Bool
  private let commandLimit: Duration

  /// Prepares for references of one document.
  ///
  /// - Parameters:
  ///   - environment: The variables.
  ///   - runsCommands: Whether `${cmd:…}` may start programs.
  ///   - commandLimit: How long a program may take.
  public init(
    environment: [String: String], runsCommands: Bool, commandLimit: Duration = .seconds(10)
  ) {
    self.environment = environment
    self.runsCommands = runsCommands
    self.commandLimit = commandLimit
  }

  /// Fetches a secret. One line end behind it, as editors and programs leave it, is no part of it.
  ///
  /// - Parameter reference: Where it is kept.
  /// - Returns: The secret.
  /// - Throws: Why there is none.
  public func secret(_ reference: SecretReference) throws(SecretUnavailable) -> Secret {
    switch reference {
    case .environment(let name):
      guard let value = environment[name], !value.isEmpty else { throw .unset(name) }
      return Secret(value)
    case .file(let path): return try usable(try bytes(ofFile: path), from: path)
    case .command(let words):
      let program = words.first ?? ""
      guard runsCommands else { throw .commandNotAllowed(program) }
      return try usable(try output(of: words), from: program)
    }
  }

  private func bytes(ofFile path: String) throws(SecretUnavailable) -> [UInt8] {
    // Not to hang on a pipe that nobody writes to.
    guard let file = FileDescriptor(path, O_RDONLY | O_NONBLOCK), let facts = file.facts else {
      throw .unreadable(TextFile.error(errno, path))
    }
    if facts.isDirectory { throw .unreadable(.directory(path)) }
    guard facts.isRegularFile else { throw .notAFile(path) }
    let mode = UInt32(facts.st_mode & 0o777)
    guard mode & 0o077 == 0 else { throw .exposed(path: path, mode: mode) }
    guard let bytes = file.bytes(from: 0, count: Self.maximumBytes + 1) else {
      throw .unreadable(TextFile.error(errno, path))
    }
    return bytes
  }

  private func output(of words: [String]) throws(SecretUnavailable) -> [UInt8] {
    do {
      var program = try ChildProgram(words, environment: environment)
      return try program.readAll(within: commandLimit, maximumBytes: Self.maximumBytes)
    } catch {
      throw .command(words.first ?? "", error)
    }
  }

  private func usable(
    _ bytes: [UInt8], from place: String
  ) throws(SecretUnavailable) -> Secret {
    var bytes = bytes[...]
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    guard !bytes.isEmpty else { throw .unusable(place, reason: "it is empty") }
    guard bytes.count <= Self.maximumBytes else {
      throw .unusable(place, reason: "it is longer than any secret")
    }
    return Secret(bytes: Array(bytes))
  }
}
