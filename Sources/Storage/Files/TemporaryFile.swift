import Glibc

/// A file on its way to its place. It is locked as long as it is written, so that what a killed
/// process left is told from what another is at.
struct TemporaryFile: ~Copyable {
  private static let prefix = ".leadline-"
  private static let suffix = ".tmp"

  let path: String
  private let file: FileDescriptor

  /// Makes a file in a folder, and removes what killed processes left there; nil leaves the reason
  /// in `errno`.
  init?(in folder: String, mode: mode_t) {
    Self.removeLeftovers(in: folder)
    while true {
      // Of its own length, as the name of the file may be as long as names can be.
      let name = "\(Self.prefix)\(UInt64.random(in: 0...UInt64.max))\(Self.suffix)"
      let path = "\(folder)/\(name)"
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
      guard let file = FileDescriptor(path, flags, mode: mode) else { return nil }
      // Before it was locked, another process may have taken it for a leftover; where nothing can
      // be locked, nobody takes anything for one.
      if flock(file.number, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { continue }
      var facts = stat()
      guard unsafe lstat(path, &facts) == 0 || errno != ENOENT else { continue }
      self.path = path
      self.file = file
      return
    }
  }

  consuming func takeDescriptor() -> FileDescriptor { file }

  private static func removeLeftovers(in folder: String) {
    let names = try? FolderListing.names(in: folder, missing: [])
    for name in names ?? [] where isTemporary(name) {
      let path = "\(folder)/\(name)"
      guard let file = FileDescriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
        file.facts?.isRegularFile == true, flock(file.number, LOCK_EX | LOCK_NB) == 0
      else { continue }
      _ = unsafe unlink(path)
    }
  }

  private static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.hasSuffix(suffix)
      && name.dropFirst(prefix.count).dropLast(suffix.count).utf8.allSatisfy {
        (0x30...0x39).contains($0)
      }
  }
}
