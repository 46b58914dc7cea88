import Glibc

/// A file that is there, whole, from the moment on that the sandbox answers.
struct ReadyFile: Sendable {
  private let path: String

  init(_ path: String, _ text: String) throws(ProgramFailure) {
    self.path = path
    var template = Array("\(path).XXXXXX".utf8CString)
    let descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure(path) }
    let temporary = String(
      decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let written = StandardStreams.send(text, to: descriptor)
    close(descriptor)
    guard written == nil, unsafe rename(temporary, path) == 0 else {
      let failure = Self.failure(path)
      _ = unsafe unlink(temporary)
      throw failure
    }
  }

  /// Removes the file: what it says holds no longer.
  func remove() { _ = unsafe unlink(path) }

  private static func failure(_ path: String) -> ProgramFailure {
    ProgramFailure("'\(path)' cannot be written: \(ProgramFailure.words(errno))", .cannotCreate)
  }
}
