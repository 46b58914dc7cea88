import Glibc

/// The open and locked file of a journal, before its lines are known.
struct JournalFile: ~Copyable {
  /// How long another that only looks may take; one that writes keeps the file for minutes.
  private static let patience = Duration.milliseconds(300)

  let path: String
  private let file: FileDescriptor

  /// Opens and locks a file for this process alone.
  init(_ path: String, isNew: Bool) throws(PlaceError) {
    self.path = path
    file = try Self.locked(path, O_RDWR | (isNew ? O_CREAT : 0))
    if let facts = file.facts, facts.st_mode & 0o077 != 0 { fchmod(file.number, 0o600) }
  }

  /// Opens a file to look at it; nil where it is no journal.
  init?(looking path: String) {
    guard let file = try? Self.opened(path, O_RDONLY) else { return nil }
    self.path = path
    self.file = file
  }

  var facts: stat? { file.facts }

  /// Whether another process writes it.
  var isHeld: Bool {
    if flock(file.number, LOCK_SH | LOCK_NB) != 0 { return errno == EWOULDBLOCK }
    flock(file.number, LOCK_UN)
    return false
  }

  /// The process that the first line tells.
  var holder: Int32? { Self.holder(of: file) }

  /// Leaves nothing in it but who writes it now.
  func clear() throws(PlaceError) -> Int {
    var reason = ftruncate(file.number, 0) == 0 ? nil : errno
    if reason == nil { reason = file.writeAll(JournalHolder.line(getpid()), at: 0) }
    if reason == nil, fdatasync(file.number) != 0 { reason = errno }
    if reason == nil { reason = Folder.synchronise(Folder.parent(of: path)) }
    if let reason { throw PlaceError(reason, path) }
    return JournalHolder.count
  }

  /// Reads its whole lines, cuts off what a killed process left of one, and says who writes it now.
  func read() throws(PlaceError) -> (lines: [[UInt8]], end: Int) {
    guard let size = file.facts?.st_size else { throw PlaceError(errno, path) }
    guard size <= Journal.maximumBytes else {
      throw .tooLarge(path, maximumBytes: Journal.maximumBytes)
    }
    // Killed before its first line was whole, it holds nothing yet.
    guard size >= JournalHolder.count else { return ([], try clear()) }
    guard let bytes = file.bytes(from: 0, count: size) else { throw PlaceError(errno, path) }
    guard JournalHolder.process(in: bytes.prefix(JournalHolder.count)) != nil else {
      throw .damaged(path)
    }
    let end = (bytes.lastIndex(of: UInt8(ascii: "\n")) ?? 0) + 1
    if end < size, ftruncate(file.number, end) != 0 { throw PlaceError(errno, path) }
    // Who writes it is told for others' sake only.
    _ = file.writeAll(JournalHolder.line(getpid()), at: 0)
    let lines = bytes[JournalHolder.count..<end].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return (lines.dropLast().map(Array.init), end)
  }

  /// Its whole lines, as it stands.
  var wholeLines: [[UInt8]] {
    guard let size = file.facts?.st_size, size <= Journal.maximumBytes,
      let bytes = file.bytes(from: 0, count: size), bytes.count >= JournalHolder.count
    else { return [] }
    let end = (bytes.lastIndex(of: UInt8(ascii: "\n")) ?? 0) + 1
    guard end > JournalHolder.count else { return [] }
    return bytes[JournalHolder.count..<end].split(separator: UInt8(ascii: "\n")).map(Array.init)
  }

  consuming func takeDescriptor() -> FileDescriptor { file }

  private static func locked(_ path: String, _ flags: Int32) throws(PlaceError) -> FileDescriptor {
    let deadline = ContinuousClock.now + patience
    while true {
      let file = try opened(path, flags)
      if flock(file.number, LOCK_EX | LOCK_NB) == 0 {
        // Another process may have finished, and removed it, in between.
        var now = stat()
        if let facts = file.facts, unsafe lstat(path, &now) == 0, facts.isSameFile(as: now) {
          return file
        }
      } else if errno != EWOULDBLOCK, errno != EINTR {
        throw PlaceError(errno, path)
      } else if ContinuousClock.now >= deadline {
        throw .held(path, by: holder(of: file))
      }
      usleep(2000)
    }
  }

  private static func opened(_ path: String, _ flags: Int32) throws(PlaceError) -> FileDescriptor {
    guard let file = FileDescriptor(path, flags | O_NOFOLLOW | O_NONBLOCK) else {
      throw PlaceError(errno, path)
    }
    guard file.facts?.isRegularFile == true else { throw .notAFile(path) }
    return file
  }

  private static func holder(of file: borrowing FileDescriptor) -> Int32? {
    file.bytes(from: 0, count: JournalHolder.count).flatMap { JournalHolder.process(in: $0[...]) }
  }
}

/// The first line of a journal: the process that writes it, in as many bytes for each.
enum JournalHolder {
  static let count = 32

  private static let start = Array(#"{"process":"#.utf8)

  static func line(_ process: Int32) -> [UInt8] {
    let text = start + Array("\(process)}".utf8)
    let blanks = [UInt8](repeating: UInt8(ascii: " "), count: count - 1 - text.count)
    return text + blanks + [UInt8(ascii: "\n")]
  }

  static func process(in line: ArraySlice<UInt8>) -> Int32? {
    guard line.count == count, line.starts(with: start), line.last == UInt8(ascii: "\n") else {
      return nil
    }
    let digits = line.dropFirst(start.count).prefix { $0 != UInt8(ascii: "}") }
    return Int32(String(decoding: digits, as: UTF8.self))
  }
}
