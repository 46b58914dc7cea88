import Glibc

/// Why a file could not be written.
public enum WriteError: Error, Sendable, Hashable {
  /// The folder is missing.
  case missingFolder(String)
  /// The path is a folder.
  case directory(String)
  /// The user may not write there.
  case notPermitted(String)
  /// Anything else, with the system's own words.
  case failed(String, reason: String)

  init(_ number: Int32, _ path: String) {
    switch number {
    case ENOENT, ENOTDIR: self = .missingFolder(path)
    case EISDIR: self = .directory(path)
    case EACCES, EPERM, EROFS: self = .notPermitted(path)
    default: self = .failed(path, reason: describe(number))
    }
  }
}

/// A file that appears whole or not at all: it is written beside its place and then put there.
///
/// A device or a pipe, such as `/dev/stderr`, cannot be replaced and is written to as it is.
public struct ReplacingFile: ~Copyable {
  private let path: String
  private let target: String
  private let temporary: String?
  private let file: FileDescriptor
  private var isCommitted = false

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - path: Its place; a symbolic link there is followed and stays.
  ///   - mode: Its permission bits, before the user's mask, where it is new.
  /// - Throws: `WriteError`.
  public init(_ path: String, mode: UInt32 = 0o666) throws(WriteError) {
    self.path = path
    var facts = stat()
    let exists = unsafe stat(path, &facts) == 0
    if !exists, errno == ENAMETOOLONG { throw WriteError(errno, path) }
    if exists, facts.isDirectory { throw .directory(path) }
    if exists, !facts.isRegularFile {
      guard let file = FileDescriptor(path, O_WRONLY | O_NOCTTY) else {
        throw WriteError(errno, path)
      }
      self.file = file
      target = path
      temporary = nil
      return
    }
    let target = Folder.resolved(path)
    let bits = exists ? facts.st_mode & 0o777 : mode_t(mode)
    guard let made = TemporaryFile(in: Folder.parent(of: target), mode: bits) else {
      throw WriteError(errno, path)
    }
    self.target = target
    temporary = made.path
    file = made.takeDescriptor()
    if exists { fchmod(file.number, bits) }
  }

  deinit {
    if !isCommitted, let temporary { unsafe unlink(temporary) }
  }

  /// Adds bytes.
  ///
  /// - Parameter bytes: What follows.
  /// - Throws: `WriteError`.
  public func write(_ bytes: [UInt8]) throws(WriteError) {
    if let number = file.writeAll(bytes) { throw WriteError(number, path) }
  }

  /// Puts the file in its place.
  ///
  /// - Throws: `WriteError`; the old file is then as it was, unless only its lasting through a
  ///   power failure could not be made sure.
  public mutating func commit() throws(WriteError) {
    guard let temporary else { return }
    guard fsync(file.number) == 0, unsafe rename(temporary, target) == 0 else {
      throw WriteError(errno, path)
    }
    isCommitted = true
    if let number = Folder.synchronise(Folder.parent(of: target)) {
      throw WriteError(number, path)
    }
  }
}
