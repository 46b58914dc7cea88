import Glibc

/// Folders of the program's own.
enum Folder {
  /// Makes a folder and those above it that are missing, for the user alone (0700).
  ///
  /// - Returns: The errno value that prevented it, else nil.
  static func create(_ path: String) -> Int32? {
    if unsafe mkdir(path, 0o700) == 0 { return nil }
    switch errno {
    case EEXIST:
      return isDirectory(path) ? nil : ENOTDIR
    case ENOENT:
      let above = parent(of: path)
      guard above != path, above != "/" else { return ENOENT }
      if let reason = create(above) { return reason }
      return unsafe mkdir(path, 0o700) == 0 || errno == EEXIST ? nil : errno
    case let reason:
      return reason
    }
  }

  /// The folder that a path's last part lies in.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes a rename in the folder last through a power failure, where the system can.
  static func synchronise(_ path: String) {
    guard let folder = FileDescriptor(path, O_RDONLY | O_DIRECTORY) else { return }
    _ = fsync(folder.number)
  }

  private static func isDirectory(_ path: String) -> Bool {
    var facts = stat()
    return unsafe stat(path, &facts) == 0 && facts.isDirectory
  }
}
