import Arguments
import Glibc
import Storage
import Terminal
import Text

/// `profile remove`: removes a stored set-up, and the secret files that were made for it.
struct ProfileRemoveCommand {
  private let name: String
  private let isConfirmed: Bool

  init(_ parsed: ParsedCommand) {
    name = parsed.operands.first ?? ""
    isConfirmed = parsed.flag("yes")
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    let stored = try StoredProfiles(of: context)
    let file = try stored.file(name)
    guard try isConfirmed || confirms(in: context) else {
      context.note("nothing was removed")
      return .notRecognised
    }
    for path in try remove(file, in: context) {
      try context.write("removed \(SafeText.escapedLine(path))\n")
    }
    return .ok
  }

  /// The secrets go first: should the set-up stay, the same call removes it later, while secrets
  /// that no set-up names any more would be forgotten.
  private func remove(
    _ file: String, in context: CommandContext
  ) throws(CommandFailure) -> [String] {
    do throws(PlaceError) {
      let secrets = try SecretFolder(context.places)?.remove(profile: name) ?? []
      try ProfileFolder(context.places)?.remove(name)
      return [file] + secrets
    } catch {
      throw CommandFailure(error.sentence, error.status)
    }
  }

  private func confirms(in context: CommandContext) throws -> Bool {
    guard isTerminal(STDIN_FILENO), context.options.takesInput else {
      throw CommandFailure(
        "'profile remove' asks before it removes anything; where nothing may be asked, "
          + "'--yes' answers", .usage)
    }
    let question = OutputSink(descriptor: STDERR_FILENO)
    try question.write(
      "Remove the profile '\(name)' and the secret files that were made for it? [y/N] ")
    try question.flush()
    let answer = TypedLine.read()?.lowercased()
    return answer == "y" || answer == "yes"
  }
}

/// A line typed at a terminal, without an editor.
private enum TypedLine {
  /// No answer to a question of yes and no is longer.
  private static let maximumBytes = 1 << 10

  /// Reads to the end of a line; `nil` where there is none, or a signal came.
  static func read() -> String? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while bytes.count < maximumBytes {
      guard unsafe Glibc.read(STDIN_FILENO, &byte, 1) == 1 else { return nil }
      if byte == UInt8(ascii: "\n") { break }
      bytes.append(byte)
    }
    let text = String(decoding: bytes, as: UTF8.self).drop(while: \.isWhitespace)
    return text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
  }
}
