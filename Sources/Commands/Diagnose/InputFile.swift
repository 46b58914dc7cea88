import Glibc
import Storage
import Terminal

/// Texts to read, with their failures put as a command tells them.
enum InputFile {
  static func read(_ path: String, in context: CommandContext) throws(CommandFailure) -> [UInt8] {
    inviteTyping(path, in: context)
    do {
      let bytes = try TextFile.read(path)
      context.tell("\(bytes.count) bytes were read from '\(path)'")
      return bytes
    } catch {
      throw failure(error)
    }
  }

  /// Says that a terminal is being read, which looks like a program that hangs.
  static func inviteTyping(_ path: String, in context: CommandContext) {
    guard path == "-", isTerminal(STDIN_FILENO) else { return }
    context.note("paste the text, then press Ctrl-D on an empty line")
  }

  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  static func failure(_ error: ReadError) -> CommandFailure {
    switch error {
    case .missing(let path): CommandFailure("there is no file '\(path)'", .noInput)
    case .directory(let path): CommandFailure("'\(path)' is a folder", .noInput)
    case .notPermitted(let path):
      CommandFailure("you may not read '\(path)'", .noPermission)
    case .tooLarge(let name, let bytes):
      CommandFailure(
        "\(name) is larger than \(bytes >> 20) MiB; 'leadline diagnose --all' reads texts of any size",
        .invalidData)
    case .failed(let path, let reason):
      CommandFailure("'\(path)' cannot be read: \(reason)", .noInput)
    }
  }
}
