import Glibc

/// A folder in which this process alone changes files for as long as the value lives.
///
/// The lock is the folder's own (`flock`), so that no lock file is left, and ends with the process,
/// however that ends. Over a network some systems hold it on one machine only; files are therefore
/// written under names of their own and never end up mixed.
struct LockedFolder: ~Copyable {
  private static let prefix = ".leadline-save-"
  private static let suffix = ".tmp"

  private let path: String
  private let folder: FileDescriptor
  private let patience: Duration

  /// Locks a folder that is there, and removes what killed processes left in it.
  init(existing path: String, patience: Duration) throws(PlaceError) {
    self.path = path
    self.patience = patience
    folder = try Self.locked(path, patience)
    removeLeftovers()
  }

  /// As above, of a folder that is made where it is missing.
  init(_ path: String, patience: Duration) throws(PlaceError) {
    if let number = Folder.create(path) { throw PlaceError(number, path) }
    try self.init(existing: path, patience: patience)
  }

  /// Reads a file; nil where there is none.
  func bytes(of path: String, maximumBytes: Int) throws(PlaceError) -> [UInt8]? {
    // Not to hang on a pipe that nobody writes to.
    guard let file = FileDescriptor(path, O_RDONLY | O_NONBLOCK) else {
      if errno == ENOENT { return nil }
      throw PlaceError(errno, path)
    }
    guard let facts = file.facts, facts.isRegularFile else { throw .notAFile(path) }
    guard let bytes = file.bytes(from: 0, count: min(facts.st_size, maximumBytes) + 1) else {
      throw PlaceError(errno, path)
    }
    guard bytes.count <= maximumBytes else { throw .tooLarge(path, maximumBytes: maximumBytes) }
    return bytes
  }

  /// Puts a whole file in its place; a symbolic link there is followed and stays.
  func replace(_ path: String, with bytes: [UInt8]) throws(PlaceError) {
    let target = Folder.resolved(path)
    let parent = Folder.parent(of: target)
    if isThisFolder(parent) { return try put(bytes, at: target, for: path) }
    let other = try LockedFolder(existing: parent, patience: patience)
    try other.put(bytes, at: target, for: path)
  }

  /// Removes a file; of a symbolic link, the link.
  func remove(_ path: String) throws(PlaceError) {
    guard unsafe unlink(path) == 0 else { throw PlaceError(errno, path) }
    if let number = Folder.synchronise(folder) { throw PlaceError(number, self.path) }
  }

  private func put(_ bytes: [UInt8], at target: String, for path: String) throws(PlaceError) {
    var facts = stat()
    let isThere = unsafe stat(target, &facts) == 0
    if isThere, !facts.isRegularFile { throw .notAFile(path) }
    // What is kept here is the user's alone, even where the file was opened to others by hand;
    // a bit that the user has taken from themselves stays away.
    let mode = isThere ? facts.st_mode & 0o600 : 0o600
    let random = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    let temporary = Folder.parent(of: target) + "/" + Self.prefix + random + Self.suffix
    let content = WholeFile.Content(bytes: bytes, mode: mode, owner: isThere ? facts : nil)
    if let number = WholeFile.put(content, at: target, by: temporary) {
      throw PlaceError(number, path)
    }
  }

  private func isThisFolder(_ path: String) -> Bool {
    var facts = stat()
    return unsafe stat(path, &facts) == 0 && folder.facts?.isSameFile(as: facts) == true
  }

  private func removeLeftovers() {
    let names = try? FolderListing.names(in: path, missing: [])
    for name in names ?? [] where name.hasPrefix(Self.prefix) && name.hasSuffix(Self.suffix) {
      _ = unsafe unlink("\(path)/\(name)")
    }
  }

  private static func locked(
    _ path: String, _ patience: Duration
  ) throws(PlaceError) -> FileDescriptor {
    let deadline = ContinuousClock.now + patience
    while true {
      guard let folder = FileDescriptor(path, O_RDONLY | O_DIRECTORY) else {
        throw PlaceError(errno, path)
      }
      if flock(folder.number, LOCK_EX | LOCK_NB) == 0 {
        // The folder may have been put elsewhere while this process waited.
        var now = stat()
        if let facts = folder.facts, unsafe stat(path, &now) == 0, facts.isSameFile(as: now) {
          return folder
        }
      } else if errno != EWOULDBLOCK, errno != EINTR {
        throw PlaceError(errno, path)
      }
      guard ContinuousClock.now < deadline else { throw .held(path, by: nil) }
      usleep(2000)
    }
  }
}
