import Glibc

/// The lines typed at the prompt, kept between sessions, one a line of a file of mode 0600.
///
/// Any number of sessions may add at once: each addition is one write under a lock. Past the bound,
/// the oldest lines go, by way of a new file that takes the old one's place in one step, so that a
/// crash leaves the one or the other. A symbolic link is followed and stays one; a link to the null
/// device turns the history off.
public struct HistoryFile: Sendable {
  /// The file's path, possibly a symbolic link.
  public let path: String
  /// How many entries are loaded, and left after trimming.
  public let maximumEntries: Int
  /// Longer entries are neither stored nor loaded.
  public let maximumEntryBytes: Int

  private let accepts: @Sendable (String) -> Bool

  /// Describes a history file; nothing is opened yet.
  ///
  /// - Parameters:
  ///   - path: Where it is, or shall be made, with its folder, at the first addition.
  ///   - maximumEntries: How many entries are kept.
  ///   - maximumEntryBytes: Longer entries are not stored.
  ///   - accepts: Refuses what must not be stored, lines with a secret for one.
  public init(
    path: String, maximumEntries: Int = 1000, maximumEntryBytes: Int = 8192,
    accepts: @escaping @Sendable (String) -> Bool = { _ in true }
  ) {
    self.path = path
    self.maximumEntries = max(1, maximumEntries)
    self.maximumEntryBytes = maximumEntryBytes
    self.accepts = accepts
  }

  /// Reads the newest entries.
  ///
  /// What is no entry (other bytes than UTF-8, NUL, overlong lines) is passed over, and of a file
  /// that has grown beyond all measure only the end is looked at.
  ///
  /// - Returns: The entries, oldest first; none when there is no file yet.
  /// - Throws: `HistoryError` when there is one that cannot be read.
  public func load() throws(HistoryError) -> [String] {
    guard let file = FileDescriptor(path, O_RDONLY | O_NONBLOCK) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw .unreadable(path: path, reason: describe(errno))
    }
    let entries = try storedLines(of: file).compactMap(HistoryLine.decode)
    return Array(entries.suffix(maximumEntries))
  }

  /// Adds an entry at the end.
  ///
  /// Nothing is stored of an empty line, one that begins with a blank, one equal to the last, and
  /// one that the filter refuses.
  ///
  /// - Parameter entry: What was typed; it may have several lines.
  /// - Returns: Whether it was stored.
  /// - Throws: `HistoryError` when it should have been stored and could not be.
  @discardableResult
  public func append(_ entry: String) throws(HistoryError) -> Bool {
    guard isWorthKeeping(entry), accepts(entry) else { return false }
    let line = HistoryLine.encode(entry)
    guard line.count <= maximumEntryBytes else { return false }
    if let reason = Folder.create(Folder.parent(of: path)) {
      throw .unwritable(path: path, reason: describe(reason))
    }
    let file = try openLocked()
    guard let facts = file.facts, facts.isRegularFile else { return false }
    if facts.st_mode & 0o077 != 0 { fchmod(file.number, 0o600) }
    let lines = try storedLines(of: file)
    if let last = lines.last, last.elementsEqual(line) { return false }
    try write(line, to: file, facts)
    if lines.count + 1 > maximumEntries + maximumEntries / 4 || facts.st_size > maximumBytes {
      try replace(with: lines.suffix(maximumEntries - 1) + [line[...]], facts)
    }
    return true
  }

  private var maximumBytes: Int { max(1 << 20, maximumEntries * 512) }

  private func isWorthKeeping(_ entry: String) -> Bool {
    guard let first = entry.unicodeScalars.first else { return false }
    return !first.properties.isWhitespace
  }

  // The whole lines at the file's end, without those that no version of this type would write.
  private func storedLines(
    of file: borrowing FileDescriptor
  ) throws(HistoryError) -> [ArraySlice<UInt8>] {
    guard let facts = file.facts else {
      throw .unreadable(path: path, reason: describe(errno))
    }
    if facts.isCharacterDevice { return [] }
    guard facts.isRegularFile else { throw .notAFile(path: path) }
    let start = max(0, facts.st_size - maximumBytes)
    guard let bytes = file.bytes(from: start, count: facts.st_size - start) else {
      throw .unreadable(path: path, reason: describe(errno))
    }
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    if start > 0, !lines.isEmpty { lines.removeFirst() }
    return lines.filter { $0.count <= maximumEntryBytes && !$0.contains(0) }
  }

  private func write(
    _ line: [UInt8], to file: borrowing FileDescriptor, _ facts: stat
  ) throws(HistoryError) {
    let newline = UInt8(ascii: "\n")
    // A session that was killed while writing may have left half a line.
    let ending = facts.st_size > 0 ? file.bytes(from: facts.st_size - 1, count: 1) : [newline]
    let start = ending == [newline] ? [] : [newline]
    guard let reason = file.writeAll(start + line + [newline]) else { return }
    _ = ftruncate(file.number, facts.st_size)
    throw .unwritable(path: path, reason: describe(reason))
  }

  private func openLocked() throws(HistoryError) -> FileDescriptor {
    let deadline = ContinuousClock.now + .seconds(2)
    while true {
      guard let file = FileDescriptor(path, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK) else {
        throw .unwritable(path: path, reason: describe(errno))
      }
      guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else {
        guard ContinuousClock.now < deadline else { throw .busy(path: path) }
        usleep(2000)
        continue
      }
      // Another session may have put a trimmed file in its place while this one waited.
      var now = stat()
      if let facts = file.facts, unsafe stat(path, &now) == 0, facts.isSameFile(as: now) {
        return file
      }
    }
  }

  // Runs under the lock of the old file, so that the temporary name is this session's alone.
  private func replace(
    with lines: [ArraySlice<UInt8>], _ old: stat
  ) throws(HistoryError) {
    let target = Folder.resolved(path)
    let temporary = "\(target).new"
    unsafe unlink(temporary)
    let content = WholeFile.Content(
      bytes: lines.flatMap { $0 + [UInt8(ascii: "\n")] }, mode: 0o600, owner: old)
    if let reason = WholeFile.put(content, at: target, by: temporary) {
      throw .unwritable(path: path, reason: describe(reason))
    }
  }
}
